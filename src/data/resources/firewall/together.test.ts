import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCloud, type RunningCloud } from '../../../../scripts/cloud.mjs';
import { arrived, freshBrowser, heard, resetTo } from '../../operations/test-support';
import { account, open, slug, someRule } from '../network/test-support';

let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.close());
beforeEach(freshBrowser);

describe('a firewall of 40 rules that two people edit at once', () => {
  it.each([
    ['and the other keeps the uuids', true],
    ['and the other gives every rule a new uuid', false],
  ])("loses nobody's rule: %s", async (_, keeps) => {
    await resetTo(cloud);
    const panel = await open(cloud);
    const from = (await heard(cloud)).length;
    const { call, rule, draft, merge, print } = panel;
    const at = { location: slug };
    const ports = Array.from({ length: 40 }, (_each, index) => 1000 + index);
    const { uuid } = await call(
      'createFirewall',
      { body: { display_name: 'Forty', billing_account_id: account, rules: ports.map(someRule) } },
      at,
    );
    const now = async () => rule.rulesOf((await call('listFirewalls', {}, at)).find((each) => each.uuid === uuid) ?? {});
    const base = await now();

    // Here: ten changed, five deleted, three new.
    const keys = draft.keyedRules(base).map(({ key }) => key);
    let mine = draft.startDraft(base);
    for (const [index, key] of keys.slice(0, 10).entries())
      mine = draft.editRule(mine, key, {
        ...rule.ruleText(base[index] ?? rule.ruleOf(someRule(1))),
        anywhere: false,
        addresses: '10.0.0.0/8',
      });
    for (const key of keys.slice(10, 15)) mine = draft.deleteRule(mine, key);
    mine = draft.addRules(
      mine,
      [22, 80, 443].map((port) => ({ ...rule.emptyRuleText, ports: String(port) })),
    );

    // There: ten changed, five deleted, two new.
    const theirs = [
      ...base.map((each, index) => (index >= 20 && index < 30 ? { ...each, protocol: 'udp' } : each)).filter((__, index) => index < 35),
      rule.ruleOf(someRule(8443)),
      rule.ruleOf(someRule(443)),
    ].map((each) => rule.ruleInput(keeps ? each : { ...each, uuid: null }));
    await call('updateFirewall', { path: { firewall_uuid: uuid }, body: { rules: theirs } }, at);

    const save = (edited: typeof mine) => {
      const rules = draft.draftResult(edited) ?? [];
      const input = {
        location: slug,
        uuid,
        name: 'Forty',
        seen: print.fingerprint(edited.base),
        wanted: print.fingerprint(rules, 'content'),
      };
      return panel.run(panel.firewall.saveFirewallRules, input, { rules: rules.map(rule.ruleInput) });
    };
    await expect(save(mine)).rejects.toMatchObject({ name: 'FirewallChanged' });
    expect(await arrived(cloud, ['updateFirewall'], from)).toEqual({ updateFirewall: 1 });

    const current = await now();
    // A client that renews uuids leaves nothing to know a changed rule by: it is one deleted and one new.
    const { changes, conflicts } = merge.compareDraft(mine, current);
    expect(conflicts).toEqual([]);
    expect(changes).toHaveLength(keeps ? 17 : 27);
    await save(merge.rebaseDraft(mine, current, {}));
    expect(await arrived(cloud, ['updateFirewall'], from)).toEqual({ updateFirewall: 2 });
    const after = (await now()).map(rule.ruleKey);
    const wanted = [
      ...base.slice(0, 10).map((each) => ({ ...each, addresses: ['10.0.0.0/8'] })),
      ...base.slice(15, 20),
      ...base.slice(20, 30).map((each) => ({ ...each, protocol: 'udp' })),
      ...base.slice(30, 35),
      ...[22, 80, 443, 8443].map((port) => rule.ruleOf(someRule(port))),
    ].map(rule.ruleKey);
    expect(after.toSorted()).toEqual(wanted.toSorted());
  });
});
