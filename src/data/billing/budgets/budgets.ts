import { ownKey } from '@/device/storage';
import Big from 'big.js';
import { create } from 'zustand';
import * as z from 'zod/mini';
import { platformName, useSession } from '@/data/core/session';
import { storedEntries } from '@/data/core/storedEntries';
import { monthStart } from '../documents/month';

/**
 * What an account may cost a month. Kept in this browser only, one set an account; the platform knows nothing of it, and
 * nobody watches while the panel is closed.
 */
export interface Budget {
  /** Net, per month, as a decimal. */
  readonly amount: string;
  /** Where to warn, in percent of the amount. */
  readonly percents: readonly number[];
  /** Also by a notification of the browser. */
  readonly notify: boolean;
  /** What has been said already: month and percent. */
  readonly told: readonly string[];
  /** Warnings that were put away, likewise. */
  readonly closed: readonly string[];
}
type Budgets = Readonly<Record<string, Budget>>;

export const usualPercents: readonly number[] = [50, 80, 100];
const percent = z.int().check(z.minimum(1), z.maximum(1000));
const schema = z.object({
  amount: z.string().check(z.regex(/^(?=.*[1-9])\d+(\.\d+)?$/)),
  percents: z.array(percent).check(z.maxLength(10)),
  notify: z.boolean(),
  told: z.array(z.string()),
  closed: z.array(z.string()),
});

export const mark = (now: number, percent: number): string => `${new Date(monthStart(now)).toISOString().slice(0, 7)} ${percent}`;

/** The percents of a budget that a cost has reached, the highest first. */
export const reached = ({ amount, percents }: Pick<Budget, 'amount' | 'percents'>, cost: Big): number[] =>
  percents.filter((each) => cost.gte(new Big(amount).times(each).div(100))).toSorted((a, b) => b - a);

/** What of an amount is used, in percent. */
export const usedPercent = ({ amount }: Pick<Budget, 'amount'>, cost: Big): number =>
  Number(cost.times(100).div(amount).round(1, Big.roundDown).toFixed());

/** Percents as they were typed, each once, the smallest first; null when one of them is none. */
export function percentsIn(text: string): number[] | null {
  const given = text.split(/[\s,;%]+/).filter(Boolean);
  const found = z.array(percent).check(z.minLength(1), z.maxLength(10)).safeParse(given.map(Number));
  return found.success ? [...new Set(found.data)].toSorted((a, b) => a - b) : null;
}

/* ——— Where they are kept ——— */

const prefix = 'burrow.budgets.';
const keyFor = (platform: string) => prefix + platform;

const isBudget = (value: unknown): value is Budget => schema.safeParse(value).success;
const stored = (platform: string): Budgets => storedEntries(keyFor(platform), isBudget);

// Called like a hook, so that the compiler takes it for one.
const useStore = create<{ readonly by: Readonly<Record<string, Budgets>> }>(() => ({ by: {} }));
const first = new Map<string, Budgets>();

function known(platform: string): Budgets {
  const given = useStore.getState().by[platform] ?? first.get(platform);
  if (given) return given;
  const found = stored(platform);
  first.set(platform, found);
  return found;
}

export function useBudgets(): Budgets {
  useSession();
  const platform = ownKey(platformName());
  return useStore(() => known(platform));
}

/** Changes one budget as it is now, also by other tabs; null takes it away. False when the browser does not keep it. */
export function changeBudget(account: number, change: (now: Budget | null) => Budget | null): boolean {
  const platform = ownKey(platformName());
  const before = stored(platform);
  const next = change(Object.hasOwn(before, account) ? (before[account] ?? null) : null);
  const others = Object.entries(before).filter(([id]) => id !== String(account));
  const all: Budgets = Object.fromEntries(next ? [...others, [String(account), next]] : others);
  try {
    if (Object.keys(all).length === 0) localStorage.removeItem(keyFor(platform));
    else localStorage.setItem(keyFor(platform), JSON.stringify(all));
  } catch {
    return false;
  }
  useStore.setState(({ by }) => ({ by: { ...by, [platform]: all } }));
  return true;
}

/** Claims the right to say something once: true for the first who asks, in whichever tab. */
export function claim(account: number, what: string): boolean {
  let first = false;
  changeBudget(account, (now) => {
    if (!now || now.told.includes(what)) return now;
    first = true;
    return { ...now, told: thisMonth([...now.told, what], what) };
  });
  return first;
}

export const close = (account: number, what: string): boolean =>
  changeBudget(account, (now) => now && { ...now, closed: thisMonth([...now.closed, what], what) });

/** What was said in other months is of no use any more. */
const thisMonth = (all: readonly string[], what: string): string[] => all.filter((each) => each.slice(0, 7) === what.slice(0, 7));

if (typeof addEventListener === 'function' && typeof localStorage !== 'undefined') {
  addEventListener('storage', ({ key }) => {
    const platform = ownKey(platformName());
    if (key === keyFor(platform) || key === null) useStore.setState(({ by }) => ({ by: { ...by, [platform]: stored(platform) } }));
  });
}
