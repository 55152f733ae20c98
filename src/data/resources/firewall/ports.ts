import { msg, type Message } from '@/i18n';

/** Both ends included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

export const firstPort = 1;
export const lastPort = 65_535;
export const everyPort: PortRange = { from: firstPort, to: lastPort };

export interface ParsedPorts {
  /** Null: every port, or a protocol without ports. */
  readonly ports: PortRange | null;
  readonly problem?: Message;
  /** What was probably meant. More than one: a rule for each. */
  readonly suggestions?: readonly string[];
}

/** Protocols whose traffic has ports. */
export const hasPorts = (protocol: string): boolean => protocol === 'tcp' || protocol === 'udp';

export const portsText = (ports: PortRange | null): string =>
  ports === null ? '' : ports.from === ports.to ? String(ports.from) : `${ports.from}-${ports.to}`;

export const containsPorts = (outer: PortRange | null, inner: PortRange | null): boolean => {
  const { from, to } = outer ?? everyPort;
  const { from: start, to: end } = inner ?? everyPort;
  return from <= start && end <= to;
};

const refused = (problem: Message, ...suggestions: string[]): ParsedPorts =>
  suggestions.length > 0 ? { ports: null, problem, suggestions } : { ports: null, problem };

/** Reads the ports of a rule. Nothing typed means all of them. */
export function parsePorts(text: string, protocol: string): ParsedPorts {
  const trimmed = text.trim();
  if (trimmed === '' || /^(all|any|\*)$/i.test(trimmed)) return { ports: null };
  if (protocol === 'icmp') return refused(msg('network.ports.icmp'), '');
  if (!hasPorts(protocol)) return refused(msg('network.ports.any'), '');
  const parts = trimmed.split(/[,;]|\s+(?![-–—:])(?<![-–—:]\s*)/u).filter((part) => part.trim() !== '');
  if (parts.length > 1) return refused(msg('network.ports.several'), ...parts.map((part) => part.trim()));
  const match = /^(\d+)(?:\s*[-–—:]\s*(\d+))?$/u.exec(trimmed);
  if (!match) return refused(msg('network.ports.notNumbers'));
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  if ([from, to].some((port) => port < firstPort || port > lastPort))
    return refused(msg('network.ports.bounds', { first: firstPort, last: lastPort }));
  if (from > to) return refused(msg('network.ports.reversed'), `${to}-${from}`);
  return { ports: { from, to } };
}
