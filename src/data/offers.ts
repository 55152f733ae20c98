import Big from 'big.js';
import type { PriceRow } from '@/api';

/** By what a price is counted. */
export type Unit = 'core' | 'memory' | 'gigabyte' | 'piece';

export interface PriceStep {
  /** Cores, MB, GB or pieces: the price is that of the whole quantity from here on. */
  readonly from: number;
  /** Net, per hour and unit: a core, a GB (of memory too), a piece. */
  readonly hourly: Big;
}

export interface PricedThing {
  /** Resource type and service, as the policy names them. */
  readonly key: string;
  /** The platform's own name of the first row. */
  readonly name: string;
  readonly unit: Unit;
  /** One when the price does not depend on the quantity. */
  readonly steps: readonly PriceStep[];
}

const unitOf = (row: PriceRow): Unit =>
  row.resourceType === 'CPU' || row.resourceType === 'LICENSE'
    ? 'core'
    : row.resourceType === 'RAM'
      ? 'memory'
      : /STORAGE/.test(row.resourceType)
        ? 'gigabyte'
        : 'piece';

/** A policy as a list for people: one entry a thing, the rows of different quantities as its steps. Rows without a price are left out. */
export function priceList(policy: readonly PriceRow[]): PricedThing[] {
  const groups = Map.groupBy(
    policy.filter((row) => typeof row.price === 'number'),
    (row) => [row.resourceType, row.serviceNameInUptime].filter(Boolean).join(' '),
  );
  return [...groups].flatMap(([key, rows]) => {
    const [first] = rows;
    if (!first) return [];
    const unit = unitOf(first);
    const steps = rows
      .map((row): PriceStep => {
        const from = row.numCpus ?? row.megsRam ?? row.gigsStorage ?? 1;
        return { from, hourly: new Big(row.price ?? 0).times(unit === 'memory' ? 1024 : 1).div(from || 1) };
      })
      .toSorted((a, b) => a.from - b.from);
    return {
      key,
      name: first.serviceNameUserFriendly ?? key,
      unit,
      // Rows that only repeat the price of the row before say nothing new.
      steps: steps.filter((step, at) => !steps[at - 1]?.hourly.eq(step.hourly)),
    };
  });
}
