import type { Resource } from '@/data/inventory/accountCosts';
import { clock, minutesIn, usualSchedule, type Schedule } from '@/data/billing/usage/schedule';
import type { Machine } from '@/data/resources/vm/machines';
import { vmStopped } from '@/data/resources/vm/rules';
import { msg, type Message } from '@/i18n';

/** More than this are not one command for anybody to look through. */
export const mostPlanned = 50;

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** Machines that a plan can spare something with: on this account, and running. */
export const plannable = (resources: readonly Resource[], account: number): Machine[] =>
  resources.flatMap(({ machine }) => (machine && machine.item.billing_account === account && !vmStopped(machine.item) ? [machine] : []));

/** The machines that an address names, as far as they are there. */
export function plannedIn(search: URLSearchParams, machines: readonly Machine[]): Machine[] {
  const ids = new Set((search.get('plan') ?? '').split(',').slice(0, mostPlanned));
  return machines.filter(({ id }) => ids.has(id));
}

/** The schedule in an address. */
export function scheduleIn(search: URLSearchParams, zone: string): Schedule {
  return {
    stop: minutesIn(search.get('stop')) ?? usualSchedule.stop,
    start: minutesIn(search.get('start')) ?? usualSchedule.start,
    weekendsOff: search.get('weekends') !== 'on',
    zone: search.get('zone') === 'UTC' ? 'UTC' : zone,
  };
}

export function writeSchedule(schedule: Schedule, into: URLSearchParams, zone: string): URLSearchParams {
  const after = new URLSearchParams(into);
  const put = (name: string, value: string, usual: string) => (value === usual ? after.delete(name) : after.set(name, value));
  put('stop', clock(schedule.stop), clock(usualSchedule.stop));
  put('start', clock(schedule.start), clock(usualSchedule.start));
  put('weekends', schedule.weekendsOff ? 'off' : 'on', 'off');
  put('zone', schedule.zone, zone);
  return after;
}

/** Why a schedule makes no sense; null when it does. */
export const badSchedule = ({ stop, start }: Schedule): Message | null => (stop === start ? msg('usage.plan.sameTime') : null);
