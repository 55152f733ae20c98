import { lazyPart } from '@/ui/lazy';
import { Suspense } from 'react';
import Big from 'big.js';
import { titleOf } from '@/data/billing/accounts/accounts';
import { reached, useBudgets, usedPercent, type Budget } from '@/data/billing/budgets/budgets';
import { reachedAt } from '@/data/billing/usage/forecast';
import { useFormat, useT } from '@/i18n';
import { Notice, Section, SkeletonRows, Status } from '@/ui';
import { PlainTable } from '@/ui/PlainTable';
import type { Month, TabProps } from './useMonth';
import classes from './usage.module.css';

const BudgetForm = lazyPart(async () => ({ default: (await import('./BudgetForm')).BudgetForm }));

/** What the month may cost, and where to warn. It is this browser's; said plainly what that means. */
export function BudgetsTab({ account, month }: TabProps) {
  const t = useT();
  const budgets = useBudgets();
  const budget = budgets[account.id] ?? null;
  return (
    <>
      {budget ? <Standing budget={budget} month={month} /> : null}
      <Section title={t(budget ? 'usage.budget.change' : 'usage.budget.set', { name: titleOf(account) })}>
        <Suspense fallback={<SkeletonRows rows={3} />}>
          <BudgetForm key={budget ? 'change' : 'set'} account={account} budget={budget} />
        </Suspense>
        <Notice tone="off" title={t('usage.budget.watch')}>
          {t('usage.budget.watch.text')}
        </Notice>
      </Section>
    </>
  );
}

function Standing({ budget, month }: { budget: Budget; month: Month }) {
  const t = useT();
  const format = useFormat();
  const { soFar, costs, forecast, now } = month;
  if (!soFar) return null;
  const hit = new Set(reached(budget, soFar));
  const used = usedPercent(budget, soFar);
  const when = (percent: number) => {
    if (!costs) return '';
    const at = reachedAt(new Big(budget.amount).times(percent).div(100), soFar, costs.hourly, now);
    return at === null ? t('usage.budget.notThisMonth') : format.utcDate(new Date(at));
  };
  const stateOf = (percent: number) =>
    hit.has(percent)
      ? { tone: percent >= 100 ? ('bad' as const) : ('warn' as const), label: t('usage.budget.reached') }
      : { tone: 'ok' as const, label: t('usage.budget.below') };
  return (
    <Section title={t('usage.budget.standing', { month: format.month(new Date(now)) })}>
      <p className={classes.lead}>
        {t('usage.budget.used', {
          used: format.money(soFar),
          amount: format.money(budget.amount),
          percent: format.percent(used),
        })}
      </p>
      <div className={classes.meter} data-tone={used >= 100 ? 'bad' : hit.size > 0 ? 'warn' : 'ok'} aria-hidden>
        <div style={{ inlineSize: `${Math.min(100, used)}%` }} />
      </div>
      <PlainTable
        label={t('usage.budget.thresholds')}
        head={[t('usage.budget.threshold'), t('usage.budget.amount'), t('usage.budget.state'), t('usage.budget.expected')]}
        words={[2]}
        rows={budget.percents.map((percent) => ({
          key: String(percent),
          name: format.percent(percent),
          cells: [
            format.money(new Big(budget.amount).times(percent).div(100)),
            <Status key="state" {...stateOf(percent)} />,
            hit.has(percent) ? '' : when(percent),
          ],
        }))}
      />
      <p className={classes.note}>
        <span>{forecast ? t('usage.budget.forecast', { amount: format.money(forecast.sum) }) : null}</span> {t('usage.budget.net')}
      </p>
    </Section>
  );
}
