import { describe, expect, it } from 'vitest';
import type { PriceRow } from '@/api';
import { rowsOf } from '@/data/pricing/pricing';
import newer from '../../../api/fixtures/newer/getPricingPolicy.json';
import { disksIn, estimate, inputIn, writeInput } from './estimate';

const policy: readonly PriceRow[] = [
  ...rowsOf(newer),
  { resourceType: 'UNASSIGNED_FLOATING_IP', price: 0.00342 },
  { resourceType: 'LOAD_BALANCER', price: 0.02054 },
];
const input = (search: string) => inputIn(new URLSearchParams(search));

describe('an input in an address', () => {
  it('comes back as it went, and leaves the rest of the address alone', () => {
    const given = { ...input(''), vcpu: 8, memory: 1536, more: [100, 50], windows: true, count: 3, balancers: 1 };
    const search = writeInput(given, new URLSearchParams('account=7'));
    expect(search.toString()).toBe('account=7&cpu=8&ram=1536&n=3&lbs=1&more=100%2C50&windows=1');
    expect(inputIn(search)).toEqual(given);
    expect(writeInput(input(''), search).toString()).toBe('account=7');
  });

  it('is as usual where it cannot be read', () => {
    expect(input('cpu=-1&ram=lots&disk=&n=1e9&more=1,two&windows=yes&ips=Infinity')).toEqual(input(''));
  });

  it('reads disks as they are typed', () => {
    expect(disksIn(' 100, 50;20 ')).toEqual([100, 50, 20]);
    expect(disksIn('')).toEqual([]);
    expect(['0', '1.5', '-3', 'big', Array.from({ length: 51 }, () => 1).join()].map(disksIn)).toEqual([null, null, null, null, null]);
  });
});

describe('its price', () => {
  it('is that of the form for a new machine, times how many, with what is beside', () => {
    const { machine, running, stopped, incomplete } = estimate(policy, input('cpu=2&ram=2048&disk=20&n=2&idle=1&lbs=1'));
    expect(machine.running.toFixed()).toBe('0.019');
    // Twice 0.019, an idle address and a balancer, which cost whether machines run or not.
    expect(running.toFixed(5)).toBe('0.06196');
    expect(stopped.toFixed(5)).toBe('0.02796');
    expect(incomplete).toBe(false);
  });

  it('says when something has no price', () => {
    const without = policy.filter(({ resourceType }) => resourceType !== 'LOAD_BALANCER');
    expect(estimate(without, input('lbs=2'))).toMatchObject({ balancers: null, incomplete: true });
    expect(estimate(without, input('')).incomplete).toBe(false);
  });
});
