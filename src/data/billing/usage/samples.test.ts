import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import { daysSeen, monthsSeen, withSample, type Sample } from './samples';

const at = (text: string) => Date.parse(`${text}Z`);
const look = (text: string, cost: string): Sample => ({ at: at(text), cost });

describe('what was seen of a month', () => {
  it('keeps one look an hour, the last', () => {
    const first = withSample([], new Big('1.5'), at('2026-11-22T10:05'));
    const second = withSample(first, new Big('1.6'), at('2026-11-22T10:55'));
    expect(second).toEqual([look('2026-11-22T10:00', '1.6')]);
    expect(withSample(second, new Big('1.7'), at('2026-11-22T11:00'))).toHaveLength(2);
  });

  it('lets go of what is older than a year, and of looks from the future', () => {
    const before = [look('2025-11-30T23:00', '9'), look('2025-12-01T00:00', '1'), look('2027-01-01T00:00', '2')];
    expect(withSample(before, new Big(3), at('2026-11-22T10:00')).map(({ cost }) => cost)).toEqual(['1', '3']);
  });

  it('is a line with gaps, of the last look of each day', () => {
    const samples = [
      look('2026-11-01T09:00', '1'),
      look('2026-11-03T08:00', '3'),
      look('2026-11-03T20:00', '3.4'),
      look('2026-10-31T23:00', '99'),
    ];
    const days = daysSeen(samples, at('2026-11-22T10:00'));
    expect(days).toHaveLength(30);
    expect(days.slice(0, 4).map(({ cost }) => cost?.toFixed() ?? null)).toEqual(['1', null, '3.4', null]);
    expect(days[2]?.seen).toBe(at('2026-11-03T20:00'));
  });

  it('begins anew with the month, by UTC', () => {
    const samples = [look('2026-10-31T23:00', '99'), look('2026-11-01T00:00', '0.1')];
    expect(daysSeen(samples, at('2026-11-01T00:30'))[0]?.cost?.toFixed()).toBe('0.1');
    expect(monthsSeen(samples, at('2026-12-01T00:30'))).toEqual([at('2026-12-01T00:00'), at('2026-11-01T00:00'), at('2026-10-01T00:00')]);
  });
});
