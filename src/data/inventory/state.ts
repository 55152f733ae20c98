import type Big from 'big.js';
import type { BillingAccount, Location } from '@/api';
import { canCharge, liftOf, titleOf } from '@/data/billing/accounts/accounts';
import type { Policy } from '@/data/core/resourceKind';
import type { AnyStateRules, NextStep, PossibleAction, ResourceState, StateSurroundings } from '@/data/core/stateRules';
import { isOpen, type OperationRecord } from '@/data/operations';
import { msg, parseTime, type Message } from '@/i18n';
import { itemOf, type InventoryItem, type Place } from './join';
import { kindNamed } from './registry';
import { usualThresholds } from './waste';

/** What the kinds know of their states, found by itself. It comes with the panel that shows it. */
const found = import.meta.glob<AnyStateRules>('../resources/*/state.ts', { eager: true, import: 'stateRules' });
export const allStateRules: readonly AnyStateRules[] = Object.values(found);
export const stateRulesOf = (kind: string): AnyStateRules | undefined => allStateRules.find((rules) => rules.kind === kind);

export interface StateEvent {
  readonly id: string;
  readonly at: Date;
  readonly title: Message;
  /** What this browser knows of it; null: the platform's own time. */
  readonly record: OperationRecord | null;
}

export interface StateCost {
  /** `included`: paid for with its owner. `free`: it costs nothing by itself. */
  readonly kind: 'known' | 'unknown' | 'included' | 'free';
  /** Net, per hour. */
  readonly hourly: Big | null;
  readonly partly: boolean;
  readonly otherwise: { readonly label: Message; readonly hourly: Big } | null;
}

export interface StateReport {
  readonly item: InventoryItem;
  readonly state: ResourceState;
  /** Not `exact`: it has been so since then at least. */
  readonly since: { readonly at: Date; readonly exact: boolean } | null;
  /** Newest first. */
  readonly history: readonly StateEvent[];
  /** What is being done to it: nothing else is possible meanwhile. */
  readonly waitsFor: Message | null;
  readonly possible: readonly Message[];
  readonly blocked: readonly (PossibleAction & { readonly reason: Message })[];
  readonly cost: StateCost;
  readonly next: readonly NextStep[];
}

interface Given {
  readonly kind: string;
  /** As its list answers it. */
  readonly item: unknown;
  readonly place: Place;
  readonly locations: readonly Location[];
  readonly policy: Policy;
  readonly accounts: readonly BillingAccount[] | undefined;
  readonly records: readonly OperationRecord[];
  /** Milliseconds. */
  readonly now: number;
}

const mostEvents = 12;
/** The platform's times and the browser's of the same change differ by so many milliseconds at most. */
const sameChange = 60_000;

/** Whether a record is about a resource: as what it was done to, or as a part of what was asked for. */
function concerns({ target, input }: OperationRecord, { kind, key, location }: InventoryItem): boolean {
  if (target.location !== undefined && location && target.location !== location.slug) return false;
  if (target.uuid === key) return target.type === kind;
  return typeof input === 'object' && input !== null && Object.values(input).some((value) => value === key);
}

function historyOf(item: InventoryItem, changed: Date | null, records: readonly OperationRecord[]): StateEvent[] {
  const own = records
    .filter((record) => concerns(record, item))
    .map((record): StateEvent => ({ id: record.id, at: new Date(record.startedAt), title: record.title, record }));
  const told = (at: Date | null, title: Message): StateEvent[] =>
    at === null || own.some((event) => Math.abs((event.record?.finishedAt ?? event.at.getTime()) - at.getTime()) < sameChange)
      ? []
      : [{ id: title.id, at, title, record: null }];
  const untouched = changed && item.created && Math.abs(changed.getTime() - item.created.getTime()) < sameChange;
  return [...own, ...told(untouched ? null : changed, msg('state.history.changed')), ...told(item.created, msg('state.history.created'))]
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, mostEvents);
}

function sinceOf(item: InventoryItem, state: ResourceState, changed: Date | null, history: readonly StateEvent[]): StateReport['since'] {
  const told = parseTime(state.since);
  if (told) return { at: told, exact: true };
  const set = history.find(({ record }) => record?.state === 'done' && state.setBy?.includes(record.kind))?.record;
  const at = set?.finishedAt;
  // What has changed since then may have changed the state as well, by somebody else's hand.
  if (at !== undefined && (changed === null || changed.getTime() < at + sameChange)) return { at: new Date(at), exact: true };
  const least = changed ?? item.created;
  return least && { at: least, exact: false };
}

function costOf(item: InventoryItem, rules: AnyStateRules, around: StateSurroundings): StateCost {
  const other = rules.otherwise?.(item.item as never, around);
  const otherwise = other?.hourly ? { label: other.label, hourly: other.hourly } : null;
  const rest = { hourly: item.hourly, partly: item.partlyPriced, otherwise };
  if (item.included && item.owner) return { ...rest, kind: 'included', otherwise: null };
  if (!item.entry.costGroups) return { ...rest, kind: 'free' };
  return { ...rest, kind: item.hourly ? 'known' : 'unknown' };
}

function nextOf(
  item: InventoryItem,
  state: ResourceState,
  around: StateSurroundings,
  history: readonly StateEvent[],
  given: Given,
  rules: AnyStateRules,
) {
  const steps: NextStep[] = [];
  const [last] = history.flatMap(({ record }) => (record ? [record] : []));
  if (state.tone === 'busy' || (last && isOpen(last))) steps.push({ text: msg('state.next.wait') });
  else if (last && (last.state === 'failed' || last.state === 'missing' || last.state === 'interrupted'))
    steps.push({ text: last.outcome ?? msg('state.next.failed'), about: last.title });
  const account = given.accounts?.find(({ id }) => id === item.account);
  const why = account && canCharge(account);
  if (account && why) {
    const lift = liftOf(account);
    steps.push({ text: why, about: titleOf(account) }, ...(lift ? [{ text: lift }] : []));
  }
  steps.push(...(rules.next?.(item.item as never, around) ?? []));
  const unused = item.entry.unused?.(item.item as never, { ...item.around, now: given.now, thresholds: usualThresholds });
  if (unused) {
    const lost = item.entry.unusedGroups?.[unused.group]?.lost;
    steps.push({ text: msg('state.next.unused'), about: unused.reason }, ...(lost ? [{ text: lost }] : []));
  }
  return steps;
}

/** Everything that can be told of the state of one resource. Null for kinds without rules for it. */
export function reportState(given: Given): StateReport | null {
  const { kind, place, locations, policy, accounts, records } = given;
  const entry = kindNamed(kind);
  const rules = stateRulesOf(kind);
  if (!entry || !rules) return null;
  const item = itemOf(entry, given.item, place, locations, policy);
  const around: StateSurroundings = { ...item.around, location: item.location, accounts };
  const own = item.item as never;
  const state = rules.state(own, around);
  // A platform whose clock is ahead tells of moments that haven't come yet.
  const told = parseTime(rules.changed(own));
  const changed = told && new Date(Math.min(told.getTime(), given.now));
  const history = historyOf(item, changed, records);
  const open = history.find(({ record }) => record && isOpen(record) && record.target.uuid === item.key);
  const paid: PossibleAction[] = entry.move || entry.moveBlocked ? [{ name: msg('state.account'), reason: item.moveBlocked }] : [];
  const actions = [...rules.actions(own, around), ...paid];
  return {
    item,
    state,
    since: sinceOf(item, state, changed, history),
    history,
    waitsFor: rules.exclusive && open ? open.title : null,
    possible: actions.flatMap(({ name, reason }) => (reason ? [] : [name])),
    blocked: actions.flatMap(({ name, reason }) => (reason ? [{ name, reason }] : [])),
    cost: costOf(item, rules, around),
    next: nextOf(item, state, around, history, given, rules),
  };
}
