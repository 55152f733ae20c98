import type { Account, Card } from '../cloud/state';
import { accountFor, cardsOf, declined, topUp } from '../rules/accounts';
import { open, paid, unpaid, writeInvoice } from '../rules/invoices';
import { cardToCharge, payInFull, spread } from '../rules/payments';
import { monthStart, nextMonth } from '../cloud/times';
import { cardView, paymentObjectView } from '../views/payment';
import { type AnyContext, type Handlers, ok, success } from '../wire/context';
import { errorText, fieldError, forbidden } from '../wire/refusal';

type Cards =
  | 'applyForInvoicePayment'
  | 'listCards'
  | 'getCard'
  | 'addCard'
  | 'deleteCard'
  | 'setPrimaryCard'
  | 'buyCredit'
  | 'requestCreditInvoice'
  | 'payAll'
  | 'payAmount'
  | 'payInvoice';

const cardFor = (context: AnyContext, id: number): Card => {
  const card = context.state.cards.find((one) => one.id === id && !one.is_deleted);
  if (!card || context.access.restrictedTo !== null) throw forbidden();
  return card;
};

/** One that awaits validation or is suspended moves no money. */
const active = (account: Account): Account => {
  if (!account.is_active) throw errorText(`Billing account ${account.id} is not active.`);
  return account;
};

const positive = (amount: number): number => {
  if (amount <= 0) throw fieldError('amount', 'Invalid decimal number provided');
  return amount;
};

export const cards: Pick<Handlers, Cards> = {
  applyForInvoicePayment(context) {
    const { state, body, cloud, now } = context;
    const account = accountFor(context, body.billing_account_id);
    if (cardsOf(state, account.id).some((card) => card.kind === 'invoice')) throw errorText('Invoice payment is already applied for.');
    const card: Card = {
      id: cloud.nextId(),
      billing_account_id: account.id,
      identifier: 'N/A',
      kind: 'invoice',
      card_type: 'By invoice',
      last4: '',
      holder: account.email,
      expire_month: 12,
      expire_year: 2099,
      is_primary: cardsOf(state, account.id).length === 0,
      is_verified: false,
      declines: false,
      is_deleted: false,
      created: now,
    };
    state.cards.push(card);
    return ok(paymentObjectView(card));
  },
  listCards(context) {
    const account = accountFor(context, context.query.billing_account_id);
    return ok(cardsOf(context.state, account.id).map(cardView));
  },
  getCard: (context) => ok(cardView(cardFor(context, context.query.payment_object_id))),
  /** Tokens that hold `declined`, `unverified` or `invalid` make the cards and refusals of these names. */
  addCard(context) {
    const { state, body, cloud, now } = context;
    const account = accountFor(context, body.billing_account_id);
    if (body.token.includes('invalid')) throw errorText('The payment processor does not know this token.');
    const verified = !body.token.includes('unverified');
    const card: Card = {
      id: cloud.nextId(),
      billing_account_id: account.id,
      identifier: `pm_${cloud.random.text(24)}`,
      kind: 'card',
      card_type: 'visa',
      last4: /(\d{4})$/.exec(body.token)?.[1] ?? '4242',
      holder: [state.user.first_name, state.user.last_name].filter(Boolean).join(' ') || state.user.email,
      expire_month: 12,
      expire_year: new Date(now).getUTCFullYear() + 3,
      is_primary: verified && !cardsOf(state, account.id).some((one) => one.is_primary),
      is_verified: verified,
      declines: body.token.includes('declined'),
      is_deleted: false,
      created: now,
    };
    state.cards.push(card);
    return ok(cardView(card));
  },
  deleteCard(context) {
    const card = cardFor(context, context.body.payment_object_id);
    card.is_deleted = true;
    if (card.is_primary) {
      card.is_primary = false;
      const next = cardsOf(context.state, card.billing_account_id).find((one) => one.is_verified);
      if (next) next.is_primary = true;
    }
    return ok({ success: true });
  },
  setPrimaryCard(context) {
    const card = cardFor(context, context.body.payment_object_id);
    if (!card.is_verified) throw errorText('Payment method is not verified.');
    for (const one of cardsOf(context.state, card.billing_account_id)) one.is_primary = one === card;
    return ok({ success: true });
  },

  buyCredit(context) {
    const { state, body, now } = context;
    const account = accountFor(context, body.billing_account_id);
    const card = cardFor(context, body.payment_object_id);
    if (card.billing_account_id !== account.id || card.kind !== 'card') throw forbidden();
    active(account);
    if (!card.is_verified) throw errorText('Payment method is not verified.');
    positive(body.amount);
    if (card.declines) return ok({ success: false, message: declined });
    topUp(state, account, card, body.amount, now);
    return ok({ success: true });
  },
  requestCreditInvoice(context) {
    const { state, body, now } = context;
    const account = active(accountFor(context, body.billing_account_id));
    const rows = [{ description: 'Credit top up', hours: 1, price: positive(body.amount), location: null }];
    writeInvoice(
      state,
      { ...account, discount_percentage: 0 },
      { rows, type: 'top_up', period: { start: monthStart(now), end: nextMonth(now) }, created: now, status: unpaid },
    );
    return ok({ success: true });
  },
  payAll(context) {
    const { state, now } = context;
    const account = active(accountFor(context, context.body.billing_account_id));
    const { card, error } = cardToCharge(state, account);
    if (!card) throw errorText(error);
    for (const invoice of open(state, account.id)) payInFull(state, account, invoice, card, now);
    return success;
  },
  payAmount(context) {
    const { state, body, now } = context;
    const account = active(accountFor(context, body.billing_account_id));
    const amount = positive(body.amount);
    const { card, error } = cardToCharge(state, account);
    if (!card)
      return ok({ amount_left: amount, amount_used: 0, error_log: error, message: 'Payment failed.', paid_invoices: [], success: false });
    const { used, touched } = spread(state, account, amount, card, now);
    const left = Math.round((amount - used) * 100) / 100;
    const names = touched.map((id) => `#${id}`).join(', ');
    return ok({
      amount_left: left,
      amount_used: used,
      error_log: '',
      message:
        touched.length === 0
          ? 'There are no unpaid invoices.'
          : `${left === 0 ? 'All amount were used' : `${used} were used`}. Invoices (${names}) were paid fully or partially.`,
      paid_invoices: touched,
      success: true,
    });
  },
  payInvoice(context) {
    const { state, now } = context;
    const invoice = state.invoices.find((one) => one.id === context.body.invoice_id);
    if (!invoice) throw forbidden();
    const account = active(accountFor(context, invoice.billing_account_id));
    if (invoice.status === paid) throw errorText(`Invoice #${invoice.id} is already paid.`);
    const { card, error } = cardToCharge(state, account);
    if (!card) throw errorText(error);
    payInFull(state, account, invoice, card, now);
    return success;
  },
};
