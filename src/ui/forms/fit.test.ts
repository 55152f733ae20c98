import { expect, it } from 'vitest';
import { fit } from './fit';

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
