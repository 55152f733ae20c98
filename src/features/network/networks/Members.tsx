import type { ServicePackage } from '@/api';
import { balancerName } from '@/data/resources/load-balancer/rules';
import type { NetworkMembers } from '@/data/resources/network/members';
import { endpointOf, nameOf as serviceName } from '@/data/resources/service/facts';
import { serviceActive, serviceBusy } from '@/data/resources/service/rules';
import { vmStatus } from '@/data/resources/vm/rules';
import { msg, useT, type Message } from '@/i18n';
import { usePaths } from '@/nav';
import { CopyText, Empty, Link, Name, NetworkIcon, Section, Status, type Tone } from '@/ui';
import { DataTable, type Column } from '@/ui/table';
import { addressesText } from '../parts/columns';

interface Member {
  readonly key: string;
  readonly kind: 'vm' | 'balancer' | 'service';
  readonly name: string;
  /** Null: not in the lists, so that there is nothing to go to. */
  readonly path: string | null;
  readonly state: { readonly tone: Tone; readonly name: Message | string } | null;
  readonly inside: string;
  readonly outside: string;
}

const serviceState = (service: ServicePackage): Member['state'] =>
  serviceActive(service)
    ? { tone: 'ok', name: msg('network.member.active') }
    : { tone: serviceBusy(service) ? 'busy' : 'unknown', name: service.status ?? '' };

const keyOf = ({ key }: Member) => key;
const nameOf = ({ name }: Member) => name;

/** What is in a network, as a table: the same as the drawing, to be read, searched and exported. */
export function Members({ row }: { row: NetworkMembers }) {
  const t = useT();
  const paths = usePaths();
  const slug = row.location.slug;
  const members: Member[] = [
    ...row.balancers.map(({ balancer, floating }): Member => ({
      key: balancer.uuid,
      kind: 'balancer',
      name: balancerName(balancer),
      path: paths.loadBalancer(slug, balancer.uuid),
      state: null,
      inside: balancer.private_address ?? '',
      outside: addressesText(floating),
    })),
    ...row.services.map(({ service, floating }): Member => ({
      key: service.uuid,
      kind: 'service',
      name: serviceName(service),
      path: paths.database(service.uuid),
      state: serviceState(service),
      inside: endpointOf(service)?.host ?? '',
      outside: addressesText(floating),
    })),
    ...row.vms.map(({ uuid, vm, floating }): Member => ({
      key: uuid,
      kind: 'vm',
      name: vm?.name ?? uuid,
      path: vm ? paths.vm(slug, uuid) : null,
      state: vm ? vmStatus(vm.status) : null,
      inside: vm?.private_ipv4 ?? '',
      outside: addressesText(floating),
    })),
  ];
  const columns = useColumns();
  return (
    <Section title={t('network.members')}>
      <DataTable
        name="network-members"
        label={t('network.members')}
        rows={members}
        rowId={keyOf}
        rowLabel={nameOf}
        columns={columns}
        offUrl
        initialSort={{ id: 'name', desc: false }}
        empty={<Empty icon={NetworkIcon} title={t('network.members.none')} text={t('network.members.noneText')} />}
        footer={() => (row.others ? t('network.members.others', { count: row.others }) : null)}
      />
    </Section>
  );
}

function useColumns(): Column<Member>[] {
  const t = useT();
  const said = (words: Message | string) => (typeof words === 'string' ? words : t(words));
  return [
    {
      id: 'name',
      header: t('network.column.name'),
      text: nameOf,
      cell: ({ name, path }) =>
        path ? (
          <Link to={path}>
            <Name>{name}</Name>
          </Link>
        ) : (
          <Name>{name}</Name>
        ),
      fixed: true,
      width: 220,
    },
    { id: 'kind', header: t('network.column.kind'), text: ({ kind }) => t(`network.member.${kind}`), options: true, width: 140 },
    {
      id: 'status',
      header: t('network.column.status'),
      text: ({ state }) => (state ? said(state.name) : ''),
      cell: ({ state }) => (state ? <Status tone={state.tone} label={said(state.name)} /> : null),
      options: true,
      width: 120,
    },
    {
      id: 'inside',
      header: t('network.column.privateAddress'),
      text: ({ inside }) => inside,
      cell: ({ inside }) => (inside ? <CopyText value={inside} /> : null),
      width: 150,
    },
    {
      id: 'outside',
      header: t('network.column.publicAddress'),
      text: ({ outside }) => outside,
      none: t('network.member.noPublic'),
      width: 170,
    },
  ];
}
