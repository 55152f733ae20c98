import { useState } from 'react';
import { ApiError, type BillingAccount, type PriceRow } from '@/api';
import { canCharge, firstAccount } from '@/data/billing/accounts/accounts';
import { bucketNameProblem } from '@/data/objects/keys';
import { run } from '@/data/operations';
import { bucketPrice, perMonth } from '@/data/pricing/pricing';
import { createBucket } from '@/data/resources/bucket/operations';
import { useFormat, useT } from '@/i18n';
import { AccountSelect } from '@/entities/accounts/AccountSelect';
import { FormDialog, TextInput } from '@/ui/forms';

interface Props {
  readonly accounts: readonly BillingAccount[];
  readonly policy: readonly PriceRow[] | null;
  readonly onClose: () => void;
}

export function CreateBucketDialog({ accounts, policy, onClose }: Props) {
  const t = useT();
  const format = useFormat();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const account = accounts.find(({ id }) => id === chosen) ?? firstAccount(accounts);
  const problem = bucketNameProblem(name);
  const refused = account ? canCharge(account) : null;
  const price = policy && bucketPrice(policy, 2 ** 30);
  const reason = problem
    ? t(name === '' ? 'buckets.create.noName' : `buckets.name.${problem}`)
    : !account
      ? t('buckets.create.noAccount')
      : refused && t(refused);
  return (
    <FormDialog<'name'>
      title={t('buckets.create')}
      confirmLabel={t('buckets.create')}
      reason={reason}
      dirty={name !== ''}
      submit={() => run(createBucket, { name, account: account?.id ?? 0, before: [] }, undefined)}
      onClose={onClose}
      fields={['name']}
      fieldErrors={(error) => (error instanceof ApiError && error.kind === 'conflict' ? { name: t('buckets.create.taken') } : {})}
    >
      {(errors) => (
        <>
          <TextInput
            label={t('buckets.column.name')}
            description={t('buckets.create.nameHelp')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value.trim())}
            error={errors.name ?? (problem && name.length > 2 ? t(`buckets.name.${problem}`) : undefined)}
            maxLength={63}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            data-autofocus
          />
          <AccountSelect value={account?.id ?? null} onChange={setChosen} />
          {price ? <p>{t('buckets.create.price', { price: format.money(perMonth(price)) })}</p> : null}
        </>
      )}
    </FormDialog>
  );
}
