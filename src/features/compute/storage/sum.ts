import Big from 'big.js';

/** Net, per hour; what has no price counts as nothing. */
export const sumOf = (things: readonly { readonly hourly: Big | null }[]): Big =>
  things.reduce((sum, { hourly }) => sum.plus(hourly ?? 0), new Big(0));
