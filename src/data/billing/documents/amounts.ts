import Big from 'big.js';

/** An amount as the platform gives it, as a decimal; null for what is missing or no number. */
export const decimal = (value: number | null | undefined): Big | null =>
  typeof value === 'number' && Number.isFinite(value) ? new Big(value) : null;

export const sumOf = (amounts: Iterable<Big>): Big => {
  let sum = new Big(0);
  for (const amount of amounts) sum = sum.plus(amount);
  return sum;
};

/** Digits behind the point. */
export const placesOf = (amount: Big): number => Math.max(0, amount.c.length - amount.e - 1);
