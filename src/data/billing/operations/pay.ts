import Big from 'big.js';
import { call, type PayAmountResult } from '@/api';
import { msg, type Message } from '@/i18n';
import { defineOperation, NotAsAsked, type Found } from '../../operations';
import { dueOf, isPaid } from '../owed';
import {
  accountSameness,
  accountTarget,
  beforeOf,
  family,
  moneyOf,
  notYet,
  openNow,
  patience,
  progress,
  said,
  touches,
  type Charging,
  type Progress,
} from './charging';

const refused = msg('operations.billing.refused');
const lost = msg('operations.billing.lost');

interface Paying extends Charging {
  /** What the button said that would be charged. */
  readonly amount: string;
}

const unpaidNow = async (account: number): Promise<number> =>
  (await call('getUnpaidAmount', { query: { billing_account_id: account } })).message;

const paidWords = ({ money }: Charging, { paid, numbers }: Progress): Message =>
  msg('operations.billing.paid.found', { amount: said(money, paid), invoices: numbers.join(', ') });

/** Looks at the invoices that were open before: `enough` says when they show what was asked for. */
const lookAtInvoices =
  <Input extends Paying>(enough: (progress: Progress, input: Input) => boolean) =>
  async (input: Input): Promise<Found> => {
    if (!input.before) return notYet;
    const now = progress(await moneyOf(input.account), input.before);
    if (now.paid.lte(0)) return notYet;
    return { state: enough(now, input) ? 'done' : 'not-yet', words: paidWords(input, now) };
  };

/** Pays one invoice in full from the account's primary card. */
export const payInvoice = defineOperation<Paying & { invoice: number; number: string }, unknown>({
  name: 'money.payInvoice',
  title: ({ number, money, amount }) => msg('operations.billing.payInvoice.title', { number, amount: said(money, new Big(amount)) }),
  target: ({ invoice, number }) => ({ type: 'invoice', name: number, uuid: String(invoice) }),
  sameness: accountSameness,
  family,
  touches,
  patience,
  lost,
  refused,
  prepare: async (input) => {
    const invoice = await call('getInvoice', { query: { invoice_id: input.invoice } });
    if (isPaid(invoice)) throw new NotAsAsked(msg('operations.billing.paidAlready', { number: input.number }));
    const due = dueOf(invoice);
    if (!due.eq(input.amount)) throw changed(input, due);
    return { ...input, before: { invoices: [], credit: [], open: [openNow(invoice)] } };
  },
  send: ({ invoice }) => call('payInvoice', { body: { invoice_id: invoice } }),
  look: async (input) => {
    if (!input.before) return notYet;
    const invoices = [await call('getInvoice', { query: { invoice_id: input.invoice } })];
    const now = progress({ invoices, credit: [] }, input.before);
    if (!now.all && now.paid.lte(0)) return notYet;
    const words = now.paid.gt(0) ? paidWords(input, now) : msg('operations.billing.payInvoice.found', { number: input.number });
    // A payment that is there was made, whatever the status says by now.
    return { state: 'done', words };
  },
  foundAfterAll: ({ number }) => msg('operations.billing.payInvoice.found', { number }),
});

/** Spreads an amount over the oldest unpaid invoices, from the account's primary card. */
export const payAmount = defineOperation<Paying, PayAmountResult>({
  name: 'money.payAmount',
  title: ({ money, amount, accountName }) =>
    msg('operations.billing.payAmount.title', { amount: said(money, new Big(amount)), name: accountName }),
  target: accountTarget,
  sameness: accountSameness,
  family,
  touches,
  patience,
  lost,
  refused,
  prepare: async (input) => {
    const [now, unpaid] = await Promise.all([moneyOf(input.account), unpaidNow(input.account)]);
    if (unpaid <= 0) throw new NotAsAsked(msg('operations.billing.nothingUnpaid'));
    return { ...input, before: beforeOf(now) };
  },
  send: ({ account, amount }) => call('payAmount', { body: { billing_account_id: account, amount: Number(amount) } }),
  look: lookAtInvoices(({ paid, all }, { amount }) => all || paid.gte(amount)),
  foundAfterAll: () => msg('operations.billing.payAll.found'),
});

/** Pays everything that is unpaid, the oldest first, from the account's primary card. */
export const payAll = defineOperation<Paying, unknown>({
  name: 'money.payAll',
  title: ({ money, amount, accountName }) =>
    msg('operations.billing.payAll.title', { amount: said(money, new Big(amount)), name: accountName }),
  target: accountTarget,
  sameness: accountSameness,
  family,
  touches,
  patience,
  lost,
  refused,
  prepare: async (input) => {
    const [now, unpaid] = await Promise.all([moneyOf(input.account), unpaidNow(input.account)]);
    if (unpaid <= 0) throw new NotAsAsked(msg('operations.billing.nothingUnpaid'));
    if (!new Big(unpaid).eq(input.amount)) throw changed(input, new Big(unpaid));
    return { ...input, before: beforeOf(now) };
  },
  send: ({ account }) => call('payAll', { body: { billing_account_id: account } }),
  look: lookAtInvoices(({ all }) => all),
  foundAfterAll: () => msg('operations.billing.payAll.found'),
});

/** What would be charged is not any more what was agreed to: nothing is sent. */
const changed = ({ money, amount }: Paying, now: Big) =>
  new NotAsAsked(msg('operations.billing.changed', { amount: said(money, new Big(amount)), now: said(money, now) }));
