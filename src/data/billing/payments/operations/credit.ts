import Big from 'big.js';
import { msg } from '@/i18n';
import { defineOperation } from '@/data/operations';
import { isPaid } from '@/data/billing/accounts/owed';
import { numberOf } from '@/data/billing/documents/documents';
import { accountTarget, charging, moneyOf, boughtTwice, newCredit, newInvoices, notYet, said, withBefore, type Charging } from './charging';

interface Topping extends Charging {
  /** Of credit, net. */
  readonly amount: string;
}

/** Buys credit with a card. Fee and VAT are charged on top. */
export const buyCredit = defineOperation<Topping & { card: number; cardName: string }, unknown>({
  ...charging,
  name: 'money.buyCredit',
  title: ({ money, amount, accountName }) =>
    msg('operations.billing.buyCredit.title', { amount: said(money, new Big(amount)), name: accountName }),
  lost: msg('operations.billing.buyCredit.lost'),
  refused: msg('operations.billing.refused'),
  prepare: withBefore,
  send: ({ account, card, amount }, _, call) =>
    call('buyCredit', { body: { billing_account_id: account, payment_object_id: card, amount: Number(amount) } }),
  verify: async ({ account, before, amount, money }, _, call) => {
    if (!before) return notYet;
    const now = await moneyOf(account, call);
    const words = { amount: said(money, new Big(amount)) };
    if (newCredit(now, before, new Big(amount))) return { state: 'done', words: msg('operations.billing.buyCredit.found', words) };
    const [invoice] = newInvoices(now, before, new Big(amount));
    return invoice && isPaid(invoice) ? { state: 'done', words: msg('operations.billing.buyCredit.invoiced', words) } : notYet;
  },
  repeated: (input, call) => boughtTwice(input, new Big(input.amount), call),
  outcomeMessage: ({ money, amount }) => msg('operations.billing.buyCredit.found', { amount: said(money, new Big(amount)) }),
});

/** Asks for an invoice for credit, to be paid by bank transfer. Nothing is charged, but a second one would be a second invoice. */
export const requestCreditInvoice = defineOperation<Topping, unknown>({
  ...charging,
  name: 'money.requestInvoice',
  title: ({ money, amount, accountName }) =>
    msg('operations.billing.requestInvoice.title', { amount: said(money, new Big(amount)), name: accountName }),
  target: (input, invoice) => (invoice ? { type: 'invoice', name: invoice, uuid: invoice } : accountTarget(input)),
  verifyTimeout: 60_000,
  lost: msg('operations.billing.requestInvoice.lost'),
  refused: msg('operations.billing.requestInvoice.refused'),
  prepare: withBefore,
  send: ({ account, amount }, _, call) => call('requestCreditInvoice', { body: { billing_account_id: account, amount: Number(amount) } }),
  verify: async ({ account, before, amount }, _, call) => {
    if (!before) return notYet;
    const [invoice] = newInvoices(await moneyOf(account, call), before, new Big(amount));
    return invoice ? { state: 'done', uuid: String(invoice.id), words: msg('operations.billing.requestInvoice.found') } : notYet;
  },
  repeated: async ({ account, before, amount }, call) => {
    const written = before ? newInvoices(await moneyOf(account, call), before, new Big(amount)) : [];
    const words = { count: written.length, invoices: written.map(numberOf).join(', ') };
    return written.length > 1 ? msg('operations.billing.requestInvoice.repeated', words) : undefined;
  },
  outcomeMessage: () => msg('operations.billing.requestInvoice.found'),
});
