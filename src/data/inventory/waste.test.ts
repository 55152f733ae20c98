import { describe, expect, it } from 'vitest';
import type { Disk, FloatingIp, LoadBalancer, Location, PriceRow, Vm } from '@/api';
import { listsOf, type Answered } from './test-support';
import { deletedOf, vmOf, wasteIn, withoutBackup } from './waste';

const location: Location = { slug: 'tll01', display_name: 'Tallinn' };
const now = Date.UTC(2026, 5, 30, 12);
const ago = (days: number) => new Date(now - days * 86_400_000 - 1000).toISOString().replace('T', ' ').slice(0, 19);
const policy: PriceRow[] = [
  { resourceType: 'STORAGE', serviceNameInUptime: 'main', price: 0.0001 },
  { resourceType: 'STORAGE', serviceNameInUptime: 'snapshot', price: 0.0002 },
  { resourceType: 'UNASSIGNED_FLOATING_IP', price: 0.003 },
  { resourceType: 'LOAD_BALANCER', price: 0.02 },
];
const vm = (uuid: string, more: Partial<Vm> = {}): Vm => ({
  uuid,
  name: uuid,
  status: 'running',
  updated_at: ago(100),
  storage: [{ uuid: `d-${uuid}`, size: 20, primary: true }],
  ...more,
});
const disk = (uuid: string, more: Partial<Disk> = {}): Disk => ({ uuid, size_gb: 50, status: 'Active', created_at: ago(60), ...more });
const ip = (address: string, more: Partial<FloatingIp> = {}): FloatingIp => ({ address, ...more });
const balancer = (uuid: string, ...targets: string[]): LoadBalancer => ({
  uuid,
  targets: targets.map((target_uuid) => ({ target_uuid })),
});
const found = (answered: Answered, prices: readonly PriceRow[] | null = policy, ...thresholds: Parameters<typeof wasteIn>[3][]) =>
  wasteIn({ location, lists: listsOf(answered) }, prices, now, ...thresholds);
const said = (answered: Answered, prices: readonly PriceRow[] | null = policy) =>
  found(answered, prices).map(({ group, key, hourly }) => [group, key, hourly?.toFixed() ?? null]);

describe('disks', () => {
  it('are waste when no machine has them, with what their snapshots cost in either spelling', () => {
    const disks = [
      disk('d-a'),
      disk('loose', {
        snapshots: [
          { uuid: 's', size_gb: 10 },
          { uuid: 't', sizeGb: 5 },
        ],
      }),
      disk('gone', { status: 'Deleted' }),
      disk('tombstone', { deleted_at: ago(1) }),
    ];
    expect(said({ vms: [vm('a')], disks })).toEqual([['disk', 'loose', '0.008']]);
  });

  it('are not judged while the machines are not known', () => {
    expect(said({ disks: [disk('loose')] })).toEqual([]);
  });

  it('are not waste when a managed service has them', () => {
    expect(
      said({
        vms: [],
        disks: [disk('node')],
        services: [{ uuid: 's', resources: [{ resource_allocation: { storage: [{ uuid: 'node', size: 50 }] } }] }],
      }),
    ).toEqual([]);
  });

  it('are loose again when their machine has been deleted', () => {
    expect(said({ vms: [vm('a', { status: 'Deleted' })], disks: [disk('d-a')] })).toEqual([['disk', 'd-a', '0.005']]);
  });

  it('to boot from are marked as such', () => {
    expect(said({ vms: [], disks: [disk('iso', { read_only_bootable: true, size_gb: 5 })] })).toEqual([['media', 'iso', '0.0005']]);
  });
});

describe('addresses', () => {
  it('are waste when they are assigned to nothing: no key, null, or unassigned; not when they are deleted', () => {
    const addresses = [
      ip('1'),
      ip('2', { assigned_to: null }),
      ip('3', { assigned_to: 'a' }),
      ip('4', { is_deleted: true }),
      ip('5', { assigned_to: null, unassigned_at: ago(3) }),
    ];
    expect(said({ addresses })).toEqual([
      ['floating-ip', '1', '0.003'],
      ['floating-ip', '2', '0.003'],
      ['floating-ip', '5', '0.003'],
    ]);
  });

  it('have no price when the policy has none, or is not known', () => {
    expect(said({ addresses: [ip('1')] }, [])).toEqual([['floating-ip', '1', null]]);
    expect(said({ addresses: [ip('1')] }, null)).toEqual([['floating-ip', '1', null]]);
  });
});

describe('machines', () => {
  const long = vm('long', { status: 'stopped', updated_at: ago(15) });
  it('are found when they have been stopped for longer than the threshold, and cost their storage', () => {
    const vms = [
      long,
      vm('short', { status: 'stopped', updated_at: ago(13) }),
      vm('running'),
      vm('untold', { status: 'stopped', updated_at: null, created_at: ago(40) }),
      vm('timeless', { status: 'stopped', updated_at: null }),
    ];
    expect(said({ vms })).toEqual([
      ['vm', 'long', '0.002'],
      ['vm', 'untold', '0.002'],
    ]);
    expect(found({ vms }, policy, { stopped: 7, snapshots: 30 }).map(({ key }) => key)).toContain('short');
  });

  it('are deleted with their parts, which are not deleted once more', () => {
    const [machine, address] = found({ vms: [long], addresses: [ip('1')] });
    if (!machine || !address) throw new Error('not found');
    const part = { ...address, kind: 'snapshot', owner: { kind: 'vm', key: 'long', name: 'long', account: null } };
    expect(deletedOf([part, machine, address])).toEqual([machine, address]);
    expect(deletedOf([part, address])).toEqual([part, address]);
  });

  it('that run without backups are told, whether it says no or nothing', () => {
    const vms = [vm('yes', { backup: true }), vm('no', { backup: false }), vm('nothing'), vm('off', { status: 'stopped' })];
    expect(withoutBackup(vms).map(({ uuid }) => uuid)).toEqual(['no', 'nothing']);
  });
});

describe('snapshots', () => {
  it('are found when they are old; backups and those without a date are not', () => {
    const replica = [
      { uuid: 'old', type: 'snapshot', size: 20, created_at: ago(31) },
      { uuid: 'young', type: 'snapshot', size: 20, created_at: ago(29) },
      { uuid: 'backup', type: 'backup', size: 20, created_at: ago(90) },
      { uuid: 'timeless', type: 'snapshot', size: 20 },
      'a name of older days',
    ];
    const all = found({ vms: [vm('a', { storage: [{ uuid: 'd', size: 20, replica }] })] });
    expect(all.map((each) => [each.kind, each.key, vmOf(each)?.uuid, each.hourly?.toFixed()])).toEqual([['snapshot', 'old', 'a', '0.004']]);
  });
});

describe('load balancers', () => {
  const balancers = [
    balancer('empty'),
    balancer('dead', 'stopped', 'nowhere'),
    balancer('half', 'stopped', 'running'),
    { ...balancer('gone'), is_deleted: true },
  ];
  const vms = [vm('running'), vm('stopped', { status: 'stopped', updated_at: ago(1) })];
  it('are found when none of their targets runs', () => {
    expect(said({ vms, balancers })).toEqual([
      ['load-balancer', 'empty', '0.02'],
      ['load-balancer', 'dead', '0.02'],
    ]);
  });

  it('with targets are not judged while the machines are not known', () => {
    expect(said({ balancers })).toEqual([['load-balancer', 'empty', '0.02']]);
  });

  it('leave their address behind', () => {
    const all = found({ vms, balancers: [balancer('empty')], addresses: [ip('9', { assigned_to: 'empty' })] });
    expect(all.map(({ leaves }) => leaves)).toEqual([['9']]);
  });
});

describe('buckets', () => {
  it('are no waste: an empty one costs nothing, and what is in another may be wanted', () => {
    expect(
      said({
        buckets: [
          { name: 'empty', size_bytes: 0, num_objects: 0 },
          { name: 'full', size_bytes: 2 ** 40, num_objects: 9 },
        ],
      }),
    ).toEqual([]);
  });
});
