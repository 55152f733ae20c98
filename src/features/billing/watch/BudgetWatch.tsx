import { useQuery } from '@tanstack/react-query';
import type Big from 'big.js';
import { useEffect } from 'react';
import type { BillingAccount } from '@/api';
import { billingAccountsQuery, titleOf } from '@/data/billing/accounts/accounts';
import { claim, close, mark, reached, useBudgets, usedPercent, type Budget } from '@/data/billing/budgets/budgets';
import { costSoFar } from '@/data/billing/usage/usage';
import { useUsage } from '@/data/billing/usage/useUsage';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { LinkButton, Notice, useNow } from '@/ui';
import classes from './watch.module.css';

/** Says on every page that a budget has reached a threshold, as long as the panel is open; asked for only where there is one. */
export function BudgetWatch() {
  const budgets = useBudgets();
  const { data } = useQuery(billingAccountsQuery());
  return (data ?? []).map((account) => {
    const budget = account.is_deleted ? undefined : budgets[account.id];
    return budget ? <Watched key={account.id} account={account} budget={budget} /> : null;
  });
}

function Watched({ account, budget }: { account: BillingAccount; budget: Budget }) {
  const { data } = useUsage(account.id);
  return data ? <Warning account={account} budget={budget} cost={costSoFar(data)} /> : null;
}

function Warning({ account, budget, cost }: { account: BillingAccount; budget: Budget; cost: Big }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const now = useNow();
  const [highest] = reached(budget, cost);
  const values = {
    name: titleOf(account),
    percent: format.percent(usedPercent(budget, cost)),
    amount: format.money(budget.amount),
    threshold: format.percent(highest ?? 0),
  };
  const title = t('usage.watch.title', values);
  const text = t('usage.watch.text', values);
  const what = highest === undefined ? null : mark(now, highest);
  const { notify } = budget;
  useEffect(() => {
    if (what === null || !notify || typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
    if (!claim(account.id, what)) return;
    // Phones know the kind only that a service worker shows, and throw.
    try {
      // oxlint-disable-next-line no-new -- it shows itself
      new Notification(title, { body: text, tag: `burrow-budget-${account.id}-${what}` });
    } catch {
      // The notice in the panel is there all the same.
    }
  }, [account.id, what, notify, title, text]);
  if (highest === undefined || what === null || budget.closed.includes(what)) return null;
  return (
    <div className={classes.warning} role="status">
      <Notice
        tone={highest >= 100 ? 'bad' : 'warn'}
        title={title}
        actions={
          <LinkButton size="small" to={paths.usage('budgets', { account: String(account.id) })}>
            {t('usage.watch.open')}
          </LinkButton>
        }
        onClose={() => close(account.id, what)}
      >
        {text}
      </Notice>
    </div>
  );
}
