import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { BillingAccount } from '@/api';
import type { Machine } from '../machines';
import { hourlyOf, prepaidCredit, runwayOf } from './runway';

const account = (more: Partial<BillingAccount>): BillingAccount => ({ id: 1, ...more });
const machine = (billing_account: number, status: string, running: number | null): Machine => ({
  id: 'x/y',
  location: { slug: 'x', display_name: 'X' },
  item: { uuid: 'y', name: 'y', status, billing_account },
  floating: [],
  price: running === null ? null : { lines: [], running: new Big(running), stopped: new Big(running).div(10), incomplete: false },
});

describe('how long a credit lasts', () => {
  it('is told for accounts that pay beforehand only', () => {
    expect(prepaidCredit(account({ credit_amount: 5, running_totals: { credit_available: 20 } }))?.toFixed()).toBe('20');
    expect(prepaidCredit(account({ credit_amount: 5, running_totals: null }))?.toFixed()).toBe('5');
    expect(prepaidCredit(account({ credit_amount: 5, allow_debt: true }))).toBeNull();
    expect(prepaidCredit(account({ credit_amount: 5, paying_by_invoice: true }))).toBeNull();
    expect(prepaidCredit(account({ credit_amount: 0 }))).toBeNull();
    expect(prepaidCredit(account({ credit_amount: -3 }))).toBeNull();
    expect(prepaidCredit(account({}))).toBeNull();
  });

  it('counts what is on the account, as it is now', () => {
    const machines = [machine(1, 'running', 0.3), machine(1, 'stopped', 0.2), machine(2, 'running', 9)];
    expect(hourlyOf(1, machines)?.toFixed()).toBe('0.32');
    expect(hourlyOf(3, machines)?.toFixed()).toBe('0');
    expect(hourlyOf(1, [machine(1, 'running', null)]), 'a sum that lacks something is worse than none').toBeNull();
  });

  it('is in whole days, without and with what is to come', () => {
    expect(runwayOf(new Big(24), new Big('0.1'), new Big('0.1'))).toEqual({ without: 10, with: 5 });
    expect(runwayOf(new Big('23.9'), new Big('0.1'), new Big('0'))).toEqual({ without: 9, with: 9 });
    expect(runwayOf(new Big(24), new Big(0), new Big('0.5'))).toEqual({ without: null, with: 2 });
    expect(runwayOf(new Big(1), new Big(1), new Big(1))).toEqual({ without: 0, with: 0 });
  });
});
