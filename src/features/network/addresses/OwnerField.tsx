import { useQuery } from '@tanstack/react-query';
import type { ServicePackage } from '@/api';
import type { OwnerType } from '@/data/resources/floating-ip/rules';
import { balancerGone, balancerName } from '@/data/resources/load-balancer/rules';
import { balancersIn } from '@/data/resources/load-balancer/queries';
import { locationOf, nameOf } from '@/data/resources/service/facts';
import { serviceGone } from '@/data/resources/service/rules';
import { vmsIn } from '@/data/resources/vm/queries';
import { vmGone } from '@/data/resources/vm/rules';
import { useT } from '@/i18n';
import { Select } from '@/ui/forms';
import type { Owner } from '../parts/useNetworkPlaces';

interface Props {
  readonly label: string;
  readonly location: string;
  readonly services: readonly ServicePackage[];
  readonly value: Owner | null;
  /** Uuid of what is left out: what has it already. */
  readonly except?: string | undefined;
  readonly optional?: boolean;
  readonly onChange: (owner: Owner | null) => void;
}

const types: readonly OwnerType[] = ['virtual_machine', 'load_balancer', 'service'];

/** A VM, load balancer or managed service of a location. */
export function OwnerField({ label, location, services, value, except, optional = false, onChange }: Props) {
  const t = useT();
  const vms = useQuery(vmsIn(location));
  const balancers = useQuery(balancersIn(location));
  const owners: readonly Owner[] = [
    ...(vms.data ?? []).filter((vm) => !vmGone(vm)).map(({ uuid, name }): Owner => ({ uuid, name, type: 'virtual_machine' })),
    ...(balancers.data ?? [])
      .filter((balancer) => !balancerGone(balancer))
      .map((balancer): Owner => ({ uuid: balancer.uuid, name: balancerName(balancer), type: 'load_balancer' })),
    ...services
      .filter((service) => locationOf(service) === location && !serviceGone(service))
      .map((service): Owner => ({ uuid: service.uuid, name: nameOf(service), type: 'service' })),
  ].filter(({ uuid }) => uuid !== except);
  return (
    <Select
      label={label}
      placeholder={optional ? t('network.address.nothing') : t('network.choose')}
      data={types
        .map((type) => ({
          group: t(`network.owner.${type}`),
          items: owners.filter((owner) => owner.type === type).map(({ uuid, name }) => ({ value: uuid, label: name })),
        }))
        .filter(({ items }) => items.length > 0)}
      value={value?.uuid ?? null}
      onChange={(uuid) => onChange(owners.find((owner) => owner.uuid === uuid) ?? null)}
      searchable
      clearable={optional}
      limit={100}
      nothingFoundMessage={t('network.nothingFound')}
    />
  );
}
