import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { Bucket } from '@/api';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { policyQuery } from '@/data/pricing/queries';
import { bucketPrice, perMonth, rowsOf, sumHourly } from '@/data/pricing/pricing';
import { bucketsQuery, objectStorageQuery } from '@/data/resources/bucket/queries';
import { bucketCan, gatewayAddress, lacksObjectStorage } from '@/data/resources/bucket/rules';
import { GlobalList } from '@/entities/list/GlobalList';
import { useFormat, useT } from '@/i18n';
import { useAddress, usePaths } from '@/nav';
import { BillIcon, BucketIcon, Button, ChartIcon, FolderIcon, PlusIcon, TrashIcon, type MenuItem } from '@/ui';
import { useBucketColumns } from './columns';
import { bucketDialogs, bucketParam, dialogParam, type BucketDialog } from './dialogs';

const BucketDialogs = lazy(async () => ({ default: (await import('./BucketDialogs')).BucketDialogs }));

const idOf = ({ name }: Bucket) => name;
/** The buckets of the user. They are in no location. */
export function BucketsPage() {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const buckets = useQuery(bucketsQuery());
  const gateway = useQuery(objectStorageQuery());
  const accounts = useQuery(billingAccountsQuery());
  const prices = useQuery(policyQuery()).data;
  const policy = prices ? rowsOf(prices) : null;
  const columns = useBucketColumns(accounts.data ?? [], policy);
  const [address, put] = useAddress();

  const open = bucketDialogs.find((each) => each === address.get(dialogParam)) ?? null;
  const of = buckets.data?.find(({ name }) => name === address.get(bucketParam)) ?? null;
  const show = (dialog: BucketDialog, bucket?: Bucket) => put({ [dialogParam]: dialog, [bucketParam]: bucket?.name ?? null });
  const menu = (bucket: Bucket): MenuItem[] => {
    const closed = bucketCan.open(bucket);
    return [
      { key: 'open', label: t('buckets.act.open'), icon: FolderIcon, to: paths.bucket(bucket.name) },
      { key: 'account', label: t('buckets.act.account'), icon: BillIcon, onSelect: () => show('account', bucket) },
      { divider: true, key: 'line' },
      {
        key: 'empty',
        label: t('buckets.act.empty'),
        icon: TrashIcon,
        danger: true,
        reason: closed && t(closed),
        onSelect: () => show('empty', bucket),
      },
      {
        key: 'delete',
        label: t('buckets.act.delete'),
        icon: TrashIcon,
        danger: true,
        reason: closed && t(closed),
        onSelect: () => show('delete', bucket),
      },
    ];
  };

  const absent =
    lacksObjectStorage(buckets.error) ||
    (gateway.data !== undefined && gatewayAddress(gateway.data.url) === null && buckets.data?.length === 0);
  const rows = buckets.data ?? [];
  const create = (
    <Button icon={PlusIcon} variant="primary" onClick={() => show('create')}>
      {t('buckets.create')}
    </Button>
  );
  return (
    <GlobalList
      name="buckets"
      title={t('shell.page.buckets')}
      lead={t('buckets.lead')}
      query={buckets}
      absent={absent ? { icon: BucketIcon, title: t('buckets.none.title'), text: t('buckets.none.text') } : null}
      rows={rows}
      rowId={idOf}
      rowLabel={idOf}
      columns={columns}
      menu={menu}
      explain={(bucket) => ({ kind: 'bucket', item: bucket, location: null })}
      initialSort={{ id: 'name', desc: false }}
      actions={
        rows.length > 1 ? (
          <Button icon={ChartIcon} onClick={() => show('shares')}>
            {t('buckets.shares')}
          </Button>
        ) : null
      }
      create={create}
      empty={{ icon: BucketIcon, title: t('buckets.empty'), text: t('buckets.emptyText') }}
      summary={(shown) =>
        t('buckets.sum', {
          count: shown.length,
          size: format.bytes(shown.reduce((sum, { size_bytes: size }) => sum + (size ?? 0), 0)),
          month: format.money(
            perMonth(sumHourly(shown.map(({ size_bytes: size }) => ({ hourly: policy && bucketPrice(policy, size ?? 0) })))),
          ),
        })
      }
    >
      {open && (open === 'create' || open === 'shares' || of) ? (
        <Suspense>
          <BucketDialogs
            dialog={open}
            bucket={of}
            buckets={rows}
            accounts={accounts.data ?? []}
            policy={policy}
            show={show}
            onClose={() => put({ [dialogParam]: null, [bucketParam]: null })}
          />
        </Suspense>
      ) : null}
    </GlobalList>
  );
}
