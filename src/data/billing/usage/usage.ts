import Big from 'big.js';
import type { UsageRow } from '@/api';

/**
 * What the platform lists for the current month, put together by resource. Hours, prices and costs are the platform's own;
 * here they are sorted and added up, never recalculated.
 */
export type Part = 'running' | 'stopped' | 'snapshots' | 'backups' | 'other';
export const parts: readonly Part[] = ['running', 'stopped', 'snapshots', 'backups', 'other'];

/** What usage is of: a kind of the registry, or `other`. */
export type UsageKind = string;

export interface UsageLine {
  readonly row: UsageRow;
  readonly part: Part;
  /** Net; zero where the platform says nothing. */
  readonly cost: Big;
}

/** The rows of one owner. */
export interface Used {
  /** The owner's uuid; rows without an owner go by their description. */
  readonly key: string;
  readonly name: string;
  readonly kind: UsageKind;
  readonly lines: readonly UsageLine[];
  /** Net, of the month so far. */
  readonly cost: Big;
}

const types = (row: UsageRow): readonly string[] => row.uptime_types ?? [];
const says = (row: UsageRow, pattern: RegExp): boolean => types(row).some((type) => pattern.test(type));

/** A machine can be called anything, so what ran is asked first, and only the end of the description counts. */
function partOf(row: UsageRow): Part {
  const text = row.description ?? '';
  if (types(row).includes('VM_RUNNING')) return 'running';
  if (/, stopped$/i.test(text)) return 'stopped';
  if (/, snapshots?$/i.test(text) || says(row, /SNAPSHOT/i)) return 'snapshots';
  if (/, backups?$/i.test(text) || says(row, /BACKUP/i)) return 'backups';
  return says(row, /^VM_/i) ? 'running' : 'other';
}

const kinds: readonly (readonly [RegExp, UsageKind])[] = [
  [/^VM_/i, 'vm'],
  [/FLOATING_IP|ADDRESS/i, 'floating-ip'],
  [/LOAD_BALANCER/i, 'load-balancer'],
  [/OBJECT_STORAGE/i, 'bucket'],
  [/SERVICE/i, 'service'],
];

/** What an owner is, as far as its rows tell; the lists of resources know better. */
function kindOf(lines: readonly UsageLine[]): UsageKind {
  for (const [pattern, kind] of kinds) if (lines.some(({ row }) => says(row, pattern))) return kind;
  if (lines.some(({ row, part }) => part === 'stopped' || row.configurations?.some((each) => each.vm_name))) return 'vm';
  return lines.some(({ row, part }) => part === 'other' && says(row, /STORAGE/i)) ? 'disk' : 'other';
}

/** The name in a description: what stands before the size, the state, or what it is a copy of. */
const nameIn = (text: string): string =>
  text
    .replace(/, (?:stopped|snapshots?|backups?)$/i, '')
    .replace(/, \d+ CPUs?(?:, .*)?$/i, '')
    .trim();

function nameOf(key: string, lines: readonly UsageLine[]): string {
  const configured = lines.flatMap(({ row }) => row.configurations ?? []).find((each) => each.vm_name)?.vm_name;
  return configured || lines.map(({ row }) => nameIn(row.description ?? '')).find((text) => text !== '') || key;
}

const sum = (lines: readonly UsageLine[]): Big => lines.reduce((total, { cost }) => total.plus(cost), new Big(0));

/** Rows that are meant for people, by owner, in the order in which the platform names them. */
export function usedOf(rows: readonly UsageRow[]): Used[] {
  const lines = rows
    .filter((row) => row._technical !== true)
    .map((row): UsageLine => ({ row, part: partOf(row), cost: new Big(row.cost ?? 0) }));
  return [...Map.groupBy(lines, ({ row }) => row.owner_uuid || row.description || '')].map(([key, own]) => ({
    key,
    name: nameOf(key, own),
    kind: kindOf(own),
    lines: own,
    cost: sum(own),
  }));
}

/** What some rows have cost together. */
export const costOf = (used: readonly Pick<Used, 'cost'>[]): Big => used.reduce((total, { cost }) => total.plus(cost), new Big(0));

/** What the month has cost so far by the platform's rows, net. */
export const costSoFar = (rows: readonly UsageRow[]): Big => costOf(usedOf(rows));

/** Hours that something was there; its copies are there beside it and count only when there is nothing else. */
export function hoursOf(lines: readonly UsageLine[], part?: Part): Big {
  const itself = lines.filter((line) => (part ? line.part === part : line.part !== 'snapshots' && line.part !== 'backups'));
  const counted = itself.length > 0 || part ? itself : lines;
  return counted.reduce((total, { row }) => total.plus(row.hours ?? 0), new Big(0));
}

export const costIn = (lines: readonly UsageLine[], part: Part): Big => sum(lines.filter((line) => line.part === part));
