import ipaddr from 'ipaddr.js';

/** An IPv4 block as a person typed it, and as it is written: addresses of a block become the block's own. */
export interface Block {
  /** `192.0.2.14` for one address, `192.0.2.0/24` for more. */
  readonly cidr: string;
  readonly first: string;
  readonly last: string;
  readonly count: number;
  readonly prefix: number;
  /** An address inside the block was typed, such as 10.0.0.5/24. */
  readonly hostBits: boolean;
}

export type BlockProblem = 'empty' | 'ipv6' | 'format' | 'prefix';

const four = /^(\d{1,3}\.){3}\d{1,3}$/;

/** Reads one address or CIDR block of IPv4. Never guesses: what is incomplete or has an odd prefix is a problem. */
export function readBlock(text: string): Block | BlockProblem {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  const [address = '', prefixText, ...rest] = trimmed.split('/');
  if (rest.length > 0) return 'format';
  if (address.includes(':') && ipaddr.IPv6.isValid(address)) return 'ipv6';
  if (!four.test(address) || !ipaddr.IPv4.isValidFourPartDecimal(address)) return 'format';
  if (prefixText !== undefined && !/^(0|[1-9]\d?)$/.test(prefixText)) return 'prefix';
  const prefix = prefixText === undefined ? 32 : Number(prefixText);
  if (prefix > 32) return 'prefix';
  const first = ipaddr.IPv4.networkAddressFromCIDR(`${address}/${prefix}`).toString();
  const last = ipaddr.IPv4.broadcastAddressFromCIDR(`${address}/${prefix}`).toString();
  return {
    cidr: prefix === 32 ? first : `${first}/${prefix}`,
    first,
    last,
    count: 2 ** (32 - prefix),
    prefix,
    hostBits: first !== ipaddr.IPv4.parse(address).toString(),
  };
}

export const isBlock = (found: Block | BlockProblem): found is Block => typeof found !== 'string';

/** Whether two entries mean the same block, however they are written: `10.0.0.1` and `10.0.0.1/32`. */
export function sameBlock(a: string, b: string): boolean {
  const [left, right] = [readBlock(a), readBlock(b)];
  return a === b || (isBlock(left) && isBlock(right) && left.cidr === right.cidr);
}

/** Whether the first block holds all of the second. */
export const holds = (outer: Block, inner: Block): boolean =>
  outer.prefix <= inner.prefix && ipaddr.IPv4.parse(inner.first).match(ipaddr.IPv4.parse(outer.first), outer.prefix);
