import { describe, expect, it } from 'vitest';
import type { UsageRow } from '@/api';
import { resourcesOf } from '@/data/inventory/accountCosts';
import { resourcesJson, rowsCsv, rowsJson } from './usageFile';

const row: UsageRow = {
  owner_uuid: 'a',
  description: '=HYPERLINK("https://evil.example"), 1 CPU',
  uptime_types: ['VM_COMPUTE', 'VM_RUNNING'],
  hours: 3,
  price: 0.02882,
  price_unit: 'h',
  cost: 0.08646,
};

describe('the month as files', () => {
  it('has the platform’s rows under its own names, and no formula', () => {
    expect(rowsCsv([row, {}])).toBe(
      [
        '\ufeffowner_uuid,description,uptime_types,hours,price,price_unit,cost,billing_account_id',
        `a,"'=HYPERLINK(""https://evil.example""), 1 CPU",VM_COMPUTE VM_RUNNING,3,0.02882,h,0.08646,`,
        ',,,,,,,',
        '',
      ].join('\r\n'),
    );
    expect(JSON.parse(rowsJson([row]))).toEqual([row]);
  });

  it('has resources with decimals that no reader rounds', () => {
    expect(JSON.parse(resourcesJson(resourcesOf([row], [], 6, true), {}))).toMatchObject([
      { key: 'a', kind: 'vm', there: 'gone', cost_net: '0.08646', tags: [], rows: [{ part: 'running', cost: 0.08646 }] },
    ]);
  });
});
