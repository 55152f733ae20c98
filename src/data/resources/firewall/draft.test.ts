import { describe, expect, it } from 'vitest';
import {
  addRules,
  deleteRule,
  draftResult,
  draftRows,
  duplicateRule,
  editRule,
  hasChanges,
  startDraft,
  undoRule,
  type RulesDraft,
} from './draft';
import { compareDraft, rebaseDraft } from './merge';
import { presets } from './services';
import { ruleInput, rulesOf, ruleText, type Rule } from './rule';

const rule = (port: number, more: Partial<Rule> = {}): Rule => ({
  uuid: `u${port}`,
  direction: 'inbound',
  protocol: 'tcp',
  ports: { from: port, to: port },
  addresses: null,
  ...more,
});
const base = [rule(22), rule(80), rule(443)];
const ports = (draft: RulesDraft) => draftResult(draft)?.map((each) => [each.uuid, each.ports?.from]);
const states = (draft: RulesDraft) => draftRows(draft).map(({ state }) => state);

describe('staged changes', () => {
  it('keep uuids, and are undone one by one', () => {
    let draft = editRule(startDraft(base), 'u22', { ...ruleText(rule(22)), ports: '2222' });
    draft = deleteRule(draft, 'u80');
    draft = addRules(draft, presets.find(({ id }) => id === 'ping')?.rules ?? []);
    expect(states(draft)).toEqual(['new', 'changed', 'deleted', 'kept']);
    expect(ports(draft)).toEqual([
      [null, undefined],
      ['u22', 2222],
      ['u443', 443],
    ]);
    draft = undoRule(undoRule(draft, 'u22'), 'u80');
    expect(states(draft)).toEqual(['new', 'kept', 'kept', 'kept']);
    draft = undoRule(draft, draft.added[0]?.key ?? '');
    expect(hasChanges(draft)).toBe(false);
  });

  it('typed back to what it was, a rule is unchanged', () => {
    const changed = editRule(startDraft(base), 'u22', { ...ruleText(rule(22)), ports: '2' });
    expect(hasChanges(editRule(changed, 'u22', { ...ruleText(rule(22)), ports: ' 22 ' }))).toBe(false);
  });

  it('can not be sent while something typed is wrong, or nothing is left', () => {
    expect(draftResult(editRule(startDraft(base), 'u22', { ...ruleText(rule(22)), ports: '0' }))).toBeNull();
    expect(draftResult(base.reduce((draft, { uuid }) => deleteRule(draft, uuid ?? ''), startDraft(base)))).toBeNull();
  });

  it('duplicate a rule without its uuid', () => {
    expect(ports(duplicateRule(startDraft([rule(22)]), 'u22'))).toEqual([
      [null, 22],
      ['u22', 22],
    ]);
  });

  it('leave what other clients wrote as it is', () => {
    const odd = rulesOf({
      rules: [
        {
          uuid: 'x',
          protocol: 'ICMP',
          direction: 'inbound',
          port_start: 80,
          endpoint_spec_type: 'ip_prefixes',
          endpoint_spec: ['10.0.0.5/24'],
        },
      ],
    });
    expect(draftResult(startDraft(odd))?.map(ruleInput)).toEqual([
      {
        uuid: 'x',
        protocol: 'icmp',
        direction: 'inbound',
        port_start: 80,
        port_end: 80,
        endpoint_spec_type: 'ip_prefixes',
        endpoint_spec: ['10.0.0.5/24'],
      },
    ]);
  });
});

describe('a firewall that somebody else changes at the same time', () => {
  const mine = deleteRule(
    editRule(addRules(startDraft(base), [ruleText(rule(25))]), 'u22', { ...ruleText(rule(22)), ports: '2222' }),
    'u443',
  );

  it('loses nothing of either', () => {
    const theirs = [rule(22), rule(8080), rule(443)];
    expect(compareDraft(mine, theirs)).toMatchObject({
      changes: [
        { kind: 'deleted', before: { uuid: 'u80' } },
        { kind: 'added', after: { uuid: 'u8080' } },
      ],
      conflicts: [],
    });
    expect(ports(rebaseDraft(mine, theirs, {}))).toEqual([
      [null, 25],
      ['u22', 2222],
      ['u8080', 8080],
    ]);
  });

  it('asks where both touched a rule', () => {
    const theirs = [rule(22, { addresses: ['10.0.0.1'] }), rule(80), rule(443, { protocol: 'udp' })];
    const { conflicts } = compareDraft(mine, theirs);
    expect(conflicts.map(({ key }) => key)).toEqual(['u22', 'u443']);
    expect(ports(rebaseDraft(mine, theirs, {}))).toEqual([
      [null, 25],
      ['u22', 2222],
      ['u80', 80],
    ]);
    const taken = rebaseDraft(mine, theirs, { u22: 'theirs', u443: 'theirs' });
    expect(draftResult(taken)?.slice(1)).toEqual(theirs);
  });

  it('brings a rule back that they deleted only when it is wanted', () => {
    const theirs = [rule(80)];
    expect(compareDraft(mine, theirs).conflicts).toMatchObject([{ key: 'u22', theirs: null, mine: { ports: { from: 2222 } } }]);
    expect(ports(rebaseDraft(mine, theirs, {}))).toEqual([
      [null, 2222],
      [null, 25],
      ['u80', 80],
    ]);
    expect(ports(rebaseDraft(mine, theirs, { u22: 'theirs' }))).toEqual([
      [null, 25],
      ['u80', 80],
    ]);
  });

  it('adds once what both added, and finds rules again whose uuids are new', () => {
    expect(ports(rebaseDraft(mine, [...base, rule(25)], {}))).toEqual([
      ['u22', 2222],
      ['u80', 80],
      ['u25', 25],
    ]);
    const renumbered = base.map((each) => ({ ...each, uuid: `new-${each.uuid}` }));
    expect(compareDraft(mine, renumbered)).toEqual({ changes: [], conflicts: [] });
    expect(ports(rebaseDraft(mine, renumbered, {}))).toEqual([
      [null, 25],
      ['new-u22', 2222],
      ['new-u80', 80],
    ]);
  });

  it('of 40 rules keeps the 40 of both', () => {
    const forty = Array.from({ length: 40 }, (_, index) => rule(1000 + index));
    const half = forty
      .slice(0, 20)
      .reduce((draft, each) => editRule(draft, each.uuid ?? '', { ...ruleText(each), protocol: 'udp' }), startDraft(forty));
    const theirs = forty.map((each, index) => (index < 20 ? each : { ...each, addresses: ['10.0.0.0/8'] }));
    const merged = draftResult(rebaseDraft(half, theirs, {})) ?? [];
    expect(merged).toHaveLength(40);
    expect(merged.slice(0, 20).every(({ protocol }) => protocol === 'udp')).toBe(true);
    expect(merged.slice(20)).toEqual(theirs.slice(20));
  });
});
