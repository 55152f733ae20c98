import Big from 'big.js';
import type { PriceRow } from '@/api';
import { msg, type Format, type Message, type T } from '@/i18n';
import { perMonth, withVat } from './pricing';

/** By what a price is counted. */
export type Unit = 'core' | 'memory' | 'gigabyte' | 'piece';

export interface PriceStep {
  /** Cores, MB, GB or pieces: the price is that of the whole quantity from here on. */
  readonly from: number;
  /** Net, per hour and unit: a core, a GB (of memory too), a piece. */
  readonly hourly: Big;
}

export interface PricedItem {
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
export function priceList(policy: readonly PriceRow[]): PricedItem[] {
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

const names: Readonly<Record<string, Message>> = {
  CPU: msg('prices.thing.cpu'),
  RAM: msg('prices.thing.ram'),
  'STORAGE main': msg('prices.thing.main'),
  'STORAGE block': msg('prices.thing.block'),
  'STORAGE snapshot': msg('prices.thing.snapshot'),
  'STORAGE backup': msg('prices.thing.backup'),
  'LICENSE windows': msg('prices.thing.windows'),
  'OBJECT_STORAGE object_storage': msg('prices.thing.objects'),
  FLOATING_IP: msg('prices.thing.address'),
  ASSIGNED_FLOATING_IP: msg('prices.thing.address'),
  UNASSIGNED_FLOATING_IP: msg('prices.thing.idle'),
  LOAD_BALANCER: msg('prices.thing.balancer'),
};
const units: Readonly<Record<Unit, Message>> = {
  core: msg('prices.unit.core'),
  memory: msg('prices.unit.gigabyte'),
  gigabyte: msg('prices.unit.gigabyte'),
  piece: msg('prices.unit.piece'),
};

/** The panel has its own words for it; everything else is called as the platform calls it. */
export const isKnown = ({ key }: PricedItem): boolean => Object.hasOwn(names, key);

export function nameOfItem(t: T, thing: PricedItem): string {
  const known = isKnown(thing) ? names[thing.key] : undefined;
  return known ? t(known) : thing.name;
}

/** A quantity with its unit, where it has one. */
const amountIn = (format: Format, unit: Unit, amount: number): string =>
  unit === 'memory' ? format.memory(amount) : unit === 'gigabyte' ? format.disk(amount) : format.number(amount);

/** What is less than one has more digits: a gigabyte for two cents and a half is neither for two nor for three. */
const monthly = (format: Format, price: Big): string => (price.lt(1) ? format.hourly(price.round(4)) : format.money(price));

/** Prices in words: what, by what, the hour and the month, net and, with an account's tax, gross. */
export function priceTable(
  t: T,
  format: Format,
  things: readonly PricedItem[],
  vat: { readonly label: string; readonly percent: number } | null,
): { head: string[]; rows: { key: string; name: string; note: string | null; cells: string[] }[] } {
  return {
    head: [
      t('prices.column.what'),
      t('prices.column.unit'),
      t('prices.column.hour'),
      t('prices.column.month'),
      ...(vat ? [t('prices.column.gross', { vat: vat.label, percent: format.percent(vat.percent) })] : []),
    ],
    rows: things.flatMap((thing) =>
      thing.steps.map((step) => ({
        key: `${thing.key} ${step.from}`,
        name: nameOfItem(t, thing),
        note: thing.steps.length > 1 ? t('prices.from', { amount: amountIn(format, thing.unit, step.from) }) : null,
        cells: [
          t(units[thing.unit]),
          // What the platform charges for one, as it says it.
          format.exact(step.hourly),
          monthly(format, perMonth(step.hourly)),
          ...(vat ? [monthly(format, withVat(perMonth(step.hourly), vat.percent))] : []),
        ],
      })),
    ),
  };
}
