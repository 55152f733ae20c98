import { describe, expect, it } from 'vitest';
import type { BillingAccount, Location, Vm } from '@/api';
import { planMove } from './movePlan';
import { cannotMove, joinResources, ofUnknown, type Resource, type ResourcePlace } from './resources';
import { listsOf, type Answered } from './test-support';

const location: Location = { slug: 'tll01', display_name: 'Tallinn' };
const policy = [
  { resourceType: 'CPU', numCpus: 1, price: 0.01 },
  { resourceType: 'RAM', megsRam: 1024, price: 0.02 },
  { resourceType: 'STORAGE', serviceNameInUptime: 'main', price: 0.001 },
  { resourceType: 'UNASSIGNED_FLOATING_IP', price: 0.005 },
  { resourceType: 'LOAD_BALANCER', price: 0.05 },
  { resourceType: 'OBJECT_STORAGE', price: 0.0001 },
];
const vm = (more: Partial<Vm> = {}): Vm => ({
  uuid: 'v1',
  name: 'web',
  status: 'running',
  vcpu: 1,
  memory: 1024,
  billing_account: 7,
  storage: [{ uuid: 'd1', size: 10, primary: true }],
  ...more,
});
type Given = Answered & Pick<ResourcePlace, 'billed'>;
const place = ({ billed, ...more }: Given = {}): ResourcePlace => ({
  location,
  lists: listsOf({ vms: [vm()], disks: [], addresses: [], balancers: [], ...more }),
  billed,
});
const join = (more: Given = {}, elsewhere: Answered = {}) => joinResources([place(more)], listsOf(elsewhere), [location], 7, policy);
const first = (resources: readonly Resource[]): Resource => {
  const [one] = resources;
  if (!one) throw new Error('nothing');
  return one;
};
const account = (id: number, more: Partial<BillingAccount> = {}): BillingAccount => ({ id, title: `No ${id}`, is_active: true, ...more });

describe('what there is', () => {
  it('is each once, with its kind, its account and its price', () => {
    const all = join(
      {
        disks: [
          { uuid: 'd1', size_gb: 10, billing_account_id: 7 },
          { uuid: 'd2', size_gb: 100, billing_account_id: 8, display_name: 'Loose' },
        ],
        addresses: [
          { address: '192.0.2.1', billing_account_id: 7, assigned_to: 'v1' },
          { address: '192.0.2.2', billing_account_id: 7 },
          { address: '192.0.2.3', billing_account_id: 7, is_deleted: true },
        ],
        balancers: [{ uuid: 'b1', display_name: 'Shop', billing_account_id: 7 }],
        firewalls: [{ uuid: 'f1', name: 'Web', billing_account_id: 7 }],
        billed: [vm()],
      },
      {
        services: [{ uuid: 's1', display_name: 'Orders', billing_account_id: 7, status: 'active', properties: { location: 'tll01' } }],
        buckets: [{ name: 'logs', billing_account_id: 9, size_bytes: 2 ** 31 }],
      },
    );
    expect(all.map(({ id, account: paid, hourly, owner }) => [id, paid, hourly?.toFixed() ?? null, owner?.name ?? null])).toEqual([
      // Its disks are in its price, its address is not.
      ['vm/tll01/v1', 7, '0.04', null],
      ['disk/tll01/d2', 8, '0.1', null],
      ['floating-ip/tll01/192.0.2.1', 7, '0', 'web'],
      ['floating-ip/tll01/192.0.2.2', 7, '0.005', null],
      ['load-balancer/tll01/b1', 7, '0.05', null],
      ['firewall/tll01/f1', 7, null, null],
      ['service/*/s1', 7, null, null],
      ['bucket/*/logs', 9, '0.0002', null],
    ]);
  });

  it('has a disk of a machine only when another account pays for it', () => {
    const attached = { uuid: 'd1', size_gb: 10 };
    expect(join({ disks: [{ ...attached, billing_account_id: 7 }] }).map(({ kind }) => kind)).toEqual(['vm']);
    expect(join({ disks: [attached] }).map(({ kind }) => kind)).toEqual(['vm']);
    const [, stray] = join({ disks: [{ ...attached, billing_account_id: 8 }] });
    expect(stray).toMatchObject({ kind: 'disk', account: 8, owner: { name: 'web' }, hourly: null });
  });

  it('says nothing of disks as long as the machines have not answered', () => {
    expect(
      joinResources([{ location, lists: listsOf({ disks: [{ uuid: 'd1', billing_account_id: 7 }] }) }], listsOf({}), [location], 7, policy),
    ).toEqual([]);
  });

  it('compares the machines with the account’s own list', () => {
    const mismatch = (more: Given) => join(more).map(({ key, mismatch: found }) => [key, found]);
    expect(mismatch({ billed: [vm()] })).toEqual([['v1', null]]);
    expect(mismatch({ billed: [] })).toEqual([['v1', 'unbilled']]);
    expect(mismatch({ vms: [vm({ billing_account: 8 })], billed: [vm()] })).toEqual([['v1', 'elsewhere']]);
    expect(mismatch({ vms: [], billed: [vm()] })).toEqual([['v1', 'unlisted']]);
    const silent = joinResources([{ location, lists: listsOf({}), billed: [vm()] }], listsOf({}), [location], 7, policy);
    expect(silent.map(({ key, mismatch: found }) => [key, found])).toEqual([['v1', null]]);
    expect(mismatch({})).toEqual([['v1', null]]);
  });

  it('is of an unknown account when that is not among the living ones', () => {
    const one = first(join());
    expect(ofUnknown(one, [account(7)])).toBe(false);
    expect(ofUnknown(one, [account(7, { is_deleted: true })])).toBe(true);
    expect(ofUnknown(one, [account(8)])).toBe(true);
    expect(ofUnknown({ ...one, account: null }, [account(7)])).toBe(true);
  });
});

describe('moving', () => {
  const lab = account(8, { vat_percentage: 20, discount_percentage: 10 });
  const firm = account(7, { vat_percentage: 20 });
  const idle = () => null;

  it('is not possible there, or for that, and says why', () => {
    const one = first(join());
    expect(cannotMove(one, lab)).toBeNull();
    expect(cannotMove(one, firm)?.id).toBe('resources.reason.same');
    expect(cannotMove(one, account(9, { is_active: false, suspend_reason: 'debt' }))?.id).toBe('data.account.suspended');
    expect(cannotMove(one, account(9, { restriction_level: 'FROZEN' }))?.id).toBe('data.account.frozen');
    expect(cannotMove(first(join({ vms: [vm({ status: 'stopping' })] })), lab)?.id).toBe('data.vm.reason.busy');
    expect(cannotMove(first(join({ vms: [], firewalls: [{ uuid: 'f1' }] })), lab)?.id).toBe('inventory.firewall.cannotMove');
  });

  it('is planned: what goes, what stays, what would be left behind, and what that changes', () => {
    const all = join({
      addresses: [{ address: '192.0.2.1', billing_account_id: 7, assigned_to: 'v1' }],
      firewalls: [{ uuid: 'f1', name: 'Web', billing_account_id: 7 }],
    });
    const chosen = all.filter(({ kind }) => kind !== 'floating-ip');
    const plan = planMove(chosen, all, lab, [firm, lab], idle);
    expect(plan.going.map(({ key }) => key)).toEqual(['v1']);
    expect(plan.left.map(({ resource, reason }) => [resource.key, reason.id])).toEqual([['f1', 'inventory.firewall.cannotMove']]);
    expect(plan.followers.map(({ key }) => key)).toEqual(['192.0.2.1']);
    expect([plan.before.net, plan.after.net].map((net) => net.toFixed())).toEqual(['0.04', '0.04']);
    expect([plan.before.gross, plan.after.gross].map((gross) => gross?.toFixed())).toEqual(['0.048', '0.0432']);
    expect([plan.before.discount, plan.after.discount]).toEqual([0, 10]);
    const both = planMove(all, all, lab, [firm, lab], idle);
    expect(both.followers).toEqual([]);
    expect(both.going).toHaveLength(2);
  });

  it('leaves alone what something is under way with, and sums over several accounts', () => {
    const all = join({ vms: [vm(), vm({ uuid: 'v2', name: 'db', billing_account: 9 })] });
    const busy = planMove(all, all, lab, [firm, lab], ({ key }) => (key === 'v1' ? { id: 'data.vm.reason.gone' } : null));
    expect(busy.going.map(({ key }) => key)).toEqual(['v2']);
    const mixed = planMove(all, all, lab, [firm, lab], idle);
    // The account of the second one is not known: neither are its discount and VAT.
    expect(mixed.before).toMatchObject({ discount: null, vat: null, gross: null });
  });
});
