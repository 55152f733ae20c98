import { describe, expect, it } from 'vitest';
import { hour } from './cloud/times';
import { invoiceTotals } from './rules/invoices';
import { priceOf, round5 } from './rules/pricing';
import { gradualPrices, prices } from './scenarios/catalogue';
import { at, items, lab, main, timedWorld, vmForm, world } from './test-support';

const plain = { discount_percentage: 0, vat_percentage: 20 };

describe('invoices', () => {
  it.each([
    [2.9568, { subtotal: 2.96, vat_tax: 0.59, total: 3.55 }],
    [22.88591, { subtotal: 22.89, vat_tax: 4.58, total: 27.47 }],
    [2.352, { subtotal: 2.36, vat_tax: 0.47, total: 2.83 }],
    [21.75006, { subtotal: 21.76, vat_tax: 4.35, total: 26.11 }],
    [1.22231, { subtotal: 1.23, vat_tax: 0.25, total: 1.48 }],
  ])('add %f up as the documents do', (lines, totals) => {
    expect(invoiceTotals(lines, plain)).toMatchObject(totals);
  });
  it('take discount and credit off before VAT', () => {
    expect(invoiceTotals(1.22231, { discount_percentage: 10, vat_percentage: 20 }, -0.1)).toEqual({
      subtotal: 1.23,
      discount_amount: 0.12,
      credit: -0.1,
      vat_tax: 0.2,
      total: 1.21,
    });
  });
});

describe('prices', () => {
  it('are for a quantity of a thing', () => {
    expect(round5(priceOf(prices(), 'CPU', 4))).toBe(0.02084);
    expect(round5(priceOf(prices(), 'RAM', 2))).toBe(0.00658);
    expect(round5(priceOf(prices(), 'RAM', 0.5))).toBe(0.00165);
    expect(round5(priceOf(prices(), 'STORAGE', 20, 'main'))).toBe(0.002);
    expect(priceOf(prices(), 'NOTHING', 20)).toBe(0);
  });
  it('apply to the whole quantity from their threshold on', () => {
    expect(round5(priceOf(gradualPrices(), 'CPU', 2))).toBe(0.01042);
    expect(round5(priceOf(gradualPrices(), 'CPU', 4))).toBe(0.04168);
    expect(round5(priceOf(gradualPrices(), 'STORAGE', 80, 'main'))).toBe(0.008);
    expect(round5(priceOf(gradualPrices(), 'STORAGE', 100, 'main'))).toBe(0.02);
  });
});

describe('time', () => {
  it('is counted by the whole hour, running and stopped apart', async () => {
    const w = timedWorld('fresh');
    const body = { ...vmForm, billing_account_id: 1_200_140_001, reserve_public_ip: false };
    const creating = w.call('createVm', { body });
    await w.time.pass(9000);
    const uuid = String(at((await creating).body, 'uuid'));
    const usage = async () =>
      items((await w.call('getUsage', { query: { billing_account_id: 1_200_140_001 } })).body).filter(
        (row) => at(row, 'owner_uuid') === uuid,
      );
    expect(await usage()).toEqual([]);
    w.cloud.clock.advance(3 * hour);
    expect(await usage()).toMatchObject([
      {
        description: 'new-machine, 2 CPUs, 2 GB RAM, 20 GB disk',
        hours: 3,
        price: 0.019,
        cost: 0.057,
        uptime_types: ['VM_COMPUTE', 'VM_RUNNING', 'MAIN_STORAGE'],
      },
    ]);
    const stopping = w.call('stopVm', { body: { uuid } });
    await w.time.pass(6000);
    await stopping;
    w.cloud.clock.advance(2 * hour);
    expect(await usage()).toMatchObject([
      { hours: 3 },
      { description: 'new-machine, 2 CPUs, 2 GB RAM, 20 GB disk, stopped', hours: 2, price: 0.002, cost: 0.004 },
    ]);
  });
  it('eats credit, and freezes an account that has none left', async () => {
    const w = world('fresh');
    await w.call('createVm', { body: { ...vmForm, billing_account_id: 1_200_140_001, vcpu: 16, ram: 65_536, disks: 100 } });
    const account = async () => items((await w.call('listBillingAccounts')).body)[0];
    const before = await account();
    expect(before).toMatchObject({ restriction_level: 'CLEAR', credit_amount: 25, running_totals: { ongoing: 25 } });
    w.cloud.clock.advance(24 * hour);
    const later = await account();
    expect(Number(at(later, 'running_totals', 'ongoing'))).toBeLessThan(19);
    w.cloud.clock.advance(8 * 24 * hour);
    expect(await account()).toMatchObject({ restriction_level: 'FROZEN' });
    const card = await w.call('addCard', { body: { billing_account_id: 1_200_140_001, token: 'tok_visa' } });
    await w.call('buyCredit', { body: { billing_account_id: 1_200_140_001, payment_object_id: at(card.body, 'id'), amount: 100 } });
    expect(await account()).toMatchObject({ restriction_level: 'CLEAR' });
    const credit = items((await w.call('listCredit', { query: { billing_account_id: 1_200_140_001 } })).body);
    expect(credit.map((one) => at(one, 'description'))).toEqual(
      expect.arrayContaining(['Credit top up', 'Referral credit', 'Sign-up bonus']),
    );
  });
  it('closes months at midnight UTC: papers to pay for one, reports for the other', async () => {
    const w = world();
    const before = w.cloud.state.invoices.length;
    w.cloud.clock.advance(24 * hour * 14);
    w.cloud.settle();
    const made = w.cloud.state.invoices.slice(before);
    const bill = made.find((one) => one.billing_account_id === lab);
    expect(bill).toMatchObject({
      status: 5,
      document_type: 'invoice',
      period_start: Date.UTC(2026, 10, 1),
      period_end: Date.UTC(2026, 11, 1),
      created: Date.UTC(2026, 11, 1, 0, 10),
    });
    expect(bill?.discount_percentage).toBe(10);
    expect(made.find((one) => one.document_type === 'usage_report')).toMatchObject({
      billing_account_id: main,
      status: 10,
      totals: { total: 0 },
    });
    expect(w.cloud.state.credit.some((one) => one.description === 'Usage 2026-11' && one.amount < 0)).toBe(true);
    const usage = items((await w.call('getUsage', { query: { billing_account_id: main } })).body);
    for (const row of usage) expect(Number(at(row, 'hours'))).toBeLessThan(24 * 3);
    expect(usage.filter((row) => at(row, '_technical') === true)).toHaveLength(1);
  });
  it('has filled a year of papers', async () => {
    const w = world();
    const invoices = items((await w.call('listInvoices', { query: { billing_account_id: main } })).body);
    const types = new Set(invoices.map((one) => at(one, 'document_type')));
    expect(types).toEqual(new Set(['usage_report', 'top_up']));
    expect(invoices.filter((one) => at(one, 'document_type') === 'usage_report').length).toBeGreaterThanOrEqual(11);
    expect(invoices.some((one) => at(one, 'name') === 'Invoice <nr>')).toBe(true);
    expect(invoices.some((one) => at(one, 'name') === undefined)).toBe(true);
    expect(JSON.parse(String(at(invoices[0], 'account_snapshot')))).toMatchObject({ id: main });
  });
});

describe('paying', () => {
  it('starts with the oldest, and leaves the last one partly paid', async () => {
    const w = world();
    w.cloud.clock.advance(24 * hour * 14);
    const unpaid = async () => Number(at((await w.call('getUnpaidAmount', { query: { billing_account_id: lab } })).body, 'message'));
    const owed = await unpaid();
    const open = w.cloud.state.invoices.filter((one) => one.billing_account_id === lab && one.status === 5);
    expect(open).toHaveLength(2);
    const amount = Math.round(((open[0]?.totals.total ?? 0) + 10) * 100) / 100;
    const { body } = await w.call('payAmount', { body: { billing_account_id: lab, amount } });
    expect(body).toMatchObject({ success: true, amount_left: 0, amount_used: amount, paid_invoices: open.map((one) => one.id) });
    expect(open.map((one) => one.status)).toEqual([10, 5]);
    expect(await unpaid()).toBeCloseTo(owed - amount, 2);
    expect((await w.call('payAll', { body: { billing_account_id: lab } })).status).toBe(200);
    expect(await unpaid()).toBe(0);
    expect((await w.call('payAmount', { body: { billing_account_id: lab, amount: 5 } })).body).toMatchObject({
      amount_left: 5,
      amount_used: 0,
      paid_invoices: [],
    });
  });
  it("fails in the platform's own ways", async () => {
    const w = world('frozen');
    const id = w.cloud.state.accounts[0]?.id ?? 0;
    const card = w.cloud.state.cards[0]?.id ?? 0;
    expect((await w.call('payAmount', { body: { billing_account_id: id, amount: 10 } })).body).toMatchObject({
      success: false,
      error_log: 'Your card was declined.',
      amount_left: 10,
    });
    expect(await w.call('buyCredit', { body: { billing_account_id: id, payment_object_id: card, amount: 10 } })).toMatchObject({
      status: 200,
      body: { success: false },
    });
    expect(await w.call('payInvoice', { body: { invoice_id: 0 } })).toMatchObject({
      status: 403,
      body: { errors: { 'consumer::resource_forbidden': { type: 'consumer' } } },
    });
    expect(await w.call('getBillingAccount', { query: { billing_account_id: 1 } })).toMatchObject({ status: 403 });
    expect((await w.call('getUnpaidAmount', { query: { billing_account_id: id } })).body).toEqual({ message: 120 });
  });
  it('makes credit of a top-up invoice only when it is paid', async () => {
    const w = world('fresh');
    const id = 1_200_140_001;
    await w.call('requestCreditInvoice', { body: { billing_account_id: id, amount: 50 } });
    const credit = async () => at(items((await w.call('listBillingAccounts')).body)[0], 'credit_amount');
    expect(await credit()).toBe(25);
    await w.call('addCard', { body: { billing_account_id: id, token: 'tok_visa' } });
    await w.call('payAll', { body: { billing_account_id: id } });
    expect(await credit()).toBe(75);
  });
  it('charges fee and VAT on top of the credit', async () => {
    const w = world('fresh');
    const card = await w.call('addCard', { body: { billing_account_id: 1_200_140_001, token: 'tok_1234' } });
    expect(JSON.parse(String(at(card.body, 'additional_data')))).toMatchObject({ last4: '1234' });
    await w.call('buyCredit', { body: { billing_account_id: 1_200_140_001, payment_object_id: at(card.body, 'id'), amount: 50 } });
    expect(w.cloud.state.invoices.at(-1)?.totals).toMatchObject({ subtotal: 52, vat_tax: 10.4, total: 62.4 });
  });
  it('may charge at once when it is to recur', async () => {
    const w = world('fresh');
    const path = { billing_account_id: 1_200_140_001 };
    const body = { is_recurring_payment_enabled: true, recurring_payment_amount: 30, recurring_payment_threshold: 40 };
    expect((await w.call('setRecurringPayment', { path, body })).body).toMatchObject({
      payment_report: { triggered: true, errors: [expect.any(String)] },
    });
    await w.call('addCard', { body: { ...path, token: 'tok_visa' } });
    expect((await w.call('setRecurringPayment', { path, body })).body).toMatchObject({
      payment_report: { triggered: true, errors: [] },
      account: { credit_amount: 65 },
    });
    expect((await w.call('setRecurringPayment', { path, body })).body).toMatchObject({ payment_report: { triggered: false } });
  });
  it('has cards that are verified, or not', async () => {
    const w = world();
    const unverified = w.cloud.state.cards.find((one) => !one.is_verified)?.id;
    expect(await w.call('setPrimaryCard', { body: { payment_object_id: unverified } })).toMatchObject({ status: 400 });
    const objects = items((await w.call('listCards', { query: { billing_account_id: lab } })).body);
    const literal = objects.map((one) => String(at(one, 'additional_data'))).find((text) => text.includes('By invoice')) ?? '';
    expect(() => JSON.parse(literal)).toThrow(SyntaxError);
  });
});

describe('billing accounts', () => {
  it('lose what is left out, but not the e-mail and not what recurs', async () => {
    const w = world();
    const { body } = await w.call('updateBillingAccount', { body: { billing_account_id: main, title: 'Only this' } });
    expect(body).toMatchObject({
      title: 'Only this',
      company_name: null,
      city: null,
      additional_data: null,
      send_invoice_email: false,
      email: 'billing@northwind.example',
      is_recurring_payment_enabled: true,
      vat_percentage: 20,
    });
  });
  it('go only when nothing is theirs', async () => {
    const w = world('fresh');
    const body = { billing_account_id: 1_200_140_001 };
    expect(await w.call('deleteBillingAccount', { body: { billing_account_id: 0 } })).toMatchObject({
      body: { errors: { Error: 'Provided billing account is incorrect.' } },
    });
    await w.call('createFloatingIp', { body });
    expect(await w.call('deleteBillingAccount', { body })).toMatchObject({ status: 400 });
    for (const one of w.cloud.state.addresses.keys()) await w.call('deleteFloatingIp', { path: { address: one } });
    expect(await w.call('deleteBillingAccount', { body })).toMatchObject({ status: 200 });
    expect((await w.call('listBillingAccounts')).body).toEqual([]);
    expect((await w.call('listBillingAccounts', { query: { show_shadow: 'true' } })).body).toMatchObject([
      { is_deleted: true, is_active: false },
    ]);
  });
});

describe('an account that is replaced', () => {
  const bare = { billing_account_id: main, title: 'T', send_invoice_email: true };

  it('loses what is left out, also what no document names, and says so', async () => {
    const w = world();
    await w.call('updateBillingAccount', { body: { ...bare, is_partner: false, notice_days: 14 } });
    const { body } = await w.call('getBillingAccount', { query: { billing_account_id: main } });
    expect(body).toMatchObject({ title: 'T', city: null, is_partner: false, notice_days: 14, email: 'billing@northwind.example' });
    expect(body).not.toHaveProperty('customer_number');
    const complaints = w.cloud.journal.complaints.map(({ text }) => text).join();
    expect(complaints).toContain("'customer_number' is left out");
    expect(complaints).toContain("'city' is left out");
  });
});
