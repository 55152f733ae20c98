/** The ways in which the platform writes a moment. All of them are UTC; three of the four do not all say so. */

const iso = (at: number) => new Date(at).toISOString();

/** `2018-02-22 14:24:30`: machines, networks, addresses, tokens. */
export const plainTime = (at: number): string => iso(at).slice(0, 19).replace('T', ' ');

/** `2018-02-22 14:24:13.766985`: a machine's storage. */
export const microTime = (at: number): string => `${iso(at).slice(0, 23).replace('T', ' ')}${String((at * 7) % 1000).padStart(3, '0')}`;

/** `2022-09-01T12:03:14.355+0000`: disks and buckets. */
export const offsetTime = (at: number): string => iso(at).replace('Z', '+0000');

/** `2025-01-12T09:21:33Z`: SSH keys. */
export const zuluTime = (at: number): string => `${iso(at).slice(0, 19)}Z`;

/** Everything under /payment. */
export const unixTime = (at: number): number => Math.floor(at / 1000);

export const hour = 3_600_000;
export const day = 24 * hour;

export const monthStart = (at: number): number => {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
};

export const nextMonth = (at: number, months = 1): number => {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
};
