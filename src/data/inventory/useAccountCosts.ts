import { useQuery } from '@tanstack/react-query';
import type { BillingAccount, Location, UsageRow } from '@/api';
import { usageQuery } from '../billing/queries';
import { costItemsOf, type CostItem } from './costItems';
import { accountCost, resourcesOf, type Resource } from './accountCosts';
import type { HourlyCost } from './costs';
import { useEstate } from './estate';

/** What is on an account, what it has used this month, and what all of it costs an hour now. */
export interface AccountCosts {
  /** Of the lists, whoever pays for it. */
  readonly items: readonly CostItem[];
  /** Of the account: of its usage, and what is on it. */
  readonly resources: readonly Resource[];
  /** Null until the lists have answered, or failed to. Too low as long as something has failed. */
  readonly costs: HourlyCost | null;
  readonly locations: readonly Location[];
  readonly pending: boolean;
  /** Usage has not answered yet: until then, and where it does not, prices are those of the list. */
  readonly usage: 'pending' | 'known' | 'unknown';
  /** Lists that did not answer: locations by their names, empty where it is none of them. */
  readonly failed: { readonly names: readonly string[]; readonly error: Error; readonly retry: () => void } | null;
}

const none: readonly UsageRow[] = [];

export function useAccountCosts({ id }: Pick<BillingAccount, 'id'>): AccountCosts {
  const usage = useQuery(usageQuery(id));
  const { locations, places, policy, elsewhere, global, prices } = useEstate('all');
  const others = [...global, { error: prices.error, pending: prices.isPending, retry: () => void prices.refetch() }];
  const troubled = places.filter(({ error }) => error);
  const error = locations.query.error ?? troubled[0]?.error ?? others.find((each) => each.error)?.error ?? null;
  const pending = locations.query.isPending || [...places, ...others].some((each) => each.pending);
  const items = costItemsOf(places, elsewhere, locations.all, policy);
  const resources = resourcesOf(usage.data ?? none, items, id, !pending && !error);
  return {
    items,
    resources,
    costs: pending || !policy ? null : accountCost(resources),
    locations: locations.all,
    pending,
    usage: usage.data ? 'known' : usage.isPending ? 'pending' : 'unknown',
    failed: error && {
      names: troubled.map(({ location }) => location.display_name),
      error,
      retry: () => {
        if (locations.query.error) void locations.query.refetch();
        for (const each of [...troubled, ...others]) if (each.error) each.retry();
      },
    },
  };
}
