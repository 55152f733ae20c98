import Big from 'big.js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeBudget, claim, mark, percentsIn, reached, usedPercent, usualPercents, type Budget } from './budgets';
import { memoryStorage } from '@/device/test-support';

const budget: Budget = { amount: '200', percents: [50, 80, 100], notify: false, told: [], closed: [] };

describe('a budget', () => {
  it('says what is reached, the highest first', () => {
    expect(reached(budget, new Big('99.99'))).toEqual([]);
    expect(reached(budget, new Big(100))).toEqual([50]);
    expect(reached(budget, new Big(250))).toEqual([100, 80, 50]);
    expect(usedPercent(budget, new Big('99.99'))).toBe(49.9);
  });

  it('reads percents as they are typed', () => {
    expect(percentsIn('80, 50 %, 100%;80')).toEqual([50, 80, 100]);
    expect(['', '0', '-5', '50.5', 'half', '2000'].map(percentsIn)).toEqual([null, null, null, null, null, null]);
    expect(percentsIn(usualPercents.join(', '))).toEqual(usualPercents);
  });
});

describe('what was said', () => {
  const local = memoryStorage();
  const { kept } = local;
  beforeEach(() => {
    kept.clear();
    vi.stubGlobal('localStorage', local);
    return () => vi.unstubAllGlobals();
  });

  it('is said once a threshold and month', () => {
    const november = Date.UTC(2026, 10, 22);
    expect(claim(7, mark(november, 80)), 'nothing to say without a budget').toBe(false);
    changeBudget(7, () => budget);
    expect([claim(7, mark(november, 80)), claim(7, mark(november, 80)), claim(7, mark(november, 100))]).toEqual([true, false, true]);
    expect(claim(7, mark(Date.UTC(2026, 11, 1), 80)), 'a new month').toBe(true);
    changeBudget(7, (now) => {
      expect(now?.told).toEqual(['2026-12 80']);
      return null;
    });
    expect(claim(7, mark(november, 80))).toBe(false);
  });

  it('is changed as it is now: other accounts are as another tab has written them', () => {
    changeBudget(7, () => budget);
    const [key = ''] = [...kept.keys()];
    kept.set(key, JSON.stringify({ 7: { ...budget, amount: '300' }, 8: budget, 9: { amount: 'much' } }));
    changeBudget(7, (now) => now && { ...now, notify: true });
    expect(JSON.parse(kept.get(key) ?? '')).toEqual({ 7: { ...budget, amount: '300', notify: true }, 8: budget });
  });
});
