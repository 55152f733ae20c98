import { describe, expect, it } from 'vitest';
import type { FloatingIp, Location, Vm } from '@/api';
import newer from '@/api/fixtures/newer/getPricingPolicy.json';
import { joinMachines } from './machines';
import { priceOfVm } from './price';
import { rowsOf } from '@/data/pricing/pricing';

const policy = rowsOf(newer);
const tallinn: Location = { slug: 'tll01', display_name: 'Tallinn' };
const jakarta: Location = { slug: 'jkt01', display_name: 'Jakarta' };
const vm = (uuid: string, more: Partial<Vm> = {}): Vm => ({
  uuid,
  name: uuid,
  status: 'running',
  vcpu: 2,
  memory: 2048,
  storage: [{ uuid: `d-${uuid}`, size: 20, primary: true }],
  ...more,
});
const ip = (address: string, more: Partial<FloatingIp> = {}): FloatingIp => ({ address, ...more });

describe('machines of all locations', () => {
  const addresses = [
    { location: tallinn, item: ip('203.0.113.7', { assigned_to: 'a', assigned_to_resource_type: 'virtual_machine' }) },
    { location: tallinn, item: ip('203.0.113.8', { assigned_to: 'a', is_deleted: true }) },
    { location: tallinn, item: ip('203.0.113.9') },
    { location: jakarta, item: ip('203.0.113.10', { assigned_to: null }) },
  ];
  const machines = joinMachines(
    [
      { location: tallinn, item: vm('a') },
      { location: tallinn, item: vm('gone', { status: 'Deleted' }) },
      { location: jakarta, item: vm('b', { status: 'stopped' }) },
    ],
    addresses,
    policy,
  );

  it('carry where they are, and deleted ones are left out', () => {
    expect(machines.map((machine) => [machine.id, machine.location.slug])).toEqual([
      ['tll01/a', 'tll01'],
      ['jkt01/b', 'jkt01'],
    ]);
  });

  it('carry the addresses that are theirs', () => {
    expect(machines.map((machine) => machine.floating.map((each) => each.address))).toEqual([['203.0.113.7'], []]);
  });

  it('carry a price as soon as prices are known', () => {
    expect(machines[0]?.price?.running.toFixed()).toBe('0.019');
    expect(joinMachines([{ location: tallinn, item: vm('a') }], [], null)[0]?.price).toBeNull();
  });
});

describe('the price of a machine', () => {
  it('counts its disks, copies and licence', () => {
    const machine = vm('a', {
      license_type: 'WINDOWS',
      storage: [
        { uuid: 'd-1', size: 20, primary: true, replica: [{ uuid: 's-1', type: 'snapshot', size: 20 }] },
        { uuid: 'd-2', size: 30 },
      ],
    });
    expect(priceOfVm(policy, machine, []).lines.map((line) => [line.kind, line.quantity])).toEqual([
      ['cpu', 2],
      ['ram', 2048],
      ['windows', 2],
      ['main', 20],
      ['main', 30],
      ['snapshot', 20],
    ]);
  });

  it('lives with a machine that says nothing of its size', () => {
    expect(
      priceOfVm(policy, { uuid: 'u', name: 'n', status: 'creating', vcpu: null, memory: null, storage: null }, []).running.toFixed(),
    ).toBe('0');
  });
});
