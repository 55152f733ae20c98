import { normalizeCidr } from 'cidr-tools';
import ipaddr from 'ipaddr.js';
import { msg, type Message } from '@/i18n';

/** One entry of a list of addresses: what is typed is what is sent; what it means is shown. */
export interface AddressEntry {
  readonly text: string;
  /** Set when the text means something else than it seems to say (host bits): the network that it stands for. */
  readonly meaning?: string;
}

export interface AddressProblem {
  readonly text: string;
  readonly reason: Message;
  /** What was probably meant, to be taken over by a click and never by itself. */
  readonly suggestion?: string;
}

export interface ParsedAddresses {
  readonly entries: readonly AddressEntry[];
  readonly problems: readonly AddressProblem[];
}

/** What stands between addresses in pasted lists: commas, spaces, line ends, and the quotes and brackets of JSON. */
const separators = /[\s,;"'`[\]“”‘’\u200b\ufeff]+/u;
const dashes = /\s*[-–—]\s*/gu;

const problem = (text: string, reason: Message, suggestion?: string): AddressProblem =>
  suggestion === undefined ? { text, reason } : { text, reason, suggestion };

const version = (text: string): 4 | 6 => (text.includes(':') ? 6 : 4);
const bits = { 4: 32, 6: 128 } as const;

/** The CIDRs that make up a range of IPv4 addresses, or null when it runs backwards. */
function cidrsOfRange(from: string, to: string): string | null {
  const number = (text: string) => ipaddr.IPv4.parse(text).octets.reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
  const end = number(to);
  const cidrs: string[] = [];
  if (number(from) > end) return null;
  for (let start = number(from); start <= end;) {
    let zeros = 0n;
    while (zeros < 32n && start % (2n << zeros) === 0n && start + (2n << zeros) - 1n <= end) zeros += 1n;
    const octets = [24n, 16n, 8n, 0n].map((shift) => Number((start >> shift) & 255n));
    cidrs.push(`${octets.join('.')}/${32n - zeros}`);
    start += 1n << zeros;
  }
  return cidrs.join(' ');
}

/** An IPv4 address in the form of an IPv6 one, with the prefix that it has as IPv4. */
function unmapped(address: string, prefix: string | undefined): string | null {
  if (!/:.*ffff/i.test(address) || !ipaddr.IPv6.isValid(address)) return null;
  const parsed = ipaddr.IPv6.parse(address);
  if (!parsed.isIPv4MappedAddress()) return null;
  const inside = parsed.toIPv4Address().toString();
  const length = prefix === undefined ? 32 : Number(prefix) - 96;
  return length < 0 || length > 32 || Number.isNaN(length) ? '' : length === 32 ? inside : `${inside}/${length}`;
}

/** `192.168/16`: the part of an address that some programs fill up with zeros. */
function filledUp(address: string, prefix: string | undefined): string | undefined {
  const parts = address.split('.');
  if (parts.length >= 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  const filled = [...parts, '0', '0', '0'].slice(0, 4).join('.');
  return `${filled}/${prefix ?? parts.length * 8}`;
}

/** Why an address can't be sent; null when it can. */
function problemOf(text: string): AddressProblem | null {
  const [address = '', prefix, ...more] = text.split('/');
  if (more.length > 0 || address === '') return problem(text, msg('network.address.notOne'));
  if (address.includes('%')) return problem(text, msg('network.address.zone'), text.replace(/%[^/]*/, ''));
  const mapped = unmapped(address, prefix);
  if (mapped !== null) return problem(text, msg('network.address.mapped'), mapped || undefined);
  const family = version(address);
  if (family === 6 ? !ipaddr.IPv6.isValid(address) : !ipaddr.IPv4.isValidFourPartDecimal(address)) {
    if (family === 4 && /^0\d|\.0\d/.test(address)) return problem(text, msg('network.address.leadingZero'));
    const [from = '', to, ...others] = text.split('-');
    if (to !== undefined && others.length === 0 && [from, to].every((end) => ipaddr.IPv4.isValidFourPartDecimal(end)))
      return problem(text, msg('network.address.range'), cidrsOfRange(from, to) ?? undefined);
    const filled = filledUp(address, prefix);
    return filled ? problem(text, msg('network.address.short'), filled) : problem(text, msg('network.address.notOne'));
  }
  if (prefix === undefined) return null;
  if (!/^\d+$/.test(prefix)) {
    const length =
      family === 4 && ipaddr.IPv4.isValidFourPartDecimal(prefix) ? ipaddr.IPv4.parse(prefix).prefixLengthFromSubnetMask() : null;
    return problem(text, msg('network.address.mask'), length === null ? undefined : `${address}/${length}`);
  }
  if (Number(prefix) > bits[family]) return problem(text, msg('network.address.prefix', { longest: bits[family] }));
  return prefix === String(Number(prefix)) ? null : problem(text, msg('network.address.prefixZero'), `${address}/${Number(prefix)}`);
}

/** An address that can be sent, with what it means. */
function entryOf(text: string): AddressEntry {
  const [address = '', prefix] = text.split('/');
  if (prefix === undefined) return { text };
  const meaning = normalizeCidr(text);
  const meant = meaning.includes('/') ? meaning : `${meaning}/${bits[version(address)]}`;
  const same = ipaddr.parse(meant.split('/')[0] ?? '').toString() === ipaddr.parse(address).toString();
  return same ? { text } : { text, meaning: meant };
}

/**
 * Reads a list of addresses as people paste it. What is around an address is dropped; the address itself is never changed:
 * what can't be sent comes with its reason, what means more than it says comes with its meaning. Doubles are kept once.
 */
export function parseAddresses(text: string): ParsedAddresses {
  if (last?.text !== text) last = { text, parsed: parse(text) };
  return last.parsed;
}

/** The list that was read last: whoever types asks for the same one several times. */
let last: { readonly text: string; readonly parsed: ParsedAddresses } | undefined;

function parse(text: string): ParsedAddresses {
  const entries = new Map<string, AddressEntry>();
  const problems: AddressProblem[] = [];
  for (const part of text.replaceAll(dashes, '-').split(separators)) {
    if (part === '') continue;
    const found = problemOf(part);
    if (found) problems.push(found);
    else entries.set(part.toLowerCase(), entryOf(part));
  }
  return { entries: [...entries.values()], problems };
}

/** The list with one of its entries replaced wherever it stands, and nothing else changed. */
export const replaceEntry = (text: string, entry: string, by: string): string =>
  text
    .replaceAll(dashes, '-')
    .split(new RegExp(`(${separators.source})`, 'u'))
    .map((part) => (part === entry ? by : part))
    .join('');

const octet = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
/** An IPv4 address or CIDR with nothing odd about it. A firewall may hold a hundred thousand of them, so they are told quickly. */
const plain = new RegExp(String.raw`^${octet}(?:\.${octet}){3}(?:/(?:3[0-2]|[12]?\d))?$`);

/** Whether a single text is an address or a CIDR that can be sent. */
export const isAddress = (text: string): boolean => plain.test(text) || problemOf(text) === null;
