import { expect, it } from 'vitest';
import { fit, numberIn } from './fit';

it('fits a value into limits and steps', () => {
  const limits = { min: 10, max: 45, step: 10 };
  expect(fit(24, limits)).toBe(20);
  expect(fit(26, limits)).toBe(30);
  expect(fit(44, limits)).toBe(40);
  expect(fit(3, limits)).toBe(10);
  expect(fit(900, limits)).toBe(45);
  expect(fit(Number.NaN, limits)).toBe(10);
  expect(fit(0.3, { min: 0, max: 1, step: 0.1 })).toBe(0.3);
});

it('fits a value where no end is known', () => {
  expect(fit(0, { min: 20, step: 1 })).toBe(20);
  expect(fit(1e6, { min: 20, step: 1 })).toBe(1e6);
});

it('reads a pasted number, and nothing that would become another one', () => {
  expect(numberIn(' 25\n')).toBe(25);
  expect(numberIn('2.5')).toBe(2.5);
  expect(numberIn('2,5')).toBe(2.5);
  expect(numberIn('20 GB')).toBe(20);
  // Thousands for some, a fraction for others.
  for (const text of ['1e3', '0x10', '1.000', '1,000', '1 000', '1.000,50', '--1', '12-3', 'ten', '', '٣'])
    expect(numberIn(text)).toBeNull();
});
