import type { ReactNode } from 'react';
import { useT } from '@/i18n';
import { Failure, Missing, Notice, SkeletonRows } from '@/ui';
import type { Month } from './useMonth';
import classes from './usage.module.css';

/** What is made of the month's usage, once it is there, below what is missing of it. `priced`: it depends on every price. */
export function MonthBody({ month, priced, children }: { month: Month; priced: boolean; children: ReactNode }) {
  const t = useT();
  const { usage, costs } = month;
  const { failed } = month.accountCosts;
  return (
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
      {usage.data && costs && costs.unknown > 0 && priced ? (
        <Notice tone="off">{t('usage.unpriced', { count: costs.unknown })}</Notice>
      ) : null}
      {usage.data ? children : null}
    </div>
  );
}
