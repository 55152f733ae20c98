import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callFor, connectSession } from '@/data/core/session';
import { world } from '@/api/exchange';
import type { OperationKind } from '@/data/operations';
import { addCard, applyForInvoicePayment, deleteCard, setPrimaryCard } from './cards';
import { buyCredit, requestCreditInvoice } from './credit';
import { payAll, payAmount, payInvoice } from './pay';
import { chargesAtOnce, setRecurringPayment } from './recurring';
import Big from 'big.js';

const call = callFor();

/* A cloud of a few lists, which a test changes between looking and looking. */

interface Books {
  invoices: object[];
  credit: object[];
  cards: object[];
  account: object;
  unpaid: number;
}
const real = world.current;
let books: Books;
let sent: string[] = [];
let answer: unknown = { success: true };

const reads: Record<string, (search: URLSearchParams) => unknown> = {
  'invoice/list': () => books.invoices,
  invoice: (search) => books.invoices.find((each) => 'id' in each && String(each.id) === search.get('invoice_id')),
  'credit/list': () => books.credit,
  'card/list': () => books.cards,
  billing_account: () => books.account,
  'billing_account/unpaid_amount': () => ({ message: books.unpaid }),
};

beforeEach(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
  books = {
    invoices: [invoice(1), invoice(2), invoice(3, { status: 10, transaction_list: [{ amount: 12 }] }), invoice(5, { status: 17 })],
    credit: [{ id: 9, amount: 50 }],
    cards: [{ id: 5, is_primary: true }, { id: 6 }],
    account: { id: 7 },
    unpaid: 24,
  };
  sent = [];
  answer = { success: true };
  world.current = {
    fetch: async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      const path = pathname.replace('/v1/payment/', '');
      if (request.method === 'GET')
        return Response.json(reads[path]?.(searchParams) ?? { message: 'Not there' }, { status: reads[path] ? 200 : 404 });
      sent.push(`${request.method} ${path} ${await request.text()}`);
      return Response.json(answer);
    },
    sleep: () => Promise.resolve(),
  };
  connectSession('https://cloud.example');
});
afterEach(() => {
  world.current = real;
  vi.unstubAllGlobals();
});

function invoice(id: number, more: object = {}) {
  return { id, padded_id: `00${id}`, created: id, status: 5, totals: { subtotal: 10, total: 12 }, transaction_list: [], ...more };
}
const paid = (id: number, ...amounts: number[]) =>
  invoice(id, {
    status: amounts.reduce((sum, each) => sum + each, 0) >= 12 ? 10 : 5,
    transaction_list: amounts.map((amount) => ({ amount })),
  });

const on = { account: 7, accountName: 'Main', money: { currency: 'EUR', decimals: 2 } };
const credit = { ...on, amount: '50.00', card: 5, cardName: 'Visa ···· 4242' };
const charged = { ...on, amount: '20.00' };
const one = { ...on, invoice: 1, number: '001', amount: '12' };
const setting = { ...on, on: true, amount: '50', threshold: '10' };

describe('what goes out', () => {
  it.each([
    ['credit', () => buyCredit.send(credit, undefined, call), 'POST credit/buy billing_account_id=7&payment_object_id=5&amount=50'],
    [
      'an invoice for credit',
      () => requestCreditInvoice.send({ ...on, amount: '75.50' }, undefined, call),
      'POST credit/request_invoice billing_account_id=7&amount=75.5',
    ],
    ['an amount', () => payAmount.send(charged, undefined, call), 'POST pay_amount billing_account_id=7&amount=20'],
    ['all', () => payAll.send(charged, undefined, call), 'POST pay_all billing_account_id=7'],
    ['an invoice', () => payInvoice.send(one, undefined, call), 'POST pay_invoice invoice_id=1'],
    [
      'automatic top-up',
      () => setRecurringPayment.send(setting, undefined, call),
      'PUT billing_account/7/recurring_payment is_recurring_payment_enabled=true&recurring_payment_amount=50&recurring_payment_threshold=10',
    ],
    ['a card', () => addCard.send(on, { token: 'pm_1' }, call), 'POST card billing_account_id=7&token=pm_1'],
    ['no card', () => deleteCard.send(credit, undefined, call), 'DELETE card payment_object_id=5'],
    ['the primary card', () => setPrimaryCard.send(credit, undefined, call), 'PUT card/set_primary payment_object_id=5'],
    ['paying by invoice', () => applyForInvoicePayment.send(on, undefined, call), 'POST apply_for_invoice_payment billing_account_id=7'],
  ])('for %s', async (_, send, request) => {
    answer = { success: true, id: 8 };
    await send();
    expect(sent).toEqual([request]);
  });
});

it('everything that charges an account, or may, holds back the rest of it', () => {
  const kinds = [buyCredit, requestCreditInvoice, payAmount, payAll, payInvoice, setRecurringPayment];
  expect(new Set(kinds.map((kind) => kind.family))).toEqual(new Set(['money']));
  const names = [buyCredit.lockKey(credit), payAll.lockKey(charged), payInvoice.lockKey(one), setRecurringPayment.lockKey(setting)];
  expect(new Set(names)).toEqual(new Set(['7']));
});

describe('credit', () => {
  const prepared = async () => (await buyCredit.prepare?.(credit, call)) ?? credit;
  const verify = async () => buyCredit.verify(await input, undefined, call);
  let input: Promise<typeof credit>;
  beforeEach(async () => {
    input = prepared();
    await input;
  });
  const found = async () => {
    const { state, words } = await verify();
    return [state, words?.id.replace('operations.billing.buyCredit.', ''), words?.values?.amount];
  };

  it('is not there while nothing has come: what was there before is not it', async () =>
    expect(await found()).toEqual(['not-yet', undefined, undefined]));
  it('is there with a new entry of its amount', async () => {
    books.credit = [{ id: 10, amount: 50 }, ...books.credit];
    expect(await found()).toEqual(['done', 'found', '€50.00']);
  });
  it('is not an entry of another amount, nor one that took credit', async () => {
    books.credit = [{ id: 10, amount: 17 }, { id: 11, amount: -50 }, ...books.credit];
    expect((await found())[0]).toBe('not-yet');
  });
  it('is told from its like where the platform numbers nothing', async () => {
    const same = { amount: 50, created: 1, description: 'Top-up' };
    books.credit = [same];
    input = prepared();
    expect((await verify()).state).toBe('not-yet');
    books.credit = [same, same];
    expect((await verify()).state).toBe('done');
  });
  it('is paid when its invoice is', async () => {
    const lines = { records_list: [{ amount: 50 }, { amount: 2 }], totals: { subtotal: 52, total: 62.4 } };
    books.invoices.push(invoice(4, lines));
    expect((await found())[0]).toBe('not-yet');
    books.invoices = [...books.invoices.slice(0, -1), invoice(4, { ...lines, status: 10 })];
    expect(await found()).toEqual(['done', 'invoiced', '€50.00']);
  });
  it('that was only asked for is there with its invoice', async () => {
    const asked = { ...on, amount: '50' };
    const ready = (await requestCreditInvoice.prepare?.(asked, call)) ?? asked;
    expect((await requestCreditInvoice.verify(ready, undefined, call)).state).toBe('not-yet');
    books.invoices.push(invoice(4, { totals: { subtotal: 50, total: 60 } }));
    expect(await requestCreditInvoice.verify(ready, undefined, call)).toMatchObject({ state: 'done', uuid: '4' });
  });
});

describe('paying', () => {
  const after = async (kind: typeof payAmount | typeof payAll, asked: typeof charged, change: () => void) => {
    const ready = (await kind.prepare?.(asked, call)) ?? asked;
    change();
    const { state, words } = await kind.verify(ready, undefined, call);
    return [state, words?.values?.amount, words?.values?.invoices];
  };
  const set =
    (...invoices: object[]) =>
    () => {
      books.invoices = invoices;
    };

  it.each([
    ['nothing', set(invoice(1), invoice(2)), ['not-yet', undefined, undefined]],
    ['a part', set(paid(1, 12), paid(2)), ['not-yet', '€12.00', '001']],
    ['the amount', set(paid(1, 12), paid(2, 8)), ['done', '€20.00', '001, 002']],
    ['one of a state that nobody knows', set(invoice(1), invoice(2), paid(5, 12)), ['not-yet', '€12.00', '005']],
    ['all that there was', set(paid(1, 12), paid(2, 12)), ['done', '€24.00', '001, 002']],
    ['a new invoice, which is none of it', set(invoice(1), invoice(2), paid(4, 12)), ['not-yet', undefined, undefined]],
    ['invoices that are gone', set(), ['not-yet', undefined, undefined]],
  ])('an amount finds %s', async (_, change, found) => expect(await after(payAmount, charged, change)).toEqual(found));

  it.each([
    ['a part', set(paid(1, 12), paid(2, 5)), ['not-yet', '€17.00', '001, 002']],
    ['all', set(paid(1, 12), paid(2, 4, 8)), ['done', '€24.00', '001, 002']],
  ])('all finds %s', async (_, change, found) => expect(await after(payAll, { ...on, amount: '24' }, change)).toEqual(found));

  it('an amount counts what had been paid before', async () => {
    books.invoices = [paid(1, 5), invoice(2)];
    expect(await after(payAmount, { ...on, amount: '7' }, set(paid(1, 5, 7), invoice(2)))).toEqual(['done', '€7.00', '001']);
  });

  it('one invoice is paid when it says so, or when a payment has come', async () => {
    const ready = (await payInvoice.prepare?.(one, call)) ?? one;
    const found = async (change: object) => {
      books.invoices = [change];
      const { state, words } = await payInvoice.verify(ready, undefined, call);
      return [state, words?.id];
    };
    expect(await found(invoice(1))).toEqual(['not-yet', undefined]);
    expect(await found(paid(1, 5))).toEqual(['done', 'operations.billing.paid.found']);
    expect(await found(invoice(1, { status: 10 }))).toEqual(['done', 'operations.billing.paid.found']);
  });

  const refusal = (what: Promise<unknown> | undefined) => what?.catch((error: unknown) => (error as { words?: { id: string } }).words?.id);
  it('is not begun when there is nothing to pay, or something else than was agreed to', async () => {
    expect(await refusal(payInvoice.prepare?.({ ...one, invoice: 3 }, call))).toBe('operations.billing.paidAlready');
    expect(await refusal(payInvoice.prepare?.({ ...one, amount: '11' }, call))).toBe('operations.billing.changed');
    expect(await refusal(payAll.prepare?.({ ...on, amount: '23.99' }, call))).toBe('operations.billing.changed');
    books.unpaid = 0;
    expect(await refusal(payAll.prepare?.({ ...on, amount: '24' }, call))).toBe('operations.billing.nothingUnpaid');
    expect(await refusal(payAmount.prepare?.(charged, call))).toBe('operations.billing.nothingUnpaid');
    expect(sent).toEqual([]);
  });
});

describe('automatic top-up', () => {
  const verify = async (account: object, credit: object[], asked = setting) => {
    const ready = (await setRecurringPayment.prepare?.(asked, call)) ?? asked;
    books.account = { id: 7, ...account };
    books.credit = [...books.credit, ...credit];
    const { state, words } = await setRecurringPayment.verify(ready, undefined, call);
    return [state, words?.id.replace('operations.billing.recurring.', '')];
  };
  const set = { is_recurring_payment_enabled: true, recurring_payment_amount: 50, recurring_payment_threshold: 10 };

  it.each([
    ['not set', {}, [], ['not-yet', undefined]],
    ['set to something else', { ...set, recurring_payment_amount: 60 }, [], ['not-yet', undefined]],
    ['set', set, [], ['done', 'found']],
    ['set, with a charge', set, [{ id: 10, amount: 50 }], ['done', 'charged']],
    ['set, with credit of another kind', set, [{ id: 10, amount: 17 }], ['done', 'found']],
  ])('is %s', async (_, account, entries, found) => expect(await verify(account, entries)).toEqual(found));
  it('is off whatever its amounts are', async () => {
    const off = { ...setting, on: false };
    expect(await verify(set, [], off)).toEqual(['not-yet', undefined]);
    expect(await verify({ is_recurring_payment_enabled: null }, [], off)).toEqual(['done', 'found']);
  });
  it('charges at once below the threshold, which is told where it can be', () => {
    const account = (ongoing: number | null) => ({ id: 7, running_totals: { ongoing } });
    expect(chargesAtOnce(account(9.99), new Big(10))).toBe(true);
    expect(chargesAtOnce(account(10), new Big(10))).toBe(false);
    expect(chargesAtOnce(account(null), new Big(10))).toBeNull();
    expect(chargesAtOnce({ id: 7 }, new Big(10))).toBeNull();
  });
});

describe('more than was asked for', () => {
  type Kind<Input> = Pick<OperationKind<Input, unknown>, 'prepare' | 'repeated'>;
  const after = async <Input>(kind: Kind<Input>, asked: Input, change: () => void) => {
    const ready = (await kind.prepare?.(asked, call)) ?? asked;
    change();
    const words = await kind.repeated?.(ready, call);
    return words && [words.id.replace('operations.billing.', ''), words.values];
  };
  const twice = { count: 2, amount: '€50.00', charged: '€100.00', extra: '€50.00' };
  const bought = (...ids: number[]) => ids.map((id) => ({ id, amount: 50, description: 'Credit top up' }));
  const topUp = (id: number, status = 10) => invoice(id, { status, totals: { subtotal: 50, total: 60 } });

  it.each([
    ['nothing, when it came once', () => bought(10), [topUp(6)], undefined],
    ['nothing of a promotion that brings as much', () => [...bought(10), { id: 11, amount: 50, description: 'Promotion' }], [], undefined],
    ['nothing of an invoice that nobody has paid', () => bought(10), [topUp(6), topUp(7, 5)], undefined],
    ['what the credit shows', () => bought(10, 11), [], ['repeated', twice]],
    [
      'what the invoices show, by their numbers',
      () => bought(10, 11),
      [topUp(6), topUp(7)],
      ['repeated.invoices', { ...twice, invoices: '006, 007' }],
    ],
  ])('of credit is %s', async (_, entries, invoices, expected) => {
    const change = () => {
      books.credit = [...entries(), ...books.credit];
      books.invoices = [...books.invoices, ...invoices];
    };
    expect(await after(buyCredit, credit, change)).toEqual(expected);
    books.credit = [{ id: 9, amount: 50 }];
    books.invoices = books.invoices.slice(0, 4);
    expect(await after(setRecurringPayment, setting, change)).toEqual(expected);
  });

  it('of invoices for credit is said, by their numbers', async () => {
    const asked = { ...on, amount: '50.00' };
    expect(await after(requestCreditInvoice, asked, () => books.invoices.push(topUp(6, 5)))).toBeUndefined();
    const words = await after(requestCreditInvoice, asked, () => books.invoices.push(topUp(7, 5), topUp(8, 5)));
    expect(words).toEqual(['requestInvoice.repeated', { count: 2, invoices: '007, 008' }]);
  });

  it('of an amount or an invoice is what was paid beyond it', async () => {
    const pay = (first: object, second: object) => () => {
      books.invoices = [first, second, ...books.invoices.slice(2)];
    };
    const ten = { ...on, amount: '12.00' };
    expect(await after(payAmount, ten, pay(paid(1, 12), invoice(2)))).toBeUndefined();
    books.invoices = [invoice(1), invoice(2)];
    expect(await after(payAmount, ten, pay(paid(1, 12), paid(2, 12)))).toEqual([
      'repeated.invoices',
      { count: 2, amount: '€12.00', charged: '€24.00', extra: '€12.00', invoices: '001, 002' },
    ]);
    books.invoices = [invoice(1), invoice(2)];
    expect((await after(payAll, { ...on, amount: '24' }, pay(paid(1, 12), paid(2, 12, 12))))?.[1]).toMatchObject({ charged: '€36.00' });
    books.invoices = [invoice(1), invoice(2)];
    expect((await after(payInvoice, one, pay(paid(1, 12, 12), invoice(2))))?.[1]).toMatchObject({ charged: '€24.00', invoices: '001' });
  });
});

describe('cards', () => {
  it('are there when they are new and of their kind', async () => {
    const ready = (await addCard.prepare?.(on, call)) ?? on;
    expect((await addCard.verify(ready, undefined, call)).state).toBe('not-yet');
    books.cards.push({ id: 8, additional_data: "{'type': 'paying_by_invoice'}" });
    expect((await addCard.verify(ready, undefined, call)).state).toBe('not-yet');
    expect(await applyForInvoicePayment.verify(ready, undefined, call)).toMatchObject({ state: 'done', uuid: '8' });
    books.cards.push({ id: 9 });
    expect(await addCard.verify(ready, undefined, call)).toMatchObject({ state: 'done', uuid: '9' });
    expect((await addCard.verify(ready, { id: 10 }, call)).state, 'another one than was answered').toBe('not-yet');
  });
  it('are gone, or the primary one, when the list says so', async () => {
    expect([
      (await deleteCard.verify(credit, undefined, call)).state,
      (await setPrimaryCard.verify(credit, undefined, call)).state,
    ]).toEqual(['not-yet', 'done']);
    books.cards = [
      { id: 5, is_deleted: true },
      { id: 6, is_primary: true },
    ];
    expect([
      (await deleteCard.verify(credit, undefined, call)).state,
      (await setPrimaryCard.verify(credit, undefined, call)).state,
    ]).toEqual(['done', 'not-yet']);
  });
});
