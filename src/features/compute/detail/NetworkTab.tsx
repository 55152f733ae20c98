import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import type { FloatingIp } from '@/api';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import { perMonth, priceOf, rowsOf } from '@/data/pricing/pricing';
import { releaseAddress, unassignAddress } from '@/data/resources/floating-ip/operations';
import { networkOf, networksIn } from '@/data/resources/network/queries';
import { networkName } from '@/data/resources/network/rules';
import { policyQuery } from '@/data/pricing/queries';
import { useAccountName } from '@/entities/accounts/useAccountName';
import { loadMessages, useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, confirm, CopyText, Empty, KeyValues, Link, type MenuItem, Name, NetworkIcon, PlusIcon, Section, SkeletonRows } from '@/ui';
import { lazyPart } from '@/ui/lazy';
import { DataTable, type Column } from '@/ui/table';
import { useReason } from '../actions';
import { AssignDialog } from './AssignDialog';

const VmFirewalls = lazyPart(async () => ({
  default: (await Promise.all([import('./VmFirewalls'), loadMessages('network')]))[0].VmFirewalls,
}));

const idOf = (ip: FloatingIp) => ip.address;

/** The floating IPs of a machine, the firewalls that protect it, and the network that it is in. */
export function NetworkTab({ machine, addressesKnown }: { machine: Machine; addressesKnown: boolean }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const reason = useReason();
  const { item, location, floating } = machine;
  const networks = useQuery(networksIn(location.slug));
  const policy = useQuery(policyQuery());
  const [assigning, setAssigning] = useState(false);
  const network = networks.data ? networkOf(networks.data, item.uuid) : undefined;
  const idle = policy.data ? priceOf(rowsOf(policy.data), 'idleAddress', 1) : null;
  const month = idle ? format.money(perMonth(idle)) : null;
  const columns = useColumns();
  const busy = reason('addresses', machine);

  const release = (ip: FloatingIp) =>
    confirm({
      title: t('life.address.release.title', { address: ip.address, name: item.name }),
      body: <p>{month ? t('life.address.release.text', { month }) : t('life.address.release.textUnknown')}</p>,
      confirmLabel: t('life.address.release'),
      action: async () => {
        await run(unassignAddress, { ...onVm(machine), address: ip.address }, undefined);
      },
    });
  const remove = (ip: FloatingIp) =>
    confirm({
      title: t('life.address.delete.title', { address: ip.address }),
      body: <p>{t('life.address.delete.text', { name: item.name })}</p>,
      confirmLabel: t('life.address.delete'),
      danger: true,
      typeName: ip.address,
      action: async () => {
        await run(releaseAddress, { location: location.slug, address: ip.address }, undefined);
      },
    });
  const actions = (ip: FloatingIp): MenuItem[] => [
    { key: 'release', label: t('life.address.release'), reason: busy, onSelect: () => void release(ip) },
    { divider: true, key: 'line' },
    { key: 'delete', label: t('life.address.delete'), danger: true, reason: busy, onSelect: () => void remove(ip) },
  ];
  const assign = (
    <Button size="small" icon={PlusIcon} reason={busy} onClick={() => setAssigning(true)}>
      {t('life.address.assign')}
    </Button>
  );
  return (
    <>
      <Section title={t('life.address.list')} actions={assign}>
        <DataTable
          name="vm-addresses"
          label={t('life.address.list')}
          rows={floating}
          rowId={idOf}
          rowLabel={idOf}
          columns={columns}
          rowActions={actions}
          offUrl
          loading={!addressesKnown}
          empty={<Empty icon={NetworkIcon} title={t('life.address.none')} text={t('compute.detail.noInternet')} />}
        />
      </Section>
      <Suspense fallback={<SkeletonRows rows={3} />}>
        <VmFirewalls machine={machine} />
      </Suspense>
      <Section title={t('compute.detail.network')}>
        <KeyValues
          items={[
            {
              label: t('compute.detail.network'),
              value: network ? (
                <Link to={paths.network(location.slug, network.uuid)}>
                  <Name>{networkName(network)}</Name>
                </Link>
              ) : (
                t('life.network.unknown')
              ),
            },
            ...(network?.subnet ? [{ label: t('life.network.subnet'), value: network.subnet }] : []),
            ...(network?.subnet_ipv6 ? [{ label: t('life.network.subnet6'), value: network.subnet_ipv6 }] : []),
            {
              label: t('compute.detail.private'),
              value: item.private_ipv4 ? <CopyText value={item.private_ipv4} /> : t('compute.detail.noPrivate'),
            },
            ...(item.public_ipv6 ? [{ label: t('life.network.ipv6'), value: <CopyText value={item.public_ipv6} /> }] : []),
            ...(item.mac ? [{ label: t('compute.detail.mac'), value: <CopyText value={item.mac} /> }] : []),
          ]}
        />
      </Section>
      {assigning ? <AssignDialog machine={machine} onClose={() => setAssigning(false)} /> : null}
    </>
  );
}

function useColumns(): Column<FloatingIp>[] {
  const t = useT();
  const account = useAccountName();
  return [
    {
      id: 'address',
      header: t('life.address.address'),
      text: ({ address }) => address,
      cell: ({ address }) => <CopyText value={address} />,
      fixed: true,
      width: 200,
    },
    { id: 'name', header: t('compute.column.name'), text: ({ name }) => name ?? '', width: 200 },
    { id: 'inside', header: t('compute.detail.private'), text: ({ assigned_to_private_ip: inside }) => inside ?? '', width: 160 },
    { id: 'account', header: t('compute.column.account'), text: ({ billing_account_id: id }) => account(id), width: 140 },
  ];
}
