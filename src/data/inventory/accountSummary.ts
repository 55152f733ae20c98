import { queryOptions, type FetchQueryOptions } from '@tanstack/react-query';
import Big from 'big.js';
import { ApiError, type BillingAccount, type FloatingIp, type Location, type Vm } from '@/api';
import { billingAccountsQuery } from '../billing/accounts/accounts';
import { standingsOf, type Standing } from '../billing/accounts/standing';
import { isOverdue } from '../billing/documents/unpaid';
import { invoicesQuery, unpaidQuery } from '../billing/queries';
import { creditLeft, discounted, lastsUntil } from '../billing/usage/runway';
import { lacks } from '../core/everywhere';
import { locationsQuery, published } from '../core/locations';
import { cache } from '../core/reads';
import { answer, Lists, type AnyKind } from '../core/resourceKind';
import { policyQuery } from '../pricing/queries';
import { perMonth, rowsOf } from '../pricing/pricing';
import { floatingIps } from '../resources/floating-ip/kind';
import { tokensQuery } from '../resources/token/queries';
import { userName, userQuery } from '../resources/user/queries';
import { vms } from '../resources/vm/kind';
import { joinMachines } from '../resources/vm/machines';
import { vmRunning } from '../resources/vm/rules';
import { costItemsOf } from './costItems';
import { registry } from './registry';

/** Something that is the matter with one of the billing accounts. */
export interface Matter {
  readonly account: BillingAccount;
  readonly standing: Standing;
}

/** One signed-in account at a glance. What did not answer is named in `failed`; what depends on it is too low, or missing. */
export interface AccountSummary {
  /** What its user is called; empty when that did not answer. */
  readonly who: string;
  readonly vms: number;
  readonly running: number;
  /** Net, by the price list less the discounts of its billing accounts; null without prices. */
  readonly monthly: Big | null;
  /** What is left of the credit of those that pay in advance; null where none does. */
  readonly balance: Big | null;
  /** When the first of them has nothing left; null where nothing runs out. */
  readonly until: Date | null;
  /** VAT included. */
  readonly unpaid: Big;
  readonly matters: readonly Matter[];
  /** The token sees one billing account only. */
  readonly restricted: boolean;
  /** Locations that did not answer fully, by name. */
  readonly failed: readonly string[];
  /** Something that is in no location did not answer. */
  readonly incomplete: boolean;
}

type Ask = <T>(query: FetchQueryOptions<T>) => Promise<T>;
/** Asks a question of one session, whichever is shown: the key says whose token it is asked with. */
const askFor =
  (session: string): Ask =>
  (query) =>
    cache.fetchQuery({ ...query, queryKey: [session, ...query.queryKey.slice(1)] });

interface Asked {
  readonly lists: Lists;
  readonly complete: boolean;
}

/** The lists of one place; one that the platform lacks is empty. */
async function listsOf(ask: Ask, kinds: readonly AnyKind[], slug: string): Promise<Asked> {
  const answers = await Promise.all(
    kinds.map(async (entry) => {
      if (!entry.list) return answer(entry, undefined);
      try {
        return answer(entry, await ask(entry.list(slug) as FetchQueryOptions<never[]>));
      } catch (error) {
        return answer(entry, entry.optional && error instanceof Error && lacks(error) ? [] : undefined);
      }
    }),
  );
  return {
    lists: new Lists(answers),
    complete: answers.every(([entry, items]) => items !== undefined || !entry.list),
  };
}

const zero = new Big(0);
const sum = (amounts: readonly Big[]): Big => amounts.reduce((all, each) => all.plus(each), zero);

/** Reads everything that one account's figures need, with that account's token. Throws when its token is refused. */
export async function readSummary(session: string, now: number): Promise<AccountSummary> {
  const ask = askFor(session);
  const orNull = <T>(query: FetchQueryOptions<T>): Promise<T | null> =>
    ask(query).catch((error: unknown) => (error instanceof ApiError && error.kind === 'unauthorized' ? Promise.reject(error) : null));
  const located = registry.filter(({ scope, list }) => scope === 'location' && list);
  const global = registry.filter(({ scope, list }) => scope === 'global' && list);
  const derived = registry.filter(({ derive }) => derive);
  const [user, locations, accounts, policy, tokens, elsewhere] = await Promise.all([
    orNull(userQuery()),
    ask<Location[]>(locationsQuery()).then(published),
    // A restricted token may not read what it is billed to.
    orNull<BillingAccount[]>(billingAccountsQuery()),
    orNull(policyQuery()).then((found) => found && rowsOf(found)),
    orNull(tokensQuery()),
    listsOf(ask, global, ''),
  ]);
  const living = (accounts ?? []).filter((account) => !account.is_deleted);
  const places = await Promise.all(
    locations.map(async (location) => {
      const own = await listsOf(ask, [...located, ...derived], location.slug);
      const lists = elsewhere.lists.joined(own.lists);
      const at = <T>(items: readonly T[] | undefined) => (items ?? []).map((item) => ({ location, item }));
      return {
        location,
        lists,
        complete: own.complete,
        machines: joinMachines(at<Vm>(lists.of(vms)), at<FloatingIp>(lists.of(floatingIps)), policy),
      };
    }),
  );
  const owed = await Promise.all(
    living.map(async (account) => {
      const amount = account.unpaid_amount ?? (await orNull(unpaidQuery(account.id)))?.message ?? 0;
      const invoices = amount > 0 ? await orNull(invoicesQuery(account.id)) : [];
      const overdue = invoices?.some((invoice) => isOverdue(invoice, now)) === true;
      return { account: { ...account, unpaid_amount: amount }, amount: new Big(amount), overdue };
    }),
  );
  const items = costItemsOf(places, elsewhere.lists, locations, policy).filter(({ included }) => !included);
  const costOf = (account: BillingAccount) =>
    discounted(sum(items.filter((item) => item.account === account.id).map(({ hourly }) => hourly ?? zero)), account);
  const others = sum(items.filter((item) => !living.some(({ id }) => id === item.account)).map(({ hourly }) => hourly ?? zero));
  const left = living.flatMap((account) => {
    const found = creditLeft(account);
    return found ? [{ amount: found.amount, until: policy && lastsUntil(found.amount, costOf(account), now) }] : [];
  });
  const ends = left.flatMap(({ until }) => until ?? []).toSorted((a, b) => a.getTime() - b.getTime());
  const restricted = tokens?.some((token) => token.current && token.restricted) ?? false;
  const machines = places.flatMap((place) => place.machines);
  return {
    who: user ? userName(user) : '',
    vms: machines.length,
    running: machines.filter(({ item }) => vmRunning(item)).length,
    monthly: policy && perMonth(sum(living.map(costOf)).plus(others)),
    balance: left.length > 0 ? sum(left.map(({ amount }) => amount)) : null,
    until: ends[0] ?? null,
    unpaid: sum(owed.map(({ amount }) => amount)),
    matters: owed.flatMap(({ account, overdue }) => standingsOf(account, overdue).map((standing) => ({ account, standing }))),
    restricted,
    failed: places.filter(({ complete }) => !complete).map(({ location }) => location.display_name),
    incomplete: policy === null || !elsewhere.complete || (accounts === null && !restricted),
  };
}

export const summaryQuery = (session: string) =>
  queryOptions({
    queryKey: [session, '*', 'summary'],
    queryFn: () => readSummary(session, Date.now()),
    staleTime: 60_000,
  });

const day = 86_400_000;

/** Whether its credit lasts for less than a week. */
export const endsSoon = ({ until }: AccountSummary, now: number): boolean => until !== null && until.getTime() - now < 7 * day;

/** How pressing it is, the most pressing with the highest number: a refused token, what is wrong, what ends within a week, what is owed. */
export function urgencyOf(summary: AccountSummary | undefined, error: Error | null, now: number): number {
  if (error) return 5;
  if (!summary) return 0;
  if (summary.matters.some(({ standing }) => standing.tone === 'bad')) return 4;
  if (endsSoon(summary, now)) return 3;
  if (summary.unpaid.gt(0)) return 2;
  return summary.matters.length > 0 || summary.failed.length > 0 ? 1 : 0;
}
