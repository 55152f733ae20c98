import { describe, expect, it } from 'vitest';
import type { Disk, Location, ServicePackage, Vm } from '@/api';
import { joinMachines } from '../vm/machines';
import { restorePointsIn, joinDisks, type StoragePlace, type StoredDisk } from './storage';
import { restorePointCan, isLoose, storedCan } from './rules';

const location: Location = { slug: 'tll01', display_name: 'Tallinn' };
const other: Location = { slug: 'jhv02', display_name: 'Jõhvi' };
const policy = [
  { resourceType: 'STORAGE', serviceNameInUptime: 'main', price: 0.01 },
  { resourceType: 'STORAGE', serviceNameInUptime: 'block', price: 0.02 },
  { resourceType: 'STORAGE', serviceNameInUptime: 'snapshot', price: 0.001 },
  { resourceType: 'STORAGE', serviceNameInUptime: 'backup', price: 0.0005 },
];
const vm = (more: Partial<Vm> = {}): Vm => ({
  uuid: 'v1',
  name: 'web',
  status: 'running',
  billing_account: 7,
  storage: [
    { uuid: 'd1', name: 'vda', size: 20, primary: true },
    { uuid: 'd2', name: 'vdb', size: 100 },
  ],
  ...more,
});
const disk = (uuid: string, more: Partial<Disk> = {}): Disk => ({ uuid, status: 'Active', size_gb: 10, billing_account_id: 7, ...more });
const place = (vms: Vm[] | undefined, disks: Disk[] | undefined, where = location): StoragePlace => ({
  location: where,
  vms,
  disks,
  machines: joinMachines(
    (vms ?? []).map((item) => ({ location: where, item })),
    [],
    null,
  ),
});
const joined = (places: StoragePlace[], services: ServicePackage[] = []) => joinDisks(places, services, policy);
const find = (disks: readonly StoredDisk[], uuid: string): StoredDisk => {
  const found = disks.find((each) => each.uuid === uuid);
  if (!found) throw new Error(`no ${uuid}`);
  return found;
};

describe('disks and what has them', () => {
  const all = joined([
    place(
      [vm()],
      [disk('d1'), disk('d2', { display_name: 'Data' }), disk('d3'), disk('d4', { read_only_bootable: true, display_name: 'x.iso' })],
    ),
  ]);

  it('is told by the machines', () => {
    expect(all.map(({ uuid, role }) => [uuid, role])).toEqual([
      ['d1', 'boot'],
      ['d2', 'extra'],
      ['d3', 'free'],
      ['d4', 'media'],
    ]);
    expect(find(all, 'd1')).toMatchObject({ id: 'tll01/d1', name: 'web · vda', size: 20, machine: { item: { uuid: 'v1' } } });
    expect(find(all, 'd2').name).toBe('Data');
    expect(find(all, 'd3')).toMatchObject({ name: 'd3', size: 10, machine: null });
  });

  it('costs what its place in a machine says', () => {
    expect(find(all, 'd1').hourly?.toFixed()).toBe('0.2');
    expect(find(all, 'd2').hourly?.toFixed()).toBe('2');
    expect(find(all, 'd3').hourly?.toFixed()).toBe('0.2');
  });

  it('says that it is not known when the machines have not answered, and shows theirs when only they have', () => {
    expect(joined([place(undefined, [disk('d3')])])[0]?.role).toBe('unknown');
    const [first, second] = joined([place([vm()], undefined)]);
    expect([first?.role, second?.role]).toEqual(['boot', 'extra']);
    expect(first?.disk).toBeNull();
    expect(first?.account).toBe(7);
  });

  it('leaves out tombstones, and keeps locations apart', () => {
    expect(joined([place([], [disk('d9', { deleted_at: '2026-01-01T00:00:00.000+0000' }), disk('d8', { status: 'Deleted' })])])).toEqual(
      [],
    );
    const two = joined([place([vm()], [disk('d1')]), place([], [disk('d1')], other)]);
    expect(two.filter(({ uuid }) => uuid === 'd1').map(({ id, role }) => [id, role])).toEqual([
      ['tll01/d1', 'boot'],
      ['jhv02/d1', 'free'],
    ]);
  });

  it('knows the disks of managed services, which no list of disks has to name', () => {
    const service: ServicePackage = {
      uuid: 's1',
      display_name: 'Orders',
      resources: [{ resource_location: 'tll01', resource_allocation: { storage: [{ uuid: 'd5', size: 40 }] } }],
    };
    const [named] = joined([place([], [])], [service]);
    expect(named).toMatchObject({ uuid: 'd5', role: 'service', name: 'Orders', size: 40, hourly: null });
    expect(joined([place([], [disk('d5')])], [service]).map(({ role }) => role)).toEqual(['service']);
  });
});

describe('their copies', () => {
  const at = '2026-03-01 10:00:00.123456';
  const replicas = [
    { uuid: 'd12026-03-01', type: 'snapshot', size: 20, created_at: at, master_uuid: 'd1' },
    { uuid: 'd12026-03-02', type: 'backup', size: 20, created_at: '2026-03-02 10:00:00', master_uuid: 'd1' },
  ];
  const machine = vm({ storage: [{ uuid: 'd1', name: 'vda', size: 20, primary: true, replica: replicas }] });
  const named = { uuid: 's1', display_name: 'before', size_gb: 20, created_at: '2026-03-01T10:00:00.123+0000' };

  it('are each there once, with the name that the list of disks has', () => {
    const points = restorePointsIn(joined([place([machine], [disk('d1', { snapshots: [named] })])]));
    expect(points.map(({ uuid, kind, name, snapshot, replica }) => ({ uuid, kind, name, snapshot, replica }))).toEqual([
      { uuid: 'd12026-03-01', kind: 'snapshot', name: 'before', snapshot: 's1', replica: true },
      { uuid: 'd12026-03-02', kind: 'backup', name: '', snapshot: null, replica: true },
    ]);
    expect(points.map(({ hourly }) => hourly?.toFixed())).toEqual(['0.02', '0.01']);
  });

  it('are in the price of their disk', () => {
    expect(joined([place([machine], [disk('d1', { snapshots: [named] })])])[0]?.hourly?.toFixed()).toBe('0.23');
  });

  it('of disks that no machine has are told by the list of disks alone, older sizes too', () => {
    const [point] = restorePointsIn(joined([place([], [disk('d3', { snapshots: [{ uuid: 's3', sizeGb: 30, created_at: null }] })])]));
    expect(point).toMatchObject({ uuid: 's3', kind: 'snapshot', size: 30, taken: null, machine: null, replica: false, disk: 'd3' });
  });

  it('that are named by a text alone are not counted twice', () => {
    const bare = vm({ storage: [{ uuid: 'd1', size: 20, primary: true, replica: ['d12026-03-01'] }] });
    const points = restorePointsIn(joined([place([bare], [disk('d1', { snapshots: [named] })])]));
    expect(points.map(({ uuid, kind, taken }) => ({ uuid, kind, taken }))).toEqual([{ uuid: 'd12026-03-01', kind: 'other', taken: null }]);
  });
});

describe('what may be done', () => {
  const all = joined([place([vm()], [disk('d1'), disk('d2'), disk('d3'), disk('d4', { read_only_bootable: true })])]);
  const unknown = find(joined([place(undefined, [disk('d3')])]), 'd3');
  const cases: [keyof typeof storedCan, StoredDisk, string | null][] = [
    ['grow', find(all, 'd1'), null],
    ['grow', find(all, 'd3'), 'storage.reason.attachFirst'],
    ['attach', find(all, 'd3'), null],
    ['attach', find(all, 'd2'), 'storage.reason.attached'],
    ['attach', unknown, 'storage.reason.unknown'],
    ['detach', find(all, 'd2'), null],
    ['detach', find(all, 'd1'), 'life.disk.reason.bootDetach'],
    ['detach', find(all, 'd3'), 'storage.reason.free'],
    ['remove', find(all, 'd1'), 'life.disk.reason.bootDelete'],
    ['remove', find(all, 'd3'), null],
    ['remove', unknown, 'storage.reason.unknown'],
    ['rename', unknown, null],
    ['mark', find(all, 'd2'), 'storage.reason.detachFirst'],
    ['mark', find(all, 'd4'), null],
    ['live', find(all, 'd3'), null],
    ['live', find(all, 'd4'), 'storage.reason.media'],
  ];
  it.each(cases)('%s: %#', (act, on, reason) => expect(storedCan[act](on)?.id ?? null).toBe(reason));

  it('says no while the machine is on its way', () => {
    const [busy] = joined([place([vm({ status: 'stopping' })], [disk('d1')])]);
    expect(busy && storedCan.grow(busy)?.id).toBe('data.vm.reason.busy');
  });

  it('deletes from a list only what nothing has', () => {
    expect(all.filter(({ role }) => isLoose(role)).map(({ uuid }) => uuid)).toEqual(['d3', 'd4']);
    expect(isLoose('unknown')).toBe(false);
  });

  it('does not know how to delete a snapshot whose disk no machine has', () => {
    const [point] = restorePointsIn(joined([place([], [disk('d3', { snapshots: [{ uuid: 's3' }] })])]));
    expect(point && restorePointCan.remove(point)?.id).toBe('storage.reason.diskOnly');
    expect(point && restorePointCan.newDisk(point)).toBeNull();
  });
});
