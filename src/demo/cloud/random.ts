/** Chance that repeats: the same seed makes the same cloud. The seed lives in the state, so that a reload goes on where it was. */
export interface Random {
  /** From 0 to 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  pick<A extends readonly [unknown, ...unknown[]]>(items: A): A[number];
  text(length: number, alphabet?: string): string;
  uuid(): string;
  mac(): string;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** mulberry32: small, fast and good enough for names and addresses. */
export function createRandom(holder: { seed: number }): Random {
  const next = () => {
    holder.seed = (holder.seed + 0x6d2b79f5) | 0;
    let mixed = holder.seed;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const hex = () =>
    Math.floor(next() * 4294967296)
      .toString(16)
      .padStart(8, '0');
  return {
    next,
    whole,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    text: (length, alphabet = letters) => Array.from({ length }, () => alphabet[whole(0, alphabet.length - 1)]).join(''),
    uuid() {
      const digits = hex() + hex() + hex() + hex();
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
    },
    mac: () => `52:54:00:${[1, 2, 3].map(() => whole(0, 255).toString(16).padStart(2, '0')).join(':')}`,
  };
}
