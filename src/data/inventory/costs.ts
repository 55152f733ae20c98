import Big from 'big.js';
import type { Message } from '@/i18n';
import { registry } from './registry';

/** Something that may cost: its line of the cost table, and its price now; net, per hour. */
export interface Costing {
  /** Null: in no list, so that nothing is known of its state. */
  readonly costGroup: string | null;
  /** Null: it has no known price. */
  readonly hourly: Big | null;
  /** Part of it has no known price, so that this is too low. */
  readonly partlyPriced: boolean;
}

export interface CostLine {
  readonly group: string;
  readonly label: Message;
  readonly count: number;
  /** Net, per hour; null when nothing of it has a known price. */
  readonly hourly: Big | null;
  /** How many have no known price for all of it, so that the sum is too low. */
  readonly unknown: number;
}

/** What all of it costs as it is now, before a discount: net, per hour. */
export interface HourlyCost {
  /** By group, in the order of the registry; only what costs something. */
  readonly lines: readonly CostLine[];
  readonly hourly: Big;
  readonly unknown: number;
}

const zero = new Big(0);
const groups = registry.flatMap((entry) => Object.entries(entry.costGroups ?? {}));

export function hourlyCostOf(costing: readonly Costing[]): HourlyCost {
  const byGroup = Map.groupBy(
    costing.filter(({ hourly, partlyPriced }) => partlyPriced || hourly === null || hourly.gt(0)),
    ({ costGroup }) => costGroup,
  );
  const lines = groups.flatMap(([group, label]): CostLine[] => {
    const own = byGroup.get(group);
    if (!own) return [];
    const known = own.reduce((sum, { hourly }) => sum.plus(hourly ?? 0), zero);
    return [
      {
        group,
        label: label(own.length),
        count: own.length,
        hourly: known.gt(0) ? known : null,
        unknown: own.filter(({ hourly, partlyPriced }) => partlyPriced || hourly === null).length,
      },
    ];
  });
  return {
    lines,
    hourly: lines.reduce((sum, { hourly }) => sum.plus(hourly ?? 0), zero),
    unknown: lines.reduce((sum, { unknown }) => sum + unknown, 0),
  };
}
