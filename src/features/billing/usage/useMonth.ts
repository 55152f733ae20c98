import type { UseQueryResult } from '@tanstack/react-query';
import type Big from 'big.js';
import type { BillingAccount, UsageRow } from '@/api';
import { useBrand } from '@/brand';
import { forecastOf, type Forecast } from '@/data/billing/usage/forecast';
import type { Resource } from '@/data/inventory/accountCosts';
import type { HourlyCost } from '@/data/inventory/costs';
import { costSoFar } from '@/data/billing/usage/usage';
import { useAccountCosts, type AccountCosts } from '@/data/inventory/useAccountCosts';
import { useUsage } from '@/data/billing/usage/useUsage';
import { useNow } from '@/ui';

/** The current month of an account: what it has cost, what it costs now, and what it will have cost. */
export interface Month {
  readonly usage: UseQueryResult<UsageRow[]>;
  readonly rows: readonly UsageRow[];
  readonly accountCosts: AccountCosts;
  readonly resources: readonly Resource[];
  /** The platform's rows added up, net; null until they are known. */
  readonly soFar: Big | null;
  /** Null until everything that it is made of has answered, or failed to. */
  readonly costs: HourlyCost | null;
  readonly forecast: Forecast | null;
  readonly now: number;
}

export interface TabProps {
  readonly account: BillingAccount;
  readonly month: Month;
}

const none: readonly UsageRow[] = [];

export function useMonth(account: BillingAccount): Month {
  const now = useNow();
  const { currency } = useBrand();
  const usage = useUsage(account.id);
  const accountCosts = useAccountCosts(account);
  const rows = usage.data ?? none;
  const soFar = usage.data ? costSoFar(usage.data) : null;
  const { costs } = accountCosts;
  return {
    usage,
    rows,
    accountCosts,
    resources: usage.data ? accountCosts.resources : [],
    soFar,
    costs,
    forecast: soFar && costs && forecastOf(soFar, costs.hourly, now, account, currency.decimals),
    now,
  };
}
