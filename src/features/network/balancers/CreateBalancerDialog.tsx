import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { firstChoice } from '@/data/core/locations';
import { run } from '@/data/operations';
import { assignedPrice, balancerPrice, perMonth } from '@/data/pricing/pricing';
import { createLoadBalancer } from '@/data/resources/load-balancer/operations';
import { forwardingProblem, possibleTargets } from '@/data/resources/load-balancer/rules';
import { defaultNetwork, networksIn } from '@/data/resources/network/queries';
import { networkName } from '@/data/resources/network/rules';
import { vmsIn } from '@/data/resources/vm/queries';
import { LocationField } from '@/entities/LocationField';
import { useFormat, useT } from '@/i18n';
import { Button, IconButton, KeyValues, PlusIcon, XIcon } from '@/ui';
import { Checkbox, FormDialog, Select } from '@/ui/forms';
import { VmChoice } from '../firewalls/VmChoice';
import { AccountField, NameField, useAccountChoice } from '../parts/fields';
import shared from '@/ui/shared.module.css';
import classes from '../parts/network.module.css';
import type { NetworkPlaces } from '../parts/useNetworkPlaces';
import { emptyForwarding, ForwardingFields, portOf, type ForwardingText } from './ForwardingFields';

interface Props {
  readonly data: NetworkPlaces;
  readonly onCreated: (location: string, uuid: string) => void;
  readonly onClose: () => void;
}

/** A new load balancer: its network decides which VMs can be targets. */
export function CreateBalancerDialog({ data, onCreated, onClose }: Props) {
  const t = useT();
  const format = useFormat();
  const [location, setLocation] = useState(firstChoice(data.locations.all)?.slug ?? '');
  const [text, setText] = useState('');
  const [pickedNetwork, setNetwork] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [rules, setRules] = useState<readonly ForwardingText[]>([emptyForwarding('80', '80')]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reserve, setReserve] = useState(true);
  const choice = useAccountChoice(picked);
  const networks = useQuery(networksIn(location));
  const vms = useQuery(vmsIn(location));
  const network = networks.data?.find(({ uuid }) => uuid === pickedNetwork) ?? defaultNetwork(networks.data ?? []);
  const possible = possibleTargets(network?.uuid, [], vms.data ?? [], networks.data ?? []);
  const targets = possible.filter(({ uuid }) => chosen.includes(uuid));
  const name = text.trim();
  const ports = rules.map(({ source, target }) => ({ source: portOf(source), target: portOf(target) }));
  const problem = ports
    .map(({ source, target }, index) =>
      forwardingProblem(
        source,
        target,
        ports.slice(0, index).flatMap((each) => each.source ?? []),
      ),
    )
    .find((each) => each !== null);
  const reason =
    name === ''
      ? t('network.reason.name')
      : !network
        ? t('network.balancer.reason.network')
        : rules.length === 0
          ? t('network.balancer.reason.rules')
          : problem
            ? t(problem)
            : choice.reason;
  const price = data.policy && balancerPrice(data.policy);
  const addressPrice = data.policy && assignedPrice(data.policy, 1);
  const total = price && reserve && addressPrice ? price.plus(addressPrice) : price;
  const act = async () => {
    if (!network || !choice.account) return true;
    const form = {
      display_name: name,
      billing_account_id: choice.account.id,
      network_uuid: network.uuid,
      reserve_public_ip: reserve,
      rules: ports.flatMap(({ source, target }) => (source && target ? [{ source_port: source, target_port: target }] : [])),
      targets: targets.map(({ uuid }) => ({ target_uuid: uuid, target_type: 'vm' })),
    };
    const { uuid } = await run(createLoadBalancer, { location, form, before: [] }, undefined);
    if (!uuid) return true;
    onCreated(location, uuid);
    return false;
  };
  return (
    <FormDialog
      title={t('network.balancer.create')}
      confirmLabel={t('network.balancer.create')}
      reason={reason}
      size="normal"
      dirty={name !== '' || chosen.length > 0}
      submit={act}
      onClose={onClose}
    >
      <div className={shared.fields}>
        <NameField value={text} onChange={setText} />
        <LocationField
          locations={data.locations.all}
          value={location}
          onChange={(slug) => {
            setLocation(slug);
            setNetwork(null);
            setChosen([]);
          }}
        />
        <Select
          label={t('network.column.network')}
          data={(networks.data ?? []).map((each) => ({
            value: each.uuid,
            label: [networkName(each), each.subnet].filter(Boolean).join(' · '),
          }))}
          value={network?.uuid ?? null}
          onChange={(uuid) => {
            setNetwork(uuid);
            setChosen([]);
          }}
          allowDeselect={false}
          searchable
        />
        <fieldset className={classes.group}>
          <legend>{t('network.column.forwarding')}</legend>
          {rules.map((rule, index) => (
            <div key={rule.key} className={classes.removable}>
              <ForwardingFields value={rule} onChange={(next) => setRules(rules.map((each) => (each.key === rule.key ? next : each)))} />
              <IconButton
                label={t('network.forwarding.removeNth', { place: index + 1 })}
                icon={XIcon}
                reason={rules.length === 1 ? t('network.balancer.reason.rules') : null}
                onClick={() => setRules(rules.filter((each) => each.key !== rule.key))}
              />
            </div>
          ))}
          <Button size="small" icon={PlusIcon} onClick={() => setRules([...rules, emptyForwarding()])}>
            {t('network.forwarding.add')}
          </Button>
        </fieldset>
        <VmChoice label={t('network.column.targets')} vms={possible} value={chosen} onChange={setChosen} />
        <Checkbox
          label={t('network.balancer.reserve')}
          description={t('network.balancer.reserve.text')}
          checked={reserve}
          onChange={(event) => setReserve(event.currentTarget.checked)}
        />
        <AccountField choice={choice} onChange={setPicked} />
        <KeyValues
          items={[
            {
              label: t('network.balancer.price'),
              value: price ? t('network.perMonth', { month: format.money(perMonth(price)) }) : t('network.unknownPrice'),
            },
            ...(reserve && addressPrice
              ? [
                  {
                    label: t('network.balancer.addressPrice'),
                    value: t('network.perMonth', { month: format.money(perMonth(addressPrice)) }),
                  },
                ]
              : []),
            ...(total
              ? [{ label: t('network.total'), value: <strong>{t('network.perMonth', { month: format.money(perMonth(total)) })}</strong> }]
              : []),
          ]}
        />
        <p>{t('network.balancer.create.text')}</p>
      </div>
    </FormDialog>
  );
}
