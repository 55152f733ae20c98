import { assert, constantFrom, property, record, string, option } from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { BillingAccount, Location, Vm } from '@/api';
import type { OperationRecord } from '@/data/operations';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
vi.stubGlobal('sessionStorage', { getItem: () => null });
const { registry } = await import('./registry');
const { allStateRules, reportState } = await import('./state');
const { listsOf } = await import('./test-support');
type Answered = Parameters<typeof listsOf>[0];

const location: Location = { slug: 'tll01', display_name: 'Tallinn' };
const now = Date.parse('2026-11-28T12:00:00Z');
const policy = [
  { resourceType: 'CPU', numCpus: 1, price: 0.01 },
  { resourceType: 'RAM', megsRam: 1024, price: 0.02 },
  { resourceType: 'STORAGE', serviceNameInUptime: 'main', price: 0.001 },
  { resourceType: 'STORAGE', serviceNameInUptime: 'block', price: 0.001 },
  { resourceType: 'UNASSIGNED_FLOATING_IP', price: 0.005 },
  { resourceType: 'LOAD_BALANCER', price: 0.05 },
];
const vm: Vm = {
  uuid: 'v1',
  name: 'web-1',
  status: 'running',
  vcpu: 1,
  memory: 1024,
  backup: true,
  billing_account: 7,
  storage: [{ uuid: 'd1', size: 10, primary: true }],
  created_at: '2026-11-01 10:00:00',
  updated_at: '2026-11-20 10:00:00',
};
const stopped: Vm = { ...vm, status: 'stopped' };
const account = (more: Partial<BillingAccount> = {}): BillingAccount => ({ id: 7, title: 'Main', is_active: true, ...more });

interface More extends Answered {
  readonly records?: readonly OperationRecord[];
  readonly accounts?: readonly BillingAccount[];
  readonly global?: boolean;
}
function report(kind: string, item: unknown, { records = [], accounts = [account()], global = false, ...answered }: More = {}) {
  const place = { location: global ? null : location, lists: listsOf(answered) };
  const made = reportState({ kind, item, place, locations: [location], policy, accounts, records, now });
  if (!made) throw new Error(`nothing is known of ${kind}`);
  return made;
}
const done = (kind: string, at: string, more: Partial<OperationRecord> = {}): OperationRecord => ({
  id: `${kind} ${at}`,
  session: 's',
  kind,
  input: {},
  title: { id: 'data.vm.stop.title', values: { name: 'web-1' } },
  target: { type: 'vm', name: 'web-1', uuid: 'v1', location: 'tll01' },
  state: 'done',
  startedAt: Date.parse(at) - 20_000,
  finishedAt: Date.parse(at),
  ...more,
});
const ids = (messages: readonly { id: string }[]) => messages.map(({ id }) => id);

it('knows every kind that has a state of its own', () => {
  // Both only exist, and are deleted.
  const stateless = ['snapshot', 'upload'];
  const withState = registry.map(({ kind }) => kind).filter((kind) => !stateless.includes(kind));
  expect(allStateRules.map(({ kind }) => kind).toSorted()).toEqual(withState.toSorted());
});

describe('a VM', () => {
  it('running: what it means, what it costs, and what it would cost stopped', () => {
    const { state, cost, next, possible, blocked } = report('vm', vm);
    expect([state.tone, state.meaning.id, next]).toEqual(['ok', 'state.vm.running', []]);
    expect([cost.kind, cost.hourly?.toString(), cost.otherwise?.hourly.toString()]).toEqual(['known', '0.04', '0.01']);
    expect(ids(possible)).toContain('compute.action.stop');
    expect(blocked).toContainEqual({ name: { id: 'compute.action.start' }, reason: { id: 'data.vm.reason.running' } });
  });
  it('stopped by this browser: since when, and by what', () => {
    const stop = done('vm.stop', '2026-11-20T10:00:05Z');
    const { since, history, next } = report('vm', stopped, { records: [stop] });
    expect(since).toEqual({ at: new Date('2026-11-20T10:00:05Z'), exact: true });
    // The platform's time of the same change isn't a second event.
    expect(ids(history.map(({ title }) => title))).toEqual(['data.vm.stop.title', 'state.history.created']);
    expect(ids(next.map(({ text }) => text))).toEqual(['state.vm.next.stopped']);
  });
  it('changed elsewhere since: not before the platform’s last change is it sure', () => {
    const records = [done('vm.stop', '2026-11-10T10:00:00Z')];
    expect(report('vm', stopped, { records }).since).toEqual({ at: new Date('2026-11-20T10:00:00Z'), exact: false });
  });
  it('never claims what only an older state explains', () => {
    const records = [done('vm.stop', '2026-11-20T10:00:05Z')];
    expect(report('vm', vm, { records }).since?.exact).toBe(false);
  });
  it('being changed: nothing else is possible, and what waits is named', () => {
    const records = [done('vm.stop', '2026-11-28T11:59:00Z', { state: 'sending', finishedAt: undefined })];
    const { waitsFor, next } = report('vm', vm, { records });
    expect([waitsFor?.id, next[0]?.text.id]).toEqual(['data.vm.stop.title', 'state.next.wait']);
  });
  it('a failed change is named first', () => {
    const records = [done('vm.stop', '2026-11-28T11:00:00Z', { state: 'failed' })];
    expect(report('vm', vm, { records }).next[0]).toEqual({ text: { id: 'state.next.failed' }, about: records[0]?.title });
  });
  it('of an account without credit: why it can’t start, and how to lift that', () => {
    const { blocked, next } = report('vm', stopped, { accounts: [account({ restriction_level: 'FROZEN' })] });
    expect(blocked.find(({ name }) => name.id === 'compute.action.start')?.reason.id).toBe('data.account.frozen');
    expect(next.slice(0, 2)).toEqual([{ text: { id: 'data.account.frozen' }, about: 'Main' }, { text: { id: 'data.account.lift.topUp' } }]);
  });
  it('without backups, and without a firewall where there are some', () => {
    const { next } = report('vm', { ...vm, backup: false }, { firewalls: [{ uuid: 'f1', name: 'Web' }], vms: [vm] });
    expect(ids(next.map(({ text }) => text))).toEqual(['state.vm.next.backup', 'state.vm.next.firewall']);
    expect(report('vm', vm, { firewalls: [] }).next).toEqual([]);
  });
  it('changed by a clock that is ahead: not in the future', () =>
    expect(report('vm', { ...vm, updated_at: '2026-11-28 13:00:00' }).since?.at).toEqual(new Date(now)));
  it('in a state never seen before is shown as it is', () => {
    const { state } = report('vm', { ...vm, status: 'Hibernated <b>' });
    expect([state.name, state.tone, state.meaning.id]).toEqual(['Hibernated <b>', 'unknown', 'state.unknown']);
  });
});

describe('a disk', () => {
  const disk = { uuid: 'd2', size_gb: 100, billing_account_id: 7, created_at: '2026-11-01 10:00:00' };
  it('that nothing has: costs, and can go', () => {
    const { state, cost, next, possible } = report('disk', disk, { vms: [vm], services: [] });
    expect([state.meaning.id, cost.kind, cost.hourly?.toString()]).toEqual(['state.disk.free', 'known', '0.1']);
    expect(next).toContainEqual({ text: { id: 'state.next.unused' }, about: { id: 'inventory.unused.disk.reason', values: { count: 0 } } });
    expect(ids(possible)).toContain('life.disk.delete');
  });
  it('that a VM has: its price is the VM’s, and what was done to it through the VM is its history', () => {
    const attach = done('vm.disk.attach', '2026-11-21T10:00:00Z', { input: { uuid: 'v1', disk: 'd2' } });
    const owner = { ...vm, storage: [...(vm.storage ?? []), { uuid: 'd2', size: 100 }] };
    const { state, cost, since, history } = report('disk', disk, { vms: [owner], services: [], records: [attach] });
    expect([state.meaning.id, cost.kind]).toEqual(['state.disk.extra', 'included']);
    expect([since?.exact, history[0]?.record?.kind]).toEqual([true, 'vm.disk.attach']);
  });
  it('says nothing where the VMs have not answered', () => {
    const { state, next, cost } = report('disk', disk, { services: [] });
    expect([state.meaning.id, next, cost.kind]).toEqual(['state.disk.unknown', [], 'unknown']);
  });
});

it('a floating IP that nothing has: since when, and what it costs', () => {
  const ip = { address: '192.0.2.1', billing_account_id: 7, unassigned_at: '2026-11-25 10:00:00', created_at: '2026-11-01 10:00:00' };
  const { since, cost, blocked, next } = report('floating-ip', ip, { vms: [vm], balancers: [] });
  expect(since).toEqual({ at: new Date('2026-11-25T10:00:00Z'), exact: true });
  expect([cost.hourly?.toString(), next[0]?.text.id]).toEqual(['0.005', 'state.next.unused']);
  expect(blocked).toEqual([{ name: { id: 'network.address.unassign' }, reason: { id: 'network.address.reason.unassigned' } }]);
});

it('a load balancer: which targets get nothing, and why', () => {
  const balancer = {
    uuid: 'b1',
    display_name: 'Shop',
    billing_account_id: 7,
    forwarding_rules: [{ source_port: 80, target_port: 80 }],
    targets: [{ target_uuid: 'v1' }, { target_uuid: 'gone' }],
  };
  const { state, next, cost } = report('load-balancer', balancer, { vms: [vm], addresses: [] });
  expect([state.tone, state.meaning.id, cost.hourly?.toString()]).toEqual(['warn', 'state.balancer.partly', '0.05']);
  expect(next).toEqual([{ text: { id: 'network.target.problem.deleted' }, about: 'gone' }]);
  expect(report('load-balancer', { ...balancer, targets: [] }, { vms: [vm] }).state.meaning.id).toBe('state.balancer.empty');
});

it('a firewall that protects nothing, a network that cannot go, a closed bucket, a deleted database', () => {
  expect(ids(report('firewall', { uuid: 'f1', name: 'Web' }).next.map(({ text }) => text))).toEqual([
    'state.firewall.next.assign',
    'state.firewall.next.rules',
  ]);
  const network = { uuid: 'n1', name: 'default', is_default: true, vm_uuids: ['v1'] };
  expect(report('network', network, { vms: [vm], balancers: [] }).blocked.map(({ reason }) => reason.id)).toEqual([
    'network.network.reason.isDefault',
    'network.network.reason.default',
  ]);
  expect(report('network', network).cost.kind).toBe('free');
  const bucket = { name: 'logs', is_suspended: true, num_objects: 3 };
  expect(report('bucket', bucket, { global: true })).toMatchObject({ state: { tone: 'bad' }, possible: [{ id: 'state.account' }] });
  expect(report('service', { uuid: 's1', status: 'deleted' }).state.meaning.id).toBe('state.service.gone');
});

it('whatever a platform answers, there is something to say of it', () => {
  const text = string({ maxLength: 12 });
  const fields = record({ status: text, uuid: text, name: text, address: text, created_at: option(text), updated_at: option(text) });
  assert(
    property(constantFrom(...allStateRules.map(({ kind }) => kind)), fields, (kind, item) => {
      const { state, since } = report(kind, item, { vms: [], addresses: [], balancers: [], disks: [], firewalls: [], services: [] });
      expect(state.meaning.id).toMatch(/^state\./);
      expect(Number.isNaN(since?.at.getTime())).toBe(false);
    }),
  );
});
