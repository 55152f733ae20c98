import { describe, expect, it } from 'vitest';
import type { Disk, FloatingIp, LoadBalancer, PriceRow, ServicePackage, Vm } from '@/api';
import type { Place } from '../estate';
import { burnOf, placeOf } from './estate';

const policy: PriceRow[] = [
  { resourceType: 'CPU', numCpus: 1, price: 0.01 },
  { resourceType: 'RAM', megsRam: 1024, price: 0.002 },
  { resourceType: 'STORAGE', serviceNameInUptime: 'main', price: 0.0001 },
  { resourceType: 'UNASSIGNED_FLOATING_IP', price: 0.003 },
  { resourceType: 'FLOATING_IP', price: 0.001 },
  { resourceType: 'LOAD_BALANCER', price: 0.02 },
];
const vm = (uuid: string, billing_account: number, status = 'running'): Vm => ({
  uuid,
  name: uuid,
  status,
  billing_account,
  vcpu: 2,
  memory: 2048,
  storage: [
    { uuid: `boot-${uuid}`, size: 20, primary: true },
    { uuid: `extra-${uuid}`, size: 10, primary: false },
  ],
});
const nothing = { pending: false, fetching: false, error: null, updatedAt: 1, retry: () => undefined, refresh: () => undefined };
const place = (more: { vms: Vm[]; disks?: Disk[]; addresses?: FloatingIp[]; balancers?: LoadBalancer[] }): Place => ({
  location: { slug: 'tll01', display_name: 'Tallinn' },
  disks: [],
  addresses: [],
  balancers: [],
  machines: [],
  ...nothing,
  ...more,
});
const said = (one: Place, services: ServicePackage[] = []) => {
  const burn = burnOf([placeOf(one, 1, policy)], services, policy);
  return {
    lines: burn.lines.map(({ kind, count, hourly }) => `${kind} ${count} ${hourly?.toFixed()}`),
    hourly: burn.hourly.toFixed(),
    incomplete: burn.incomplete,
  };
};

describe('what is on an account', () => {
  it('is what names it, and nothing of others', () => {
    const one = place({
      vms: [vm('a', 1), vm('b', 1, 'stopped'), vm('other', 2), vm('gone', 1, 'deleted')],
      disks: [
        { uuid: 'loose', size_gb: 100, billing_account_id: 1 },
        { uuid: 'loose-other', size_gb: 100, billing_account_id: 2 },
        // A machine of another account has it: it is not loose.
        { uuid: 'extra-other', size_gb: 10, billing_account_id: 1 },
      ],
      addresses: [
        { address: '1', billing_account_id: 1, assigned_to: 'a' },
        { address: '2', billing_account_id: 1 },
        { address: '3', billing_account_id: 2 },
        { address: '4', billing_account_id: 2, assigned_to: 'a' },
      ],
      balancers: [
        { uuid: 'l', billing_account_id: 1 },
        { uuid: 'm', billing_account_id: 2 },
      ],
    });
    // 2 × 0.01 + 2 × 0.002 + 30 × 0.0001 + 0.001 for its address; stopped: its storage.
    expect(said(one)).toEqual({
      lines: ['running 1 0.028', 'stopped 1 0.003', 'disks 1 0.01', 'idleAddresses 1 0.003', 'balancers 1 0.02'],
      hourly: '0.064',
      incomplete: false,
    });
  });

  it('has services at the multiplied price of what their nodes have', () => {
    const node = { resource_type: 'vm', resource_allocation: { vcpu: 1, memory: 1024, storage: [{ uuid: 'd', size: 30, primary: true }] } };
    const service: ServicePackage = {
      uuid: 's',
      billing_account_id: 1,
      prices: [
        { resourceType: 'CPU', priceMultiplier: 3 },
        { resourceType: 'RAM', priceMultiplier: 3 },
        { resourceType: 'STORAGE', serviceNameInUptime: 'main', priceMultiplier: 3 },
        { resourceType: 'STORAGE', serviceNameInUptime: 'snapshot', priceMultiplier: 0 },
      ],
      resources: [{ resource_type: 'virtual_ip', resource_allocation: { address: '10.0.0.1' } }, node, node],
    };
    // (0.01 + 0.002 + 0.003) × 3 × 2
    expect(said(place({ vms: [] }), [service])).toEqual({ lines: ['services 1 0.09'], hourly: '0.09', incomplete: false });
    const bare = burnOf([], [service], policy.slice(0, 1));
    expect([bare.lines.map(({ hourly }) => hourly), bare.incomplete], 'without a price it is said').toEqual([[null], true]);
  });
});
