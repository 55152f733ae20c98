export interface Limits {
  min: number;
  /** Missing: there is no known end. */
  max?: number | undefined;
  step: number;
}

/** The nearest value that is allowed: within the limits and, counted from `min`, on a step; `max` itself always is. */
export function fit(value: number, { min, max, step }: Limits): number {
  if (!Number.isFinite(value) || value <= min) return min;
  if (max !== undefined && value >= max) return max;
  // Decimal steps leave a tail of binary digits.
  const stepped = Number((min + Math.round((value - min) / step) * step).toPrecision(12));
  return max === undefined ? stepped : Math.min(stepped, max);
}

/** The number that a pasted text is, with or without a unit behind it; null for anything that would be read as another one. */
export function numberIn(text: string): number | null {
  const [, digits] = /^\s*([-+]?\d+(?:[.,]\d+)?)\s*(?:[a-zµ]{1,3}b?|%|€|\$)?\s*$/i.exec(text) ?? [];
  if (digits === undefined || /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return null;
  return Number(digits.replace(',', '.'));
}
