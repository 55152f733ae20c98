import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { billingAccountsQuery, canCharge } from '@/data/billing/accounts/accounts';
import { bucketsQuery } from '@/data/resources/bucket/queries';
import { StateButton } from '@/entities/state';
import { useFormat, useT } from '@/i18n';
import { usePaths, useTitle } from '@/nav';
import { Notice, PageHeader, SkeletonRows, Status, Tabs } from '@/ui';
import { UnknownTab } from '@/ui/UnknownTab';
import { AccessGate } from '../AccessGate';
import { ObjectsTab } from './ObjectsTab';

const UnfinishedTab = lazy(async () => ({ default: (await import('./UnfinishedTab')).UnfinishedTab }));
const SettingsTab = lazy(async () => ({ default: (await import('./SettingsTab')).SettingsTab }));

const tabs = ['objects', 'unfinished', 'settings'] as const;

/** One bucket: what is in it, uploads that did not end, and its settings. */
export function BucketPage() {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { bucket = '', tab = 'objects' } = useParams();
  const known = useQuery(bucketsQuery()).data?.find(({ name }) => name === bucket);
  // The platform says why of the account, and of the bucket only that it is.
  const payer = useQuery({ ...billingAccountsQuery(), enabled: known?.is_suspended === true }).data?.find(
    ({ id }) => id === known?.billing_account_id,
  );
  const reason = payer?.is_active === false ? canCharge(payer) : null;
  const current = tabs.find((each) => each === tab) ?? null;
  useTitle(bucket);
  return (
    <>
      <PageHeader
        title={bucket}
        crumbs={[{ label: t('shell.page.buckets'), to: paths.buckets() }]}
        status={
          known ? (
            <>
              {known.is_suspended ? <Status tone="bad" label={t('buckets.status.suspended')} /> : null}
              <StateButton kind="bucket" item={known} location={null} />
            </>
          ) : null
        }
        lead={known ? t('objects.lead', { count: known.num_objects ?? 0, size: format.bytes(known.size_bytes ?? 0) }) : undefined}
      />
      {known?.is_suspended ? (
        <Notice tone="bad" title={reason ? t(reason) : undefined}>
          {t('objects.suspended')}
        </Notice>
      ) : null}
      <Tabs
        label={t('objects.tabs')}
        current={current}
        tabs={tabs.map((key) => ({ key, label: t(`objects.tab.${key}`), to: paths.bucket(bucket, key === 'objects' ? undefined : key) }))}
      />
      <AccessGate>
        {(client) => (
          <Suspense fallback={<SkeletonRows />}>
            {current === 'objects' ? (
              <ObjectsTab client={client} bucket={bucket} />
            ) : current === 'unfinished' ? (
              <UnfinishedTab client={client} bucket={bucket} />
            ) : current === null ? (
              <UnknownTab name={tab} />
            ) : (
              <SettingsTab client={client} bucket={bucket} />
            )}
          </Suspense>
        )}
      </AccessGate>
    </>
  );
}
