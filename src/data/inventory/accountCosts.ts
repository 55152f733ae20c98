import Big from 'big.js';
import type { Location, UsageRow } from '@/api';
import type { Machine } from '../resources/vm/machines';
import { bootDisk, disksOf } from '../resources/vm/parts';
import { vmStopped } from '../resources/vm/rules';
import { unpriced } from '../pricing/pricing';
import type { CostItem } from './costItems';
import { hourlyCostOf, type HourlyCost } from './costs';
import { registry } from './registry';
import { usedOf, type Used, type UsageLine } from '../billing/usage/usage';

/** Something of the month: what it has cost, and what it costs now if it is still there. */
export interface Resource extends Used {
  readonly location: Location | null;
  /** Per hour, net, as it is now: nothing for what is gone, paid by another account or with something else. Null: not known. */
  readonly now: Big | null;
  /** Part of that has no known price, so that it is too low. */
  readonly partial: boolean;
  /** Null: not in the lists. */
  readonly costGroup: string | null;
  /** `unknown` as long as not every list has answered, and for what the lists never name. */
  readonly there: 'yes' | 'gone' | 'unknown';
  readonly machine: Machine | null;
}

/** Kinds that have a list, so that what is not in it is no more. */
const listed: ReadonlySet<string> = new Set(registry.filter(({ costGroups }) => costGroups).map(({ kind }) => kind));

/**
 * Usage joined with the lists. What is on the account and has no usage yet is there too, at no cost so far. `complete`: all
 * lists have answered.
 */
export function resourcesOf(rows: readonly UsageRow[], items: readonly CostItem[], account: number, complete: boolean): Resource[] {
  const used = usedOf(rows);
  const byKey = new Map(items.map((item) => [item.key, item]));
  const seen = new Set(used.map(({ key }) => key));
  const alone = new Set(used.flatMap(({ key, lines }) => (bootOnly(byKey.get(key)?.machine, lines) ? key : [])));
  const joined = used.map((each): Resource => {
    const item = byKey.get(each.key);
    if (!item) {
      const gone = complete && listed.has(each.kind);
      return { ...each, location: null, ...cost(gone ? nothing : null), costGroup: null, there: gone ? 'gone' : 'unknown', machine: null };
    }
    return {
      ...each,
      kind: item.kind,
      name: item.name,
      location: item.location,
      // It may have been moved to another account in the course of the month.
      ...(item.account === null || item.account === account ? nowOf(item, each.lines, alone) : cost(nothing)),
      costGroup: item.costGroup,
      there: 'yes',
      machine: item.machine ?? null,
    };
  });
  const fresh = items
    .filter((item) => item.account === account && !item.included && !seen.has(item.key))
    .map((item): Resource => ({
      key: item.key,
      name: item.name,
      kind: item.kind,
      lines: [],
      cost: nothing,
      location: item.location,
      now: item.hourly,
      partial: item.partlyPriced,
      costGroup: item.costGroup,
      there: 'yes',
      machine: item.machine ?? null,
    }));
  return [...joined, ...fresh];
}

const nothing = new Big(0);
type Now = Pick<Resource, 'now' | 'partial'>;
const cost = (now: Big | null, partial = false): Now => ({ now, partial });
const priced = (lines: readonly UsageLine[]) => lines.filter(({ row }) => typeof row.price === 'number');

/**
 * What it costs by the hour now. The platform's own row for the state and size that it is in says it best, since server
 * classes may have factors that the price list does not name; else the price list.
 */
function nowOf(item: CostItem, lines: readonly UsageLine[], alone: ReadonlySet<string>): Now {
  if (item.machine) return machineNow(item.machine, lines) ?? cost(item.hourly, item.partlyPriced);
  // What it cost before it was attached is in its machine's price now, unless that is of the boot disk alone.
  if (item.goesWith && !alone.has(item.goesWith)) return cost(nothing);
  const [only, second] = priced(lines.filter(({ part, row }) => part === 'other' && ofState(item, row)));
  return only && !second ? cost(new Big(only.row.price ?? 0)) : cost(item.included ? nothing : item.hourly);
}

/** Assigned and unassigned addresses are products of their own. */
function ofState({ kind, costGroup }: CostItem, { uptime_types: types }: UsageRow): boolean {
  if (kind !== 'floating-ip' || !types?.some((type) => /FLOATING_IP|ADDRESS/i.test(type))) return true;
  return types.some((type) => /UNASSIGNED/i.test(type)) === (costGroup === 'idleAddresses');
}

/** The one row that is about a machine as it is now. */
function rowOf(machine: Machine, lines: readonly UsageLine[]): UsageLine | null {
  const [only, second] = priced(lines).filter(({ part, row }) => part === partNow(machine) && fits(machine, row));
  return only && !second ? only : null;
}

function machineNow(machine: Machine, lines: readonly UsageLine[]): Now | null {
  const only = rowOf(machine, lines);
  if (!only) return null;
  const beside = machine.price?.lines.filter(({ kind }) => kind === 'snapshot' || kind === 'backup') ?? [];
  return cost(
    beside.reduce((sum, { price }) => sum.plus(price ?? 0), new Big(only.row.price ?? 0)),
    beside.some(unpriced),
  );
}

const partNow = ({ item }: Machine) => (vmStopped(item) ? 'stopped' : 'running');

const allDisks = (item: Machine['item']): number => disksOf(item).reduce((sum, disk) => sum + disk.size, 0);

/** The row is about the machine as large as it is now. */
const fits = ({ item }: Machine, row: UsageRow): boolean =>
  row.configurations?.some(
    ({ cpus, ram_MB, disk_size_GB }) =>
      cpus === item.vcpu && ram_MB === item.memory && (disk_size_GB === bootDisk(item)?.size || disk_size_GB === allDisks(item)),
  ) ?? false;

/** The row of now leaves further disks to rows of their own. */
function bootOnly(machine: Machine | undefined, lines: readonly UsageLine[]): boolean {
  if (!machine) return false;
  return rowOf(machine, lines)?.row.configurations?.every(({ disk_size_GB }) => disk_size_GB !== allDisks(machine.item)) ?? false;
}

/** What the resources of an account cost now. */
export const accountCost = (resources: readonly Resource[]): HourlyCost =>
  hourlyCostOf(
    resources.map(({ now, partial, costGroup, there }) => ({
      costGroup: there === 'yes' ? costGroup : null,
      hourly: now,
      partlyPriced: partial,
    })),
  );
