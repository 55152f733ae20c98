import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { billingAccountsQuery, canCharge, titleOf } from '@/data/billing/accounts/accounts';
import { moveService } from '@/data/resources/service/operations';
import { run } from '@/data/operations';
import { useT } from '@/i18n';
import { Failure, SkeletonRows } from '@/ui';
import { ChoiceCards, FormDialog } from '@/ui/forms';
import type { Database } from '../useServices';

/** Another billing account that pays from now on. */
export function AccountDialog({ database, onClose }: { database: Database; onClose: () => void }) {
  const t = useT();
  const accounts = useQuery(billingAccountsQuery());
  const now = database.item.billing_account_id ?? null;
  const [chosen, setChosen] = useState<string | null>(now === null ? null : String(now));
  const account = accounts.data?.find(({ id }) => String(id) === chosen);
  const verdict = account ? canCharge(account) : null;
  const reason = !account ? t('services.account.choose') : verdict ? t(verdict) : account.id === now ? t('services.account.same') : null;
  return (
    <FormDialog
      title={t('services.account.title', { name: database.name })}
      confirmLabel={t('services.account.change')}
      reason={reason}
      dirty={account !== undefined && account.id !== now}
      submit={async () => {
        if (!account) return;
        const move = { key: database.item.uuid, name: database.name, account: account.id, accountName: titleOf(account) };
        await run(moveService, move, undefined);
      }}
      onClose={onClose}
    >
      {accounts.error && !accounts.data ? <Failure compact error={accounts.error} onRetry={() => void accounts.refetch()} /> : null}
      {accounts.isPending ? <SkeletonRows rows={3} /> : null}
      {accounts.data ? (
        <ChoiceCards
          label={t('services.column.account')}
          options={accounts.data
            .filter((each) => each.is_deleted !== true)
            .map((each) => {
              const why = canCharge(each);
              return {
                value: String(each.id),
                title: titleOf(each),
                description: String(each.id),
                badge: each.id === now ? t('services.account.now') : undefined,
                reason: why && t(why),
              };
            })}
          value={chosen}
          onChange={setChosen}
          least={220}
        />
      ) : null}
    </FormDialog>
  );
}
