import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf, coversRule } from './coverage';
import { deleteRule, draftResult, draftRows, editRule, startDraft, type RulesDraft } from './draft';
import { readRules, rulesCsv, rulesJson } from './files';
import type { Rule } from './rule';
import { ruleText } from './rule';
import { warningsOf } from './warnings';
import { rulesSummary } from './words';

let count = 0;
const rule = (port: number | null, addresses: string[] | null = null, more: Partial<Rule> = {}): Rule => ({
  uuid: `u${(count += 1)}`,
  direction: 'inbound',
  protocol: 'tcp',
  ports: port === null ? null : { from: port, to: port },
  addresses,
  ...more,
});
const look = (draft: RulesDraft, myAddress?: string) => warningsOf(draftRows(draft), draft.base, { myAddress }).list;
const kinds = (rules: readonly Rule[], myAddress?: string) => look(startDraft(rules), myAddress).map(({ kind }) => kind);

describe('warnings', () => {
  it.each([
    ['SSH open to everyone', [rule(22)], ['open']],
    ['SSH open to all of IPv4', [rule(22, ['0.0.0.0/0'])], ['open']],
    ['SSH open to everyone in halves', [rule(22, ['0.0.0.0/1', '128.0.0.0/1'])], ['open']],
    ['a database within a range', [rule(null, null, { ports: { from: 5000, to: 6000 } })], ['open']],
    ['everything open', [rule(null, null, { protocol: 'any' })], ['openAll']],
    ['SSH from an office', [rule(22, ['203.0.113.0/24'])], []],
    ['the web', [rule(80), rule(443)], []],
    ['outbound', [rule(22, null, { direction: 'outbound' })], []],
    ['a duplicate', [rule(80), rule(80)], ['duplicate']],
    ['a duplicate in another order', [rule(80, ['10.0.0.1', '10.0.0.2']), rule(80, ['10.0.0.2', '10.0.0.1'])], ['duplicate']],
    ['a shadowed rule', [rule(80, ['10.0.0.0/8']), rule(80, ['10.1.0.0/16'])], ['shadowed']],
    ['a limit that another rule lifts', [rule(8080), rule(8080, ['10.0.0.0/8'])], ['contradictory']],
    ['nothing in it', [rule(80, [])], ['empty']],
    ['ports that run backwards', [rule(80, null, { ports: { from: 90, to: 80 } })], ['empty']],
    ['IPv6 open beside IPv4', [rule(8080, ['10.0.0.0/8', '::/0'])], ['ipv6Open']],
    ['IPv6 open by a rule of its own', [rule(8080, ['10.0.0.0/8']), rule(8080, ['::/0'])], ['ipv6Open']],
  ])('%s', (_name, rules, expected) => {
    expect(kinds(rules)).toEqual(expected);
  });

  it('come with a fix that ends them', () => {
    for (const rules of [
      [rule(22)],
      [rule(null, null, { protocol: 'any' })],
      [rule(80), rule(80)],
      [rule(80, ['10.0.0.0/8']), rule(80, ['10.1.0.0/16'])],
      [rule(8080), rule(8080, ['10.0.0.0/8'])],
      [rule(443), rule(80, [])],
      [rule(8080, ['10.0.0.0/8', '::/0'])],
      [rule(8080, ['10.0.0.0/8']), rule(8080, ['::/0'])],
    ]) {
      const draft = startDraft(rules);
      const [warning] = look(draft, '203.0.113.7');
      const fixed = warning?.fix.apply(draft) ?? draft;
      expect(look(fixed, '203.0.113.7')).toEqual([]);
      expect(draftResult(fixed)).not.toBeNull();
    }
  });

  it('name whoever would be locked out', () => {
    const rules = [rule(22, ['203.0.113.0/24']), rule(80)];
    const [ssh] = rules;
    const draft = deleteRule(startDraft(rules), ssh?.uuid ?? '');
    expect(look(draft, '203.0.113.7')).toMatchObject([{ kind: 'lockOut', key: ssh?.uuid, reason: { id: 'network.warning.lockOut' } }]);
    expect(look(draft)).toMatchObject([{ kind: 'lockOut', reason: { id: 'network.warning.lockOutAll' } }]);
    expect(look(draft, '198.51.100.1')).toEqual([]);
    const [warning] = look(draft, '203.0.113.7');
    expect(look(warning?.fix.apply(draft) ?? draft, '203.0.113.7')).toEqual([]);
    const narrowed = editRule(startDraft(rules), ssh?.uuid ?? '', { ...ruleText(rules[0] as Rule), addresses: '203.0.113.8' });
    expect(look(narrowed, '203.0.113.7').map(({ kind }) => kind)).toEqual(['lockOut']);
  });

  it('find what covers a rule as comparing every pair does', () => {
    const port = fc.integer({ min: 1, max: 6 });
    const rules = fc.array(
      fc.record({
        ports: fc.option(fc.tuple(port, port).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))),
        protocol: fc.constantFrom('tcp', 'udp', 'any'),
        addresses: fc.option(fc.subarray(['10.0.0.0/8', '10.1.0.0/16', '::/0'], { minLength: 1 })),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(rules, (drawn) => {
        const all = drawn.map((each) => rule(null, each.addresses, each));
        const found = coverageOf(all);
        all.forEach((inner, at) => {
          const first = all.find((outer, place) => place !== at && coversRule(outer, inner) && (place < at || !coversRule(inner, outer)));
          expect(found.get(inner)).toBe(first ?? null);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('are found again quickly after a change', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      rule(
        8000,
        Array.from({ length: 30 }, (_, host) => `10.${index % 250}.${host}.${Math.floor(index / 250)}`),
      ),
    );
    const draft = startDraft(many);
    const first = warningsOf(draftRows(draft), many);
    expect(first.list).toEqual([]);
    const changed = editRule(draft, many[200]?.uuid ?? '', { ...ruleText(many[200] as Rule), addresses: '10.1.5.0' });
    const again = warningsOf(draftRows(changed), many, { coverage: first.coverage });
    expect(again.list.map(({ kind }) => kind)).toEqual(['shadowed']);
    expect(warningsOf(draftRows(changed), many).list.map(({ kind }) => kind)).toEqual(['shadowed']);
  });
});

describe('rules as files', () => {
  const rules = [rule(22, ['203.0.113.0/24', '2001:db8::/32']), rule(null, null, { protocol: 'icmp', direction: 'outbound' })];
  it.each([
    ['JSON', rulesJson('Web', rules)],
    ['CSV', rulesCsv(rules)],
    ['CSV with other line ends and a mark in front', `\u{feff}${rulesCsv(rules).replaceAll('\r\n', '\n')}`],
  ])('come back from %s as they were', (_name, text) => {
    const read = readRules(text);
    expect(read.problem).toBeNull();
    expect(read.rules.map(({ text }) => text)).toEqual(rules.map((each) => ruleText(each)));
  });

  it('say what is wrong with a file', () => {
    expect(readRules('').problem?.id).toBe('network.import.empty');
    expect(readRules('{"rules":[]}').problem?.id).toBe('network.import.empty');
    expect(readRules('{"rules":').problem?.id).toBe('network.import.shape');
    expect(readRules('{"name":"x"}').problem?.id).toBe('network.import.shape');
    expect(readRules('a,b\n1,2').problem?.id).toBe('network.import.columns');
    expect(readRules('protocol,ports,addresses\ntcp,99999,any').rules).toMatchObject([{ valid: false }]);
  });
});

describe('rules in words', () => {
  it('bring services with the same sources together', () => {
    const { words, more } = rulesSummary([rule(80), rule(443), rule(22, ['203.0.113.7']), rule(8000)], 2);
    expect(words.map(({ values }) => [values?.['service'], values?.['place']])).toEqual([
      ['HTTP, HTTPS', 'anywhere'],
      ['SSH', 'one'],
    ]);
    expect(more).toBe(1);
  });
});
