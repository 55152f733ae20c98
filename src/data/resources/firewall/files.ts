import Papa from 'papaparse';
import * as z from 'zod/mini';
import { csvOf } from '@/files';
import { msg, type Message } from '@/i18n';
import { readRule, ruleInput, ruleOf, ruleText, type Rule, type RuleText } from './rule';

export interface ImportedRule {
  readonly text: RuleText;
  readonly valid: boolean;
}

export interface ImportedRules {
  readonly rules: readonly ImportedRule[];
  /** Set when nothing could be read. */
  readonly problem: Message | null;
}

/** Rules as a file that `readRules` reads again; the same shape that the API takes. */
export const rulesJson = (name: string, rules: readonly Rule[]): string =>
  `${JSON.stringify({ name, rules: rules.map((rule) => ruleInput({ ...rule, uuid: null })) }, null, 2)}\n`;

const head = ['direction', 'protocol', 'ports', 'addresses'];

/** One rule a line; several addresses with spaces between them, `any` for all of them. */
export const rulesCsv = (rules: readonly Rule[]): string =>
  `${csvOf([
    head,
    ...rules.map((rule) => {
      const { direction, protocol, ports } = ruleText(rule);
      return [direction, protocol, ports || 'any', rule.addresses === null ? 'any' : rule.addresses.join(' ')];
    }),
  ])}\r\n`;

const apiRule = z.object({
  protocol: z.optional(z.nullable(z.string())),
  direction: z.optional(z.nullable(z.string())),
  port_start: z.optional(z.nullable(z.number())),
  port_end: z.optional(z.nullable(z.number())),
  endpoint_spec_type: z.optional(z.nullable(z.string())),
  endpoint_spec: z.optional(z.nullable(z.array(z.string()))),
});
const file = z.union([
  z.array(apiRule),
  z.pipe(
    z.object({ rules: z.array(apiRule) }),
    z.transform(({ rules }) => rules),
  ),
]);

const imported = (text: RuleText): ImportedRule => ({ text, valid: readRule(text).valid });

function fromJson(text: string): ImportedRules | null {
  try {
    const read = file.safeParse(JSON.parse(text));
    return read.success
      ? { rules: read.data.map((rule) => imported(ruleText(ruleOf(rule)))), problem: null }
      : { rules: [], problem: msg('network.import.shape') };
  } catch {
    return null;
  }
}

const anywhere = (text: string): boolean => /^(any|anywhere|all|\*)?$/i.test(text.trim());

function fromCsv(text: string): ImportedRules {
  const { data } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase(),
    // A mark that keeps spreadsheets from running a cell is not part of it.
    transform: (cell) => cell.trim().replace(/^'(?=[=+\-@])/, ''),
  });
  if (!data[0] || !('protocol' in data[0])) return { rules: [], problem: msg('network.import.columns', { columns: head.join(', ') }) };
  return {
    rules: data.map((row) =>
      imported({
        direction: /^out/i.test(row['direction'] ?? '') ? 'outbound' : 'inbound',
        protocol: (row['protocol'] || 'any').toLowerCase(),
        ports: anywhere(row['ports'] ?? '') ? '' : (row['ports'] ?? ''),
        anywhere: anywhere(row['addresses'] ?? ''),
        addresses: anywhere(row['addresses'] ?? '') ? '' : (row['addresses'] ?? '').replaceAll(/\s+/g, '\n'),
      }),
    ),
    problem: null,
  };
}

/** Reads rules from a JSON or CSV file, whatever it is called. */
export function readRules(text: string): ImportedRules {
  const plain = text.replace(/^\u{feff}/u, '').trim();
  if (plain === '') return { rules: [], problem: msg('network.import.empty') };
  const read = /^[[{]/.test(plain) ? (fromJson(plain) ?? { rules: [], problem: msg('network.import.shape') }) : fromCsv(plain);
  return read.problem || read.rules.length > 0 ? read : { rules: [], problem: msg('network.import.empty') };
}
