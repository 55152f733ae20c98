import type { UseQueryResult } from '@tanstack/react-query';
import type Big from 'big.js';
import type { BillingAccount, UsageRow } from '@/api';
import { useBrand } from '@/brand';
import { forecastOf, type Forecast } from '@/data/billing/forecast';
import { burnOf, resourcesOf, type Burn, type Resource } from '@/data/billing/used';
import { costSoFar } from '@/data/billing/usage';
import { useThings, type Things } from '@/data/billing/useThings';
import { useUsage } from '@/data/billing/useUsage';
import { useNow } from '@/ui';

/** The current month of an account: what it has cost, what it costs now, and what it will have cost. */
export interface Month {
  readonly usage: UseQueryResult<UsageRow[]>;
  readonly rows: readonly UsageRow[];
  readonly things: Things;
  readonly resources: readonly Resource[];
  /** The platform's rows added up, net; null until they are known. */
  readonly soFar: Big | null;
  /** Null until everything that it is made of has answered, or failed to. */
  readonly burn: Burn | null;
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
  const things = useThings();
  const rows = usage.data ?? none;
  const resources = resourcesOf(rows, things.things, account.id, things.complete);
  const soFar = usage.data ? costSoFar(usage.data) : null;
  const burn = usage.data && !things.pending && things.policy ? burnOf(resources) : null;
  return {
    usage,
    rows,
    things,
    resources: usage.data ? resources : [],
    soFar,
    burn,
    forecast: soFar && burn && forecastOf(soFar, burn.hourly, now, account, currency.decimals),
    now,
  };
}
