import { describe, expect, it } from 'vitest';
import type { PriceRow } from '@/api';
import newer from '@/api/fixtures/newer/getPricingPolicy.json';
import { priceList } from './priceList';
import { rowsOf } from './pricing';

const said = (policy: readonly PriceRow[]) =>
  priceList(policy).map(({ key, unit, steps }) => [key, unit, ...steps.map(({ from, hourly }) => `${from}: ${hourly.toFixed()}`)]);

describe('the price list for people', () => {
  it('has one entry a thing, memory by the GB, and no step that repeats a price', () => {
    expect(said(rowsOf(newer)).slice(0, 2)).toEqual([
      ['CPU', 'core', '1: 0.00521'],
      ['RAM', 'memory', '512: 0.00329'],
    ]);
  });

  it('shows prices that change with the quantity as steps, the smallest first', () => {
    const policy: PriceRow[] = [
      { resourceType: 'STORAGE', serviceNameInUptime: 'main', gigsStorage: 81, price: 0.0162 },
      { resourceType: 'STORAGE', serviceNameInUptime: 'main', gigsStorage: 1, price: 0.0001 },
      { resourceType: 'STORAGE', serviceNameInUptime: 'backup', price: 0.00003 },
      { resourceType: 'LOAD_BALANCER', price: 0.02 },
      { resourceType: 'GPU', price: null },
    ];
    expect(said(policy)).toEqual([
      ['STORAGE main', 'gigabyte', '1: 0.0001', '81: 0.0002'],
      ['STORAGE backup', 'gigabyte', '1: 0.00003'],
      ['LOAD_BALANCER', 'piece', '1: 0.02'],
    ]);
  });
});
