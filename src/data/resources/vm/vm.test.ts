import { describe, expect, it } from 'vitest';
import type { FloatingIp, HostPool, Network, Vm } from '@/api';
import live from '@/api/fixtures/live/listFloatingIps.mixed.json';
import deleted from '@/api/fixtures/live/getVm.deleted.json';
import unknown from '@/api/fixtures/live/getVm.unknownStatus.json';
import { addressesByOwner, addressesOf, isAssigned } from '../floating-ip/rules';
import { bootDisk, deviceId, disksOf, extraDisks, isWindows, osOf, systemOfVm, poolOf, replicaSize } from './parts';
import { networkOf } from '../network/queries';
import { visiblePools } from '../catalogue/queries';
import { vmCan, vmGone, vmStatus, type VmAction } from './rules';

const vm = (more: Partial<Vm> = {}): Vm => ({ uuid: 'u', name: 'web', status: 'running', ...more });
const ip = (more: Partial<FloatingIp>): FloatingIp => ({ address: '203.0.113.1', ...more });

describe('what may be done when', () => {
  const actions = [
    'start',
    'stop',
    'forceStop',
    'rename',
    'remove',
    'resize',
    'setPassword',
    'guideResize',
    'bootMedia',
    'sameAgain',
    'restart',
  ] as const;
  // In the order of the actions: null is allowed, else why not.
  const table: [status: string, ...verdicts: (string | null)[]][] = [
    ['running', 'running', null, null, null, null, 'mustBeStopped', null, null, 'mustBeStopped', null, null],
    ['stopped', null, 'stopped', 'stopped', null, null, null, 'mustBeRunning', null, null, null, 'mustBeRunning'],
    ['paused', null, null, null, null, null, 'mustBeStopped', 'mustBeRunning', 'mustBeStopped', 'mustBeStopped', null, 'mustBeRunning'],
    ['creating', 'busy', 'busy', null, null, null, 'busy', 'busy', 'busy', 'busy', null, 'busy'],
    ['pending', 'busy', 'busy', null, null, null, 'busy', 'busy', 'busy', 'busy', null, 'busy'],
    ['levitated', null, null, null, null, null, 'mustBeStopped', 'mustBeRunning', 'mustBeStopped', 'mustBeStopped', null, 'mustBeRunning'],
    ['Deleted', 'gone', 'gone', 'gone', 'gone', 'gone', 'gone', 'gone', 'gone', 'gone', 'gone', 'gone'],
    // Nothing says that the platform keeps to small letters; disks and deleted machines do not.
    ['Running', 'running', null, null, null, null, 'mustBeStopped', null, null, 'mustBeStopped', null, null],
    ['STOPPED', null, 'stopped', 'stopped', null, null, null, 'mustBeRunning', null, null, null, 'mustBeRunning'],
  ];
  const cells = table.flatMap(([status, ...verdicts]) =>
    actions.map((action, index) => [action, status, verdicts[index] ?? null] as const),
  );

  it('every action is in the table', () => expect([...actions, ...resting].toSorted()).toEqual(Object.keys(vmCan).toSorted()));

  // Everything else wants a machine that is neither gone nor on its way, or no more than that it is there.
  const resting: VmAction[] = ['clone', 'snapshot', 'restore', 'backup', 'reinstall', 'disks', 'billing', 'addresses'];
  it.each(resting)('%s', (action) => {
    for (const status of ['running', 'Stopped', 'paused', 'levitated']) expect(vmCan[action](vm({ status }))).toBeNull();
    expect(vmCan[action](vm({ status: 'creating' }))?.id).toBe('data.vm.reason.busy');
    expect(vmCan[action](vm({ status: 'Deleted' }))?.id).toBe('data.vm.reason.gone');
  });

  it.each(cells)('%s while it is %s: %s', (action, status, reason) => {
    expect(vmCan[action](vm({ status }))?.id ?? null).toBe(reason && `data.vm.reason.${reason}`);
  });

  it('a state that passes is named in the reason', () =>
    expect(vmCan.start(vm({ status: 'rebooting' }))?.values).toEqual({ status: 'rebooting' }));
});

describe('a state', () => {
  it.each([
    ['running', 'ok', 'data.vm.status.running'],
    ['stopped', 'off', 'data.vm.status.stopped'],
    ['paused', 'off', 'data.vm.status.paused'],
    ['creating', 'busy', 'data.vm.status.creating'],
    ['starting', 'busy', 'data.vm.status.starting'],
    ['stopping', 'busy', 'data.vm.status.stopping'],
    ['Deleted', 'off', 'data.vm.status.deleted'],
    ['RUNNING', 'ok', 'data.vm.status.running'],
  ])('%s is known', (status, tone, id) => expect(vmStatus(status)).toMatchObject({ tone, name: { id } }));

  it.each([
    ['Levitated', 'unknown'],
    ['', 'unknown'],
    ['Reticulating', 'busy'],
    ['queued', 'busy'],
    [unknown.status, 'busy'],
  ])('%j is not, and is shown as it is', (status, tone) => expect(vmStatus(status)).toEqual({ tone, name: status }));

  it('deleted is deleted however it is written', () => {
    expect([vmGone(deleted), vmGone(vm({ status: 'DELETED' })), vmGone(vm())]).toEqual([true, true, false]);
  });
});

describe('what it is made of', () => {
  const root = { uuid: 'd-root', size: 20, primary: true };
  const data = { uuid: 'd-data', size: 50, primary: false };

  it.each([
    ['the one that is marked, wherever it stands', [data, root], 'd-root', ['d-data']],
    ['the first when none is marked', [data, { ...root, primary: null }], 'd-data', ['d-root']],
    ['the first when two are marked', [root, { ...data, primary: true }], 'd-root', ['d-data']],
    ['none when there is none', [], undefined, []],
    ['none when the platform says null', null, undefined, []],
    ['none when the platform says nothing', undefined, undefined, []],
  ])('the boot disk is %s', (_, storage, boot, extra) => {
    const machine = vm({ storage });
    expect(bootDisk(machine)?.uuid).toBe(boot);
    expect(extraDisks(machine).map((disk) => disk.uuid)).toEqual(extra);
    expect(disksOf(machine)).toHaveLength(storage?.length ?? 0);
  });

  it('the guest finds a disk by the first twenty characters of its uuid', () => {
    expect(deviceId({ uuid: '3b7e0a41-6a55-4d0c-8f4e-2a9d1c6b7e21' })).toBe('/dev/disk/by-id/virtio-3b7e0a41-6a55-4d0c-8');
  });

  it('copies are counted by kind over all disks, and those that are mere names are not', () => {
    const replica = (type: string, size?: number) => ({ uuid: `${type}-1`, type, ...(size === undefined ? {} : { size }) });
    const machine = vm({
      storage: [
        { ...root, replica: [replica('snapshot', 20), replica('backup', 20), 'r-1', replica('snapshot')] },
        { ...data, replica: [replica('snapshot', 50)] },
        { ...data, replica: null },
      ],
    });
    expect([replicaSize(machine, 'snapshot'), replicaSize(machine, 'backup')]).toEqual([70, 20]);
  });

  it.each([
    [{ license_type: 'WINDOWS' }, true],
    [{ os_name: 'windows' }, true],
    [{ os_name: 'Windows Server' }, true],
    [{ os_name: 'ubuntu' }, false],
    [{ os_name: 'ubuntu', license_type: null }, false],
    [{}, false],
  ])('%j needs a Windows licence: %s', (more, expected) => expect(isWindows(vm(more))).toBe(expected));

  it.each([
    [{ os_name: 'ubuntu', os_version: '24.04-lts' }, 'ubuntu 24.04-lts'],
    [{ os_name: 'ubuntu', os_version: null }, 'ubuntu'],
    [{ os_name: '_custom', os_version: '_' }, ''],
    [{ os_version: '24.04' }, ''],
  ])('%j is the system %j', (more, expected) => expect(osOf(vm(more))).toBe(expected));

  it.each([
    [{ os_name: 'ubuntu', os_version: '24.04-lts' }, 'Ubuntu 24.04 LTS'],
    [{ os_name: 'rocky', os_version: '9' }, 'Rocky Linux 9'],
    [{ os_name: 'unheard-of', os_version: null }, 'Unheard-of'],
    [{ os_name: '_custom', os_version: '_' }, ''],
  ])('%j is written %j', (more, expected) => expect(systemOfVm(vm(more))).toBe(expected));

  it.each([
    [{ current_pool_name: 'Pro', designated_pool_name: 'Basic' }, 'Pro'],
    [{ designated_pool_name: 'Basic' }, 'Basic'],
    [{}, ''],
  ])('%j runs in the class %j', (more, expected) => expect(poolOf(vm(more))).toBe(expected));
});

describe('what the lists say of each other', () => {
  it('the network is the one that holds the machine', () => {
    const networks: Network[] = [
      { uuid: 'n-1', vm_uuids: ['other'] },
      { uuid: 'n-2' },
      { uuid: 'n-3', vm_uuids: null },
      { uuid: 'n-4', vm_uuids: ['u'] },
    ];
    expect(networkOf(networks, 'u')?.uuid).toBe('n-4');
    expect(networkOf(networks, 'nobody')).toBeUndefined();
    expect(networkOf([], 'u')).toBeUndefined();
  });

  it.each([
    ['assigned', { assigned_to: 'u' }, true],
    ['assigned, and said to be there', { assigned_to: 'u', is_deleted: false }, true],
    ['never assigned', {}, false],
    ['free again', { assigned_to: null, unassigned_at: '2026-08-26 12:06:48' }, false],
    ['assigned to nothing', { assigned_to: '' }, false],
    ['released', { assigned_to: 'u', is_deleted: true }, false],
  ])('an address is %s', (_, more, expected) => {
    expect(isAssigned(ip(more))).toBe(expected);
    expect(addressesByOwner([ip(more)]).has('u')).toBe(expected);
  });

  it('addresses are found by what they are assigned to, be it a machine or not', () => {
    const owners = addressesByOwner([...live, ip({ address: '203.0.113.10', assigned_to: '9f1c7d52-3c1e-4c0b-9a6e-0d5b7c1f2a10' })]);
    const found = Object.fromEntries([...owners].map(([owner, list]) => [owner, list.map((each) => each.address)]));
    expect(found).toEqual({
      '9f1c7d52-3c1e-4c0b-9a6e-0d5b7c1f2a10': ['203.0.113.7', '203.0.113.10'],
      '6a2f9c33-18d4-4f7b-b1c9-5e8a7d3c4f32': ['203.0.113.9'],
    });
  });

  const floating = [ip({ address: '203.0.113.7' }), ip({ address: '2001:db8::7', is_ipv6: true })];
  it.each([
    ['floating ones come first', vm({ private_ipv4: '10.0.0.2' }), floating, ['203.0.113.7', '2001:db8::7'], ['10.0.0.2']],
    ['one that the machine names too is there once', vm({ public_ipv4: '203.0.113.7' }), floating, ['203.0.113.7', '2001:db8::7'], []],
    [
      'one that only the machine names is there',
      vm({ public_ipv4: '198.51.100.1', public_ipv6: '2001:db8::1' }),
      [],
      ['198.51.100.1', '2001:db8::1'],
      [],
    ],
    ['empty ones are none', vm({ public_ipv4: '', public_ipv6: null, private_ipv4: '' }), [], [], []],
  ])('of the addresses of a machine %s', (_, machine, of, outside, inside) =>
    expect(addressesOf(machine, of)).toEqual({ public: outside, private: inside }),
  );
});

describe('server classes', () => {
  const pool = (name: string, more: Partial<HostPool> = {}): HostPool => ({ uuid: name, name, ...more });
  const names = (pools: HostPool[]) => visiblePools(pools).map((each) => each.name);

  it('hidden ones are not offered', () =>
    expect(names([pool('a', { is_visible: false }), pool('b', { is_visible: null }), pool('c')])).toEqual(['b', 'c']));
  it('stand in the order of the platform', () =>
    expect(
      names([
        pool('a', { ui_position: 2 }),
        pool('b', { ui_position: 1, is_default_designated: false }),
        pool('c', { ui_position: 3, is_default_designated: true }),
      ]),
    ).toEqual(['b', 'a', 'c']));
  it('begin with the default one when none has a place', () =>
    expect(names([pool('a'), pool('b', { is_default_designated: true }), pool('c')])).toEqual(['b', 'a', 'c']));
});
