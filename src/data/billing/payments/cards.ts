import type { BillingAccount, Card } from '@/api';
import { msg, type Message } from '@/i18n';
import type { DisabledReason } from '@/data/resources/vm/rules';
import { canCharge, restriction } from '../accounts/accounts';
import { readRecord, wordOf } from '../documents/literal';

/** A way to pay that the platform keeps: a card, or paying by invoice. */
export interface Method {
  readonly id: number;
  readonly kind: 'card' | 'invoice';
  readonly brand: string | null;
  readonly last4: string | null;
  readonly holder: string | null;
  /** The first moment at which it has expired. */
  readonly expires: number | null;
  readonly primary: boolean;
  readonly verified: boolean;
}

const inner = (record: Readonly<Record<string, unknown>> | undefined, key: string) => {
  const value = record?.[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, never>) : undefined;
};

/** What is told about a card, whichever age of the payment processor told it; what cannot be read is missing. */
export function methodOf(card: Card): Method {
  const told = readRecord(card.additional_data);
  const processor = inner(inner(told, 'processor_data'), 'card') ?? inner(told, 'card');
  const word = (...keys: string[]) =>
    keys.map((key) => wordOf(told, key) ?? wordOf(processor, key)).find((found) => found !== null) ?? null;
  const month = Number(word('expire_month', 'exp_month') ?? Number.NaN);
  const year = Number(word('expire_year', 'exp_year') ?? Number.NaN);
  const until = typeof card.valid_thru === 'number' ? card.valid_thru * 1000 : null;
  const kind = word('type') === 'paying_by_invoice' ? 'invoice' : 'card';
  return {
    id: card.id,
    kind,
    brand: word('card_type', 'brand'),
    last4: word('last4'),
    holder: word('card_holder', 'holder'),
    expires: month >= 1 && month <= 12 && year > 0 ? Date.UTC(year < 100 ? 2000 + year : year, month, 1) : until,
    primary: card.is_primary === true,
    verified: card.is_verified === true,
  };
}

/** The ways to pay of an account, the one that is charged first at the top. */
export const methodsOf = (cards: readonly Card[]): Method[] =>
  cards
    .filter((card) => card.is_deleted !== true)
    .map(methodOf)
    .toSorted((a, b) => rank(a) - rank(b) || a.id - b.id);

const rank = (method: Method) => (method.kind === 'invoice' ? 3 : method.primary ? 0 : method.verified ? 1 : 2);

const soon = 45 * 86_400_000;

export const expiry = ({ kind, expires }: Method, now: number): 'expired' | 'soon' | null =>
  kind === 'invoice' || expires === null ? null : expires <= now ? 'expired' : expires - now < soon ? 'soon' : null;

/** The card that the platform charges by itself: for invoices and automatic top-up. */
export const primaryOf = (methods: readonly Method[]): Method | undefined =>
  methods.find((method) => method.kind === 'card' && method.primary && method.verified);

/** The card that stands behind the primary one. */
export const failoverOf = (methods: readonly Method[]): Method | undefined =>
  primaryOf(methods) && methods.find((method) => method.kind === 'card' && method.verified && !method.primary);

export const chargeable = (methods: readonly Method[]): Method[] => methods.filter(({ kind, verified }) => kind === 'card' && verified);

/** Whether credit can be bought for an account: what is frozen may, for that is what lifts it. */
export function canTopUp(account: BillingAccount): DisabledReason {
  return restriction(account) === 'FROZEN' && account.is_active !== false && !account.is_deleted ? null : canCharge(account);
}

/** Whether invoices of an account can be paid; one that is suspended for not having paid may do so. */
export function canPay(account: BillingAccount): DisabledReason {
  if (account.is_deleted) return msg('data.account.deleted');
  return account.can_pay === false ? msg('billing.pay.cannot') : null;
}

/** Why no card can be charged without being chosen. */
export const noPrimary = (methods: readonly Method[]): Message | null =>
  primaryOf(methods) ? null : chargeable(methods).length > 0 ? msg('pay.reason.noPrimary') : noCard(methods);

export const noCard = (methods: readonly Method[]): Message | null =>
  chargeable(methods).length > 0
    ? null
    : methods.some(({ kind }) => kind === 'card')
      ? msg('pay.reason.notVerified')
      : msg('pay.reason.noCard');

/** Whether a card can be made the primary one; the platform refuses one that is not verified. */
export function canBePrimary(method: Method): DisabledReason {
  if (method.primary) return msg('pay.method.isPrimary');
  return method.verified ? null : msg(method.kind === 'invoice' ? 'pay.method.awaiting' : 'pay.reason.notVerified');
}

/** The platform's words about a charge that the card's bank wants confirmed by its holder. */
export const asksHolder = (text: string | null): boolean =>
  text !== null && /authenticat|3d.?s(ecure)?\b|requires.?action|\bsca\b/i.test(text);

/** Ways to pay that are links instead of cards, as the account names them ("duitku::FT"). */
export function linkMethods(account: BillingAccount): string[] {
  const listed = readRecord(account.additional_data)?.link_methods;
  return Array.isArray(listed) ? listed.filter((name) => typeof name === 'string') : [];
}
