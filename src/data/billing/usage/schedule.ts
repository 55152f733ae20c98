import Big from 'big.js';
import type { Machine } from '@/data/resources/vm/machines';
import { hoursPerMonth } from '@/data/pricing/pricing';
import { vmStopped } from '@/data/resources/vm/rules';
import { hour, hourStart, monthStart } from '../documents/month';

/** When machines are stopped and started again. Days are counted from Monday, 0, to Sunday, 6. */
export interface Schedule {
  /** Minutes after midnight. */
  readonly stop: number;
  readonly start: number;
  /** Not started on Saturday and Sunday: what is stopped on Friday is started on Monday. */
  readonly weekendsOff: boolean;
  /** An IANA time zone in which the times are meant. */
  readonly zone: string;
}

export const usualSchedule: Omit<Schedule, 'zone'> = { stop: 20 * 60, start: 6 * 60, weekendsOff: true };
const minutesPerDay = 1440;
const daysPerWeek = 7;

/** "20:00" as minutes after midnight; null for what is no time. */
export function minutesIn(text: string | null): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text ?? '') ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export interface Turn {
  readonly minutes: number;
  readonly days: readonly number[];
}

const rotated = (days: readonly number[], by: number) =>
  days.map((day) => (day + by + daysPerWeek) % daysPerWeek).toSorted((a, b) => a - b);

/** On which days of the week machines start, and on which they stop. */
export function turnsOf({ stop, start, weekendsOff }: Schedule): { start: Turn; stop: Turn } {
  const working = weekendsOff ? [0, 1, 2, 3, 4] : [0, 1, 2, 3, 4, 5, 6];
  // A stop before the start in the day is that of the night after.
  return { start: { minutes: start, days: working }, stop: { minutes: stop, days: stop > start ? working : rotated(working, 1) } };
}

/** Minutes of a week in which they are stopped. */
export function stoppedPerWeek(schedule: Schedule): number {
  const running = (schedule.stop - schedule.start + minutesPerDay) % minutesPerDay || minutesPerDay;
  return daysPerWeek * minutesPerDay - turnsOf(schedule).start.days.length * running;
}

/** What a machine costs less by the hour while it is stopped, net; null without a price. */
export const lessStopped = ({ price }: Machine): Big | null => price && price.running.minus(price.stopped);

/** What a plan spares in a month of 730 hours, net. Machines that are stopped already spare nothing. */
export function savingPerMonth(machines: readonly Machine[], schedule: Schedule): Big {
  const hours = new Big(stoppedPerWeek(schedule)).div(daysPerWeek * minutesPerDay).times(hoursPerMonth);
  return less(machines).times(hours);
}

const less = (machines: readonly Machine[]): Big =>
  machines.reduce((sum, machine) => sum.plus(vmStopped(machine.item) ? 0 : (lessStopped(machine) ?? 0)), new Big(0));

/** The same for what is left of this month, by its hours. */
export function savingThisMonth(machines: readonly Machine[], schedule: Schedule, now: number): Big {
  const weekMinute = weekMinutes(schedule.zone);
  let hours = 0;
  for (let at = hourStart(now) + hour; at < monthStart(now, 1); at += hour) if (isStopped(schedule, weekMinute(at))) hours += 1;
  return less(machines).times(hours);
}

/** Whether machines are stopped in a minute of the week. */
function isStopped(schedule: Schedule, minute: number): boolean {
  const running = (schedule.stop - schedule.start + minutesPerDay) % minutesPerDay || minutesPerDay;
  const week = daysPerWeek * minutesPerDay;
  return !turnsOf(schedule).start.days.some((day) => (minute - day * minutesPerDay - schedule.start + week) % week < running);
}

/** Makes the function that says which minute of a week, from Monday on, a moment is in a zone. */
function weekMinutes(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const found = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return weekdays.indexOf(found.weekday ?? '') * minutesPerDay + Number(found.hour) * 60 + Number(found.minute);
  };
}
export const weekdays: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
