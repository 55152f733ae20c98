import Big from 'big.js';
import type { PayAmountResult } from '@/api';
import { msg, type Message } from '@/i18n';
import { defineOperation, NotAsAsked, type Verification, type Call } from '@/data/operations';
import { dueOf, isPaid } from '@/data/billing/accounts/owed';
import { beforeOf, chargedMore, charging, moneyOf, notYet, openNow, progress, said, type Charging, type Progress } from './charging';

const paying = { ...charging, lost: msg('operations.billing.lost'), refused: msg('operations.billing.refused') };

interface Paying extends Charging {
  /** What the button said that would be charged. */
  readonly amount: string;
}

/** What is there before it is paid; nothing is sent where nothing is unpaid. */
async function owing({ account }: Paying, call: Call) {
  const [now, unpaid] = await Promise.all([moneyOf(account, call), call('getUnpaidAmount', { query: { billing_account_id: account } })]);
  if (unpaid.message <= 0) throw new NotAsAsked(msg('operations.billing.nothingUnpaid'));
  return { before: beforeOf(now), unpaid: new Big(unpaid.message) };
}

const paidWords = ({ money }: Charging, { paid, numbers }: Progress): Message =>
  msg('operations.billing.paid.found', { amount: said(money, paid), invoices: numbers.join(', ') });

/** Looks at the invoices that were open before: `enough` says when they show what was asked for. */
const lookAtInvoices =
  <Input extends Paying>(enough: (progress: Progress, input: Input) => boolean) =>
  async (input: Input, _: unknown, call: Call): Promise<Verification> => {
    if (!input.before) return notYet;
    const now = progress(await moneyOf(input.account, call), input.before);
    if (now.paid.lte(0)) return notYet;
    return { state: enough(now, input) ? 'done' : 'not-yet', words: paidWords(input, now) };
  };

/** What to say when more has been paid since than was asked for. */
const paidMore =
  (now: (input: Paying, call: Call) => Promise<Progress | null>) =>
  async (input: Paying, call: Call): Promise<Message | undefined> => {
    const progressNow = input.before ? await now(input, call) : null;
    const amount = new Big(input.amount);
    if (!progressNow?.paid.gt(amount)) return undefined;
    const count = Math.max(2, Number(progressNow.paid.div(amount).round(0, Big.roundDown)));
    return chargedMore(input.money, count, progressNow.paid, amount, progressNow.numbers);
  };

const ofOpen = paidMore(async ({ account, before }, call) => (before ? progress(await moneyOf(account, call), before) : null));

/** Pays one invoice in full from the account's primary card. */
export const payInvoice = defineOperation<Paying & { invoice: number; number: string }, unknown>({
  ...paying,
  name: 'money.payInvoice',
  title: ({ number, money, amount }) => msg('operations.billing.payInvoice.title', { number, amount: said(money, new Big(amount)) }),
  target: ({ invoice, number }) => ({ type: 'invoice', name: number, uuid: String(invoice) }),
  prepare: async (input, call) => {
    const invoice = await call('getInvoice', { query: { invoice_id: input.invoice } });
    if (isPaid(invoice)) throw new NotAsAsked(msg('operations.billing.paidAlready', { number: input.number }));
    const due = dueOf(invoice);
    if (!due.eq(input.amount)) throw changed(input, due);
    return { ...input, before: { invoices: [], credit: [], open: [openNow(invoice)] } };
  },
  send: ({ invoice }, _, call) => call('payInvoice', { body: { invoice_id: invoice } }),
  verify: async (input, _, call) => {
    if (!input.before) return notYet;
    const invoices = [await call('getInvoice', { query: { invoice_id: input.invoice } })];
    const now = progress({ invoices, credit: [] }, input.before);
    if (!now.all && now.paid.lte(0)) return notYet;
    const words = now.paid.gt(0) ? paidWords(input, now) : msg('operations.billing.payInvoice.found', { number: input.number });
    // A payment that is there was made, whatever the status says by now.
    return { state: 'done', words };
  },
  repeated: async (input, call) =>
    paidMore(async ({ before }) => {
      const invoices = [await call('getInvoice', { query: { invoice_id: input.invoice } })];
      return before ? progress({ invoices, credit: [] }, before) : null;
    })(input, call),
  outcomeMessage: ({ number }) => msg('operations.billing.payInvoice.found', { number }),
});

/** Spreads an amount over the oldest unpaid invoices, from the account's primary card. */
export const payAmount = defineOperation<Paying, PayAmountResult>({
  ...paying,
  name: 'money.payAmount',
  title: ({ money, amount, accountName }) =>
    msg('operations.billing.payAmount.title', { amount: said(money, new Big(amount)), name: accountName }),
  prepare: async (input, call) => ({ ...input, before: (await owing(input, call)).before }),
  send: ({ account, amount }, _, call) => call('payAmount', { body: { billing_account_id: account, amount: Number(amount) } }),
  verify: lookAtInvoices(({ paid, all }, { amount }) => all || paid.gte(amount)),
  repeated: ofOpen,
  outcomeMessage: () => msg('operations.billing.payAll.found'),
});

/** Pays everything that is unpaid, the oldest first, from the account's primary card. */
export const payAll = defineOperation<Paying, unknown>({
  ...paying,
  name: 'money.payAll',
  title: ({ money, amount, accountName }) =>
    msg('operations.billing.payAll.title', { amount: said(money, new Big(amount)), name: accountName }),
  prepare: async (input, call) => {
    const { unpaid, before } = await owing(input, call);
    if (!unpaid.eq(input.amount)) throw changed(input, unpaid);
    return { ...input, before };
  },
  send: ({ account }, _, call) => call('payAll', { body: { billing_account_id: account } }),
  verify: lookAtInvoices(({ all }) => all),
  repeated: ofOpen,
  outcomeMessage: () => msg('operations.billing.payAll.found'),
});

/** What would be charged is not any more what was agreed to: nothing is sent. */
const changed = ({ money, amount }: Paying, now: Big) =>
  new NotAsAsked(msg('operations.billing.changed', { amount: said(money, new Big(amount)), now: said(money, now) }));
