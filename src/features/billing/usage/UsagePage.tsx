import { lazyPart } from '@/ui/lazy';
import { Suspense } from 'react';
import { useParams } from 'react-router';
import type { BillingAccount } from '@/api';
import { useFormat, useT } from '@/i18n';
import { SkeletonRows, useNow } from '@/ui';
import { UnknownTab } from '@/ui/UnknownTab';
import { BillingPage } from '../frame/BillingPage';
import { BudgetsTab } from './BudgetsTab';
import { DaysTab } from './DaysTab';
import { MonthBody } from './MonthBody';
import { ResourcesTab } from './ResourcesTab';
import { UsageTabs } from './UsageTabs';
import { useMonth } from './useMonth';

const ChartsTab = lazyPart(async () => ({ default: (await import('./ChartsTab')).ChartsTab }));
const ForecastTab = lazyPart(async () => ({ default: (await import('./ForecastTab')).ForecastTab }));

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
    <BillingPage title={t('shell.page.usage')} tab="usage" lead={t('usage.lead', { month: format.month(new Date(now)) })}>
      {(account) => <Usage key={account.id} account={account} />}
    </BillingPage>
  );
}

function Usage({ account }: { account: BillingAccount }) {
  const month = useMonth(account);
  const { tab = 'resources' } = useParams();
  const [key, Shown] = tabs.find(([name]) => name === tab) ?? [null, null];
  return (
    <>
      <UsageTabs current={key} />
      {Shown ? (
        <MonthBody month={month} priced={key !== 'budgets'}>
          <Suspense fallback={<SkeletonRows rows={6} />}>
            <Shown account={account} month={month} />
          </Suspense>
        </MonthBody>
      ) : (
        <UnknownTab name={tab} />
      )}
    </>
  );
}
