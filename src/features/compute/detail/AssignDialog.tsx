import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FloatingIp } from '@/api';
import { addressesIn } from '@/data/resources/floating-ip/queries';
import { billingAccountsQuery, firstAccount } from '@/data/billing/accounts/accounts';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run, runTogether } from '@/data/operations';
import { perMonth, priceOf, rowsOf } from '@/data/pricing/pricing';
import { moveAddressTo } from '@/data/resources/floating-ip/move/operations';
import { assignAddress, createAddress } from '@/data/resources/floating-ip/operations';
import { isAssigned, ownerTypeOf } from '@/data/resources/floating-ip/rules';
import { policyQuery } from '@/data/pricing/queries';
import { vmsIn } from '@/data/resources/vm/queries';
import { useFormat, useT } from '@/i18n';
import { Failure, Loading, Notice } from '@/ui';
import { FormDialog, Select, TextInput } from '@/ui/forms';
import shared from '@/ui/shared.module.css';

const fresh = '_new';

/** An address for the machine: a free one, one that something else has, or a new one. */
export function AssignDialog({ machine, onClose }: { machine: Machine; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const { item, location } = machine;
  const { slug } = location;
  const addresses = useQuery(addressesIn(slug));
  const vms = useQuery(vmsIn(slug));
  const accounts = useQuery(billingAccountsQuery());
  const policy = useQuery(policyQuery());
  const [picked, setPicked] = useState<string | null>(null);
  const [label, setLabel] = useState('');
  const known = (addresses.data ?? []).filter((ip) => ip.is_deleted !== true && ip.assigned_to !== item.uuid);
  const free = known.filter((ip) => !isAssigned(ip));
  const taken = known.filter(isAssigned);
  const chosen = picked ?? free[0]?.address ?? fresh;
  const moving = taken.find((ip) => ip.address === chosen);
  const ownerOf = (ip: FloatingIp) =>
    vms.data?.find(({ uuid }) => uuid === ip.assigned_to)?.name ??
    (ip.assigned_to_resource_type === 'load_balancer'
      ? t('life.assign.loadBalancer')
      : ip.assigned_to_resource_type === 'service'
        ? t('life.assign.service')
        : (ip.assigned_to ?? ''));
  const account = item.billing_account ?? firstAccount(accounts.data ?? [])?.id;
  const cost = policy.data ? (priceOf(rowsOf(policy.data), 'address', 1) ?? priceOf(rowsOf(policy.data), 'idleAddress', 1)) : null;

  const act = async () => {
    const together = runTogether();
    let address = chosen;
    if (chosen === fresh) {
      if (account === undefined) return;
      const made = await together(createAddress, { location: slug, account, label: label.trim(), before: [] }, undefined);
      if (!made.uuid) return;
      address = made.uuid;
    } else if (moving) {
      const from = { uuid: moving.assigned_to ?? '', name: ownerOf(moving), type: ownerTypeOf(moving) };
      const to = { uuid: item.uuid, name: item.name, type: 'virtual_machine' } as const;
      await run(moveAddressTo, { location: slug, address, from, to }, { onStep: () => undefined });
      return;
    }
    // What was made stays where it is when this fails: free, and in the list to be chosen.
    setPicked(address);
    await together(assignAddress, { ...onVm(machine), address }, undefined);
  };
  const named = (ip: FloatingIp) => (ip.name ? `${ip.address} · ${ip.name}` : ip.address);
  return (
    <FormDialog
      title={t('life.assign.title', { name: item.name })}
      confirmLabel={t(chosen === fresh ? 'life.assign.makeAndAssign' : moving ? 'life.assign.move' : 'life.address.assign')}
      reason={addresses.data && (chosen !== fresh || account !== undefined) ? null : t('ui.loading')}
      dirty={label !== ''}
      submit={act}
      onClose={onClose}
    >
      {addresses.error ? <Failure compact error={addresses.error} onRetry={() => void addresses.refetch()} /> : null}
      {addresses.isPending ? <Loading /> : null}
      {addresses.data ? (
        <div className={shared.fields}>
          <Select
            label={t('life.assign.which')}
            data={[
              { group: t('life.assign.free'), items: free.map((ip) => ({ value: ip.address, label: named(ip) })) },
              { group: t('life.assign.new'), items: [{ value: fresh, label: t('life.assign.newOne') }] },
              {
                group: t('life.assign.elsewhere'),
                items: taken.map((ip) => ({ value: ip.address, label: t('life.assign.at', { address: named(ip), owner: ownerOf(ip) }) })),
              },
            ].filter(({ items }) => items.length > 0)}
            value={chosen}
            onChange={(next) => setPicked(next)}
            allowDeselect={false}
            searchable
          />
          {chosen === fresh ? (
            <>
              <TextInput
                label={t('life.assign.label')}
                value={label}
                onChange={(event) => setLabel(event.currentTarget.value)}
                dir="auto"
              />
              {cost ? <p>{t('life.assign.cost', { month: format.money(perMonth(cost)) })}</p> : null}
            </>
          ) : null}
          {moving ? <Notice tone="warn">{t('life.assign.taken', { address: moving.address, owner: ownerOf(moving) })}</Notice> : null}
        </div>
      ) : null}
    </FormDialog>
  );
}
