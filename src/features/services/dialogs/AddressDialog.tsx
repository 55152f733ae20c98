import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { firstAccount, billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { runTogether } from '@/data/operations';
import { perMonth, priceOf, rowsOf } from '@/data/pricing/pricing';
import { policyQuery } from '@/data/pricing/queries';
import { createAddress } from '@/data/resources/floating-ip/operations';
import { addressesIn } from '@/data/resources/floating-ip/queries';
import { isAssigned } from '@/data/resources/floating-ip/rules';
import { assignToService } from '@/data/resources/service/operations';
import { useFormat, useT } from '@/i18n';
import { Failure, Notice, SkeletonRows } from '@/ui';
import { FormDialog, Select } from '@/ui/forms';
import { onService, type Database } from '../useServices';

const fresh = '_new';

/** A public address for the service: one that nothing has, or a new one. */
export function AddressDialog({ database, onClose }: { database: Database; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const on = onService(database);
  const addresses = useQuery(addressesIn(on.location));
  const accounts = useQuery(billingAccountsQuery());
  const policy = useQuery(policyQuery());
  const [picked, setPicked] = useState<string | null>(null);
  const free = (addresses.data ?? []).filter((ip) => ip.is_deleted !== true && !isAssigned(ip));
  const chosen = picked ?? free[0]?.address ?? fresh;
  const account = database.item.billing_account_id ?? firstAccount(accounts.data ?? [])?.id;
  const rows = policy.data ? rowsOf(policy.data) : null;
  const cost = rows && (priceOf(rows, 'address', 1) ?? priceOf(rows, 'idleAddress', 1));

  const submit = async () => {
    const together = runTogether();
    let address = chosen;
    if (chosen === fresh) {
      if (account === undefined) return;
      const { uuid } = await together(createAddress, { location: on.location, account, label: database.name, before: [] }, undefined);
      if (!uuid) return;
      address = uuid;
    }
    // What was made stays when this fails: free, and in the list to be chosen.
    setPicked(address);
    await together(assignToService, { ...on, address }, undefined);
  };
  return (
    <FormDialog
      title={t('services.address.title', { name: database.name })}
      confirmLabel={t(chosen === fresh ? 'services.address.createAndAssign' : 'services.address.assign')}
      reason={addresses.data && (chosen !== fresh || account !== undefined) ? null : t('ui.loading')}
      submit={submit}
      onClose={onClose}
    >
      {addresses.error && !addresses.data ? <Failure compact error={addresses.error} onRetry={() => void addresses.refetch()} /> : null}
      {addresses.isPending ? <SkeletonRows rows={2} /> : null}
      {addresses.data ? (
        <Select
          label={t('services.column.public')}
          data={[
            {
              group: t('services.address.free'),
              items: free.map((ip) => ({ value: ip.address, label: [ip.address, ip.name].filter(Boolean).join(' · ') })),
            },
            { group: t('services.address.new'), items: [{ value: fresh, label: t('services.address.newOne') }] },
          ].filter(({ items }) => items.length > 0)}
          value={chosen}
          onChange={setPicked}
          allowDeselect={false}
          description={chosen === fresh && cost ? t('services.address.cost', { month: format.money(perMonth(cost)) }) : undefined}
        />
      ) : null}
      {database.open ? <Notice tone="warn">{t('services.address.open')}</Notice> : null}
    </FormDialog>
  );
}
