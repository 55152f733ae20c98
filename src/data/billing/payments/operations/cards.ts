import type { Card, PaymentObject } from '@/api';
import { msg } from '@/i18n';
import { defineOperation, type Verification, type Call } from '@/data/operations';
import { methodOf } from '../cards';
import { accountLockKey, accountTarget, done, notYet, invalidates, type OnAccount } from './charging';

const cardsNow = async (account: number, call: Call) =>
  (await call('listCards', { query: { billing_account_id: account } })).filter((card) => card.is_deleted !== true);

interface Adding extends OnAccount {
  /** Ids of what was there just before. */
  readonly before?: readonly number[];
}

const withCards = async <Input extends Adding>(input: Input, call: Call): Promise<Input> => ({
  ...input,
  before: (await cardsNow(input.account, call)).map(({ id }) => id),
});

async function lookForNew(
  { account, before }: Adding,
  kind: 'card' | 'invoice',
  result: { id: number } | undefined,
  call: Call,
): Promise<Verification> {
  if (!before) return notYet;
  const found = (await cardsNow(account, call)).find(
    (card) => methodOf(card).kind === kind && (result ? card.id === result.id : !before.includes(card.id)),
  );
  return found ? { state: 'done', uuid: String(found.id) } : notYet;
}

/** Puts a card on an account by the payment processor's token for it; the token is kept nowhere. */
export const addCard = defineOperation<Adding, Card, { token: string }>({
  name: 'paymentMethod.add',
  title: ({ accountName }) => msg('operations.billing.card.add.title', { name: accountName }),
  target: accountTarget,
  lockKey: accountLockKey,
  invalidates,
  verifyTimeout: 60_000,
  prepare: withCards,
  send: ({ account }, { token }, call) => call('addCard', { body: { billing_account_id: account, token } }),
  verify: (input, result, call) => lookForNew(input, 'card', result, call),
  outcomeMessage: () => msg('operations.billing.card.add.found'),
});

/** Applies for paying by invoice: the provider has to agree before it works. */
export const applyForInvoicePayment = defineOperation<Adding, PaymentObject>({
  name: 'paymentMethod.invoice',
  title: ({ accountName }) => msg('operations.billing.apply.title', { name: accountName }),
  target: accountTarget,
  lockKey: accountLockKey,
  invalidates,
  prepare: withCards,
  send: ({ account }, _, call) => call('applyForInvoicePayment', { body: { billing_account_id: account } }),
  verify: (input, result, call) => lookForNew(input, 'invoice', result, call),
  outcomeMessage: () => msg('operations.billing.apply.found'),
});

interface OnCard extends OnAccount {
  readonly card: number;
  readonly cardName: string;
}

const cardTarget = ({ card, cardName }: OnCard) => ({ type: 'payment-method' as const, name: cardName, uuid: String(card) });
const cardSameness = ({ card }: OnCard) => String(card);

export const deleteCard = defineOperation<OnCard, unknown>({
  name: 'paymentMethod.delete',
  title: ({ cardName }) => msg('operations.billing.card.delete.title', { card: cardName }),
  target: cardTarget,
  lockKey: cardSameness,
  family: 'paymentMethod',
  invalidates,
  send: ({ card }, _, call) => call('deleteCard', { body: { payment_object_id: card } }),
  verify: async ({ account, card }, _, call) => ((await cardsNow(account, call)).some(({ id }) => id === card) ? notYet : done),
  outcomeMessage: ({ cardName }) => msg('operations.billing.card.delete.found', { card: cardName }),
});

/** The card that is charged by itself from now on. */
export const setPrimaryCard = defineOperation<OnCard, unknown>({
  name: 'paymentMethod.primary',
  title: ({ cardName }) => msg('operations.billing.card.primary.title', { card: cardName }),
  target: cardTarget,
  lockKey: cardSameness,
  family: 'paymentMethod',
  invalidates,
  send: ({ card }, _, call) => call('setPrimaryCard', { body: { payment_object_id: card } }),
  verify: async ({ account, card }, _, call) =>
    (await cardsNow(account, call)).some(({ id, is_primary: primary }) => id === card && primary) ? done : notYet,
  outcomeMessage: ({ cardName }) => msg('operations.billing.card.primary.found', { card: cardName }),
});
