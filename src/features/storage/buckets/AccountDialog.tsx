import { useState } from 'react';
import type { BillingAccount, Bucket } from '@/api';
import { canCharge, titleOf } from '@/data/billing/accounts/accounts';
import { run } from '@/data/operations';
import { moveBucket } from '@/data/resources/bucket/operations';
import { useT } from '@/i18n';
import { AccountSelect } from '@/entities/accounts/AccountSelect';
import { FormDialog } from '@/ui/forms';

interface Props {
  readonly bucket: Bucket;
  readonly accounts: readonly BillingAccount[];
  readonly onClose: () => void;
}

/** Another billing account pays from now on. */
export function AccountDialog({ bucket: { name, billing_account_id: now }, accounts, onClose }: Props) {
  const t = useT();
  const [chosen, setChosen] = useState(now ?? null);
  const account = accounts.find(({ id }) => id === chosen);
  const refused = account ? canCharge(account) : null;
  return (
    <FormDialog
      title={t('buckets.account.title', { name })}
      confirmLabel={t('buckets.act.account')}
      reason={!account || chosen === now ? t('buckets.account.same') : refused && t(refused)}
      dirty={chosen !== now}
      submit={() =>
        run(moveBucket, { key: name, name, account: account?.id ?? 0, accountName: account ? titleOf(account) : '' }, undefined)
      }
      onClose={onClose}
    >
      <p>{t('buckets.account.text')}</p>
      <AccountSelect value={chosen} onChange={setChosen} />
    </FormDialog>
  );
}
