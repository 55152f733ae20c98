export interface Limits {
  min: number;
  max: number;
  step: number;
}

/** The nearest value that is allowed: within the limits and, counted from `min`, on a step; `max` itself always is. */
export function fit(value: number, { min, max, step }: Limits): number {
  if (!Number.isFinite(value) || value <= min) return min;
  if (value >= max) return max;
  // Decimal steps leave a tail of binary digits.
  const stepped = Number((min + Math.round((value - min) / step) * step).toPrecision(12));
  return Math.min(stepped, max);
}
