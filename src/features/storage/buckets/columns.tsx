import type { BillingAccount, Bucket, PriceRow } from '@/api';
import { titleOf } from '@/data/billing/accounts/accounts';
import { bucketPrice, perMonth } from '@/data/pricing/pricing';
import { parseTime, useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Link, Name, Status } from '@/ui';
import { dateColumn, moneyColumn, numberColumn, type Column } from '@/ui/table';

export function useBucketColumns(accounts: readonly BillingAccount[], policy: readonly PriceRow[] | null): readonly Column<Bucket>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const payerOf = (bucket: Bucket) => accounts.find(({ id }) => id === bucket.billing_account_id);
  const accountOf = (bucket: Bucket) => {
    const account = payerOf(bucket);
    return account ? titleOf(account) : String(bucket.billing_account_id ?? '');
  };
  // The platform says why of the account, and of the bucket only that it is.
  const suspensionOf = (bucket: Bucket) => {
    const payer = payerOf(bucket);
    return payer?.is_active === false && payer.suspend_reason
      ? t('buckets.status.suspendedFor', { reason: payer.suspend_reason })
      : t('buckets.status.suspended');
  };
  return [
    {
      id: 'name',
      header: t('buckets.column.name'),
      text: ({ name }) => name,
      cell: ({ name }) => (
        <Link to={paths.bucket(name)}>
          <Name>{name}</Name>
        </Link>
      ),
      fixed: true,
      width: 240,
    },
    {
      id: 'status',
      header: t('buckets.column.status'),
      text: (bucket) => t(bucket.is_suspended ? 'buckets.status.suspended' : 'buckets.status.active'),
      cell: (bucket) =>
        bucket.is_suspended ? <Status tone="bad" label={suspensionOf(bucket)} /> : <Status tone="ok" label={t('buckets.status.active')} />,
      options: true,
      width: 110,
    },
    numberColumn<Bucket>({
      id: 'size',
      header: t('buckets.column.size'),
      value: (bucket) => bucket.size_bytes ?? null,
      format: format.bytes,
      width: 100,
    }),
    numberColumn<Bucket>({
      id: 'objects',
      header: t('buckets.column.objects'),
      value: (bucket) => bucket.num_objects ?? null,
      format: format.number,
      width: 100,
    }),
    moneyColumn<Bucket>({
      id: 'cost',
      header: t('buckets.column.cost'),
      value: (bucket) => {
        const hourly = policy && bucketPrice(policy, bucket.size_bytes ?? 0);
        return hourly && perMonth(hourly);
      },
      format: format.money,
      width: 110,
    }),
    { id: 'account', header: t('buckets.column.account'), text: accountOf, options: true, groups: true, width: 150 },
    dateColumn<Bucket>({
      id: 'created',
      header: t('buckets.column.created'),
      value: (bucket) => parseTime(bucket.created_at),
      format: format.dateTime,
      width: 120,
    }),
  ];
}
