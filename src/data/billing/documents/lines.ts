import Big from 'big.js';
import type { InvoiceRecord } from '@/api';
import { decimal } from './amounts';

/** What a line is for, as far as its name tells. */
export const lineKinds = [
  'running',
  'stopped',
  'copies',
  'disks',
  'addresses',
  'services',
  'balancers',
  'storage',
  'licences',
  'credit',
  'other',
] as const;
export type LineKind = (typeof lineKinds)[number];

/**
 * Names end in what the line is for: "web-1, 2 CPUs, 2 GB RAM, 20 GB disk, stopped", "web-1, snapshots". The first that fits
 * counts; what stands before it is the resource's own name, whatever that says. Sizes may be "null".
 */
const endings: readonly (readonly [LineKind, RegExp])[] = [
  ['stopped', /^(.+), [^,]+ CPUs?, [^,]+ RAM(?:, [^,]+ disk)?, stopped$/i],
  ['running', /^(.+), [^,]+ CPUs?, [^,]+ RAM, [^,]+ disk$/i],
  ['services', /^(.+), [^,]+, \d+ × [^,]+ CPUs?, [^,]+ RAM$/i],
  ['running', /^(.+), [^,]+ CPUs?, [^,]+ RAM$/i],
  ['copies', /^(.+), (?:snapshots?|backups?)$/i],
  ['disks', /^(.+), [^,]+ disk(?:, [^,]+)?$/i],
  ['storage', /^(.+), [^,]*object storage$/i],
  ['balancers', /^(.+), load balancer$/i],
  ['addresses', /^((?:floating |public )?ip(?:v[46])?(?: address)? [^,]+)(?:, [^,]+)?$/i],
  ['licences', /^(.+), [^,]*licen[cs]es?(?: [^,]+)?$/i],
];

/** Lines without a resource of their own. */
const wholes: readonly (readonly [LineKind, RegExp])[] = [
  ['credit', /^credit\b|\btop[ -]?up\b|^(?:payment|gateway)[ \w]* fee$/i],
  ['licences', /\blicen[cs]es?\b/i],
  ['storage', /\bobject storage\b/i],
  ['addresses', /\b(?:floating|public) ip\b/i],
  ['balancers', /\bload balancer\b/i],
];

export interface LineName {
  readonly kind: LineKind;
  /** What the line belongs to: lines of one machine have the same. */
  readonly resource: string;
}

/** Reads what a line is for, and of what, out of its name. */
export function readLine(record: Pick<InvoiceRecord, 'name'>): LineName {
  const name = record.name?.trim() ?? '';
  for (const [kind, pattern] of endings) {
    const found = pattern.exec(name)?.[1];
    if (found !== undefined) return { kind, resource: found };
  }
  const whole = name.includes(',') ? undefined : wholes.find(([, pattern]) => pattern.test(name));
  return { kind: whole?.[0] ?? 'other', resource: name };
}

export const groupings = ['resource', 'location', 'kind'] as const;
export type Grouping = (typeof groupings)[number];

export interface Line {
  /** Its place on the document, from 0: ids may be missing. */
  readonly index: number;
  readonly record: InvoiceRecord;
  readonly kind: LineKind;
  readonly resource: string;
}

export interface LineGroup {
  readonly key: string;
  readonly resource: string | null;
  readonly location: string | null;
  readonly kind: LineKind | null;
  readonly lines: readonly Line[];
  /** Exact, net; without lines that have no amount. */
  readonly amount: Big;
}

export const linesOf = (records: readonly InvoiceRecord[]): Line[] =>
  records.map((record, index) => ({ index, record, ...readLine(record) }));

/** Puts lines together, in the order in which the document first names each. A resource is its name in one location. */
export function groupLines(lines: readonly Line[], by: Grouping): LineGroup[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const location = line.record.location_slug ?? '';
    const key = by === 'resource' ? `${location}\n${line.resource}` : by === 'location' ? location : line.kind;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups].map(([key, members]) => {
    const [first] = members;
    return {
      key,
      resource: by === 'resource' ? (first?.resource ?? null) : null,
      location: by === 'kind' ? null : (first?.record.location_slug ?? null),
      kind: by === 'kind' ? (first?.kind ?? null) : null,
      lines: members,
      amount: members.reduce((sum, { record }) => sum.plus(decimal(record.amount) ?? 0), new Big(0)),
    };
  });
}
