import { describe, expect, it } from 'vitest';
import type { Firewall, Vm } from '@/api';
import { fingerprint } from './fingerprint';
import { addressIn } from './myAddress';
import { ruleInput, ruleOf, rulesOf } from './rule';
import { nameProblem, withoutFirewall } from './rules';
import { ruleWords, typedRule } from './words';

const vm = (uuid: string, status = 'running'): Vm => ({ uuid, name: uuid, status });
const firewall = (uuid: string, name: string, ...vms: string[]): Firewall => ({
  uuid,
  name,
  resources_assigned: vms.map((each) => ({ resource_type: 'vm', resource_uuid: each })),
});

describe('VMs without a firewall', () => {
  it('are those that no living firewall has, deleted ones aside', () => {
    const firewalls = [firewall('f', 'Web', 'a'), { ...firewall('g', 'Old', 'b'), deleted_at: '2026-11-01 10:00:00' }];
    expect(withoutFirewall([vm('a'), vm('b'), vm('c', 'Deleted')], firewalls).map(({ uuid }) => uuid)).toEqual(['b']);
  });
});

describe('the name of a firewall', () => {
  it.each([
    ['Web', undefined, 'network.firewall.reason.nameTaken'],
    [' Web ', undefined, 'network.firewall.reason.nameTaken'],
    ['Web', 'f', undefined],
    ['  ', undefined, 'network.firewall.reason.name'],
    ['Old', undefined, undefined],
  ])('%j of %s: %s', (name, own, reason) => {
    const all = [firewall('f', 'Web'), { ...firewall('g', 'Old'), deleted_at: '2026-11-01 10:00:00' }];
    expect(nameProblem(name, all, own)?.id).toBe(reason);
  });
});

describe('rules as platforms write them', () => {
  const rule = { uuid: 'r', protocol: 'TCP', direction: 'inbound', port_start: 443, endpoint_spec_type: 'any' };

  it('say all for null, and mean the same with [] as with null', () => {
    const all = ruleOf({ ...rule, port_start: null, port_end: null, endpoint_spec: [] });
    expect(all).toMatchObject({ protocol: 'tcp', ports: null, addresses: null });
    expect(ruleWords(all).values).toMatchObject({ kind: 'protocol', place: 'anywhere' });
    expect(ruleInput(all)).toMatchObject({ port_start: null, port_end: null, endpoint_spec_type: 'any', endpoint_spec: null });
    expect(ruleWords(ruleOf({ ...rule, protocol: null, port_start: null })).values).toMatchObject({ kind: 'all' });
  });

  it('have an end where the platform left it out', () => expect(ruleOf({ ...rule, port_end: null }).ports).toEqual({ from: 443, to: 443 }));

  it('allow nothing where a list is meant and missing, instead of everything', () => {
    expect(ruleOf({ ...rule, endpoint_spec_type: 'ip_prefixes', endpoint_spec: null }).addresses).toEqual([]);
  });

  it('are known again in another order, and with the same addresses written differently', () => {
    const some = { ...rule, uuid: 's', endpoint_spec_type: 'ip_prefixes', endpoint_spec: ['10.0.0.5/24', '2001:DB8::/32'] };
    const other = { ...some, endpoint_spec: ['2001:db8::/32', '10.0.0.0/24'] };
    const print = (rules: (typeof rule)[], as: 'exact' | 'content') => fingerprint(rulesOf({ rules }), as);
    expect(print([rule, some], 'exact')).toBe(print([some, rule], 'exact'));
    expect(print([rule, some], 'content')).toBe(print([other, rule], 'content'));
    // Whoever edits must hear of it that somebody has written it in another way.
    expect(print([rule, some], 'exact')).not.toBe(print([rule, other], 'exact'));
  });
});

it('a rule that can not be sent is shown as it was typed', () => {
  const text = { direction: 'inbound' as const, protocol: 'tcp', ports: '99999', anywhere: false, addresses: '192.168/16\n x' };
  expect(typedRule(text)).toBe('TCP 99999 192.168/16 x');
  expect(typedRule({ ...text, anywhere: true, ports: '' })).toBe('TCP');
});

describe('the address that one is on', () => {
  it.each([
    ['203.0.113.7\n', '203.0.113.7'],
    ['{"ip":"2001:db8::1","port":443}', '2001:db8::1'],
    ['<html><body>Your IP is <b>203.0.113.7</b>.</body></html>', '203.0.113.7'],
    ['10:15:00 nothing here 1.2.3', null],
    ['', null],
  ])('is found in %j', (text, address) => expect(addressIn(text)).toBe(address));
});
