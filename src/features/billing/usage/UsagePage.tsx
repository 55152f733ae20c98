import { lazy, Suspense } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { BillingAccount } from '@/api';
import { useFormat, useT } from '@/i18n';
import { accountParam, usePaths } from '@/nav';
import { Failure, Missing, Notice, SkeletonRows, Tabs, useNow } from '@/ui';
import { BillingPage } from '../frame/BillingPage';
import { BudgetsTab } from './BudgetsTab';
import { DaysTab } from './DaysTab';
import { ResourcesTab } from './ResourcesTab';
import { useMonth } from './useMonth';
import classes from './usage.module.css';

const ChartsTab = lazy(async () => ({ default: (await import('./ChartsTab')).ChartsTab }));
const ForecastTab = lazy(async () => ({ default: (await import('./ForecastTab')).ForecastTab }));

const tabs = [
  ['resources', ResourcesTab],
  ['charts', ChartsTab],
  ['days', DaysTab],
  ['forecast', ForecastTab],
  ['budgets', BudgetsTab],
] as const;

/** Where the month's money goes: by resource, in charts, day by day, to the month's end, and against a budget. */
export function UsagePage() {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  return (
    <BillingPage title={t('shell.page.usage')} lead={t('usage.lead', { month: format.month(new Date(now)) })}>
      {(account) => <Usage key={account.id} account={account} />}
    </BillingPage>
  );
}

function Usage({ account }: { account: BillingAccount }) {
  const t = useT();
  const paths = usePaths();
  const [search] = useSearchParams();
  const month = useMonth(account);
  const { tab } = useParams();
  const [key, Shown] = tabs.find(([name]) => name === tab) ?? tabs[0];
  const chosen = search.get(accountParam);
  const { usage } = month;
  const { failed } = month.things;
  return (
    <>
      <Tabs
        label={t('usage.tabs')}
        current={key}
        tabs={tabs.map(([name]) => ({
          key: name,
          label: t(`usage.tab.${name}`),
          to: paths.usage(name === 'resources' ? undefined : name, chosen ? { [accountParam]: chosen } : {}),
        }))}
      />
      <div className={classes.tab}>
        {usage.error ? <Failure compact={usage.data !== undefined} error={usage.error} onRetry={() => void usage.refetch()} /> : null}
        {failed ? (
          <Missing
            title={failed.names.length > 0 ? t('usage.failed', { names: failed.names.join(', ') }) : t('usage.failedLists')}
            error={failed.error}
            onRetry={failed.retry}
          />
        ) : null}
        {usage.isPending ? <SkeletonRows rows={8} /> : null}
        {usage.data ? (
          <>
            {month.burn && month.burn.unknown > 0 && key !== 'budgets' ? (
              <Notice tone="off">{t('usage.unpriced', { count: month.burn.unknown })}</Notice>
            ) : null}
            <Suspense fallback={<SkeletonRows rows={6} />}>
              <Shown account={account} month={month} />
            </Suspense>
          </>
        ) : null}
      </div>
    </>
  );
}
