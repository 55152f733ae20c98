import { expect, it } from 'vitest';
import { noteServerTime, onClockOffset, platformNow } from './clock';

it('tells when this computer and the platform differ by minutes', () => {
  const told: number[] = [];
  onClockOffset((offset) => told.push(offset));
  const now = Date.UTC(2026, 10, 22, 12);
  const note = (ahead: number) => noteServerTime(new Headers({ date: new Date(now + ahead).toUTCString() }), now);
  note(5000);
  note(-90_000);
  noteServerTime(new Headers(), now);
  noteServerTime(new Headers({ date: 'nonsense' }), now);
  expect(told).toEqual([0]);
  note(40 * 86_400_000);
  note(40 * 86_400_000 + 3000);
  expect(told).toEqual([0, 40 * 86_400_000]);
  note(0);
  expect(told.at(-1)).toBe(0);
});

it('has the time of the platform where this computer is wrong', () => {
  const behind = 20 * 60_000;
  const date = new Date(Date.now() + behind);
  noteServerTime(new Headers({ date: date.toUTCString() }));
  expect(Math.abs(platformNow() - date.getTime())).toBeLessThan(5000);
});
