import Big from 'big.js';
import type { CreditEntry, Invoice, OperationId } from '@/api';
import { currentLanguage, formatFor, msg, type Message, type MoneyStyle } from '@/i18n';
import type { Verification, Call } from '@/data/operations';
import { numberOf } from '@/data/billing/documents/documents';
import { isPaid, paidOf } from '@/data/billing/accounts/owed';
import { isOpen, statusUnpaid } from '@/data/billing/documents/unpaid';

/** What was there just before something was done that moves money: enough to tell its effect from everything older. */
interface Before {
  readonly invoices: readonly number[];
  /** Of those that were not paid: what had been paid, and whether the platform called them unpaid or something else. */
  readonly open: readonly { readonly id: number; readonly paid: string; readonly unpaid: boolean }[];
  /** Movements that brought credit in. */
  readonly credit: readonly string[];
}

/** What every operation on a billing account needs to know; the name is for the record. */
export interface OnAccount {
  readonly account: number;
  readonly accountName: string;
}

export interface Charging extends OnAccount {
  readonly money: MoneyStyle;
  readonly before?: Before;
}

export const done: Verification = { state: 'done' };
export const notYet: Verification = { state: 'not-yet' };

export const accountTarget = ({ account, accountName }: OnAccount) => ({
  type: 'billing-account' as const,
  name: accountName,
  uuid: String(account),
});
export const accountLockKey = ({ account }: OnAccount) => String(account);

const touched = [
  'listBillingAccounts',
  'getBillingAccount',
  'getUnpaidAmount',
  'listInvoices',
  'getInvoice',
  'listCredit',
  'listCards',
  'getUsage',
] as const satisfies readonly OperationId[];
export const invalidates = () => ({ operations: touched });

/** What is the same of everything that may charge an account, or makes an invoice that looks like a charge. */
export const charging = {
  target: accountTarget,
  lockKey: accountLockKey,
  /** One at a time. */
  family: 'money',
  invalidates,
  /** Gateways answer late; what was charged may be seen later still. */
  verifyTimeout: 120_000,
};

/** An amount in the user's language, for what is written down when it is found. */
export const said = (money: MoneyStyle, amount: Big | number): string =>
  formatFor(currentLanguage() || 'en', money).money(new Big(amount).toFixed(money.decimals));

const of = (account: number) => ({ query: { billing_account_id: account } });

interface Now {
  readonly invoices: readonly Invoice[];
  readonly credit: readonly CreditEntry[];
}

/** Invoices and credit as they are now, past the cache. */
export async function moneyOf(account: number, call: Call): Promise<Now> {
  const [invoices, credit] = await Promise.all([call('listInvoices', of(account)), call('listCredit', of(account))]);
  return { invoices, credit };
}

/** Movements of credit that brought some in, each with a name of its own: not every platform numbers them. */
function incoming(credit: readonly CreditEntry[]): { key: string; amount: Big; description: string }[] {
  const seen = new Map<string, number>();
  return credit
    .filter(({ amount }) => amount > 0)
    .map(({ id, amount, created, description }) => {
      const name = typeof id === 'number' ? `#${id}` : `${created ?? ''} ${amount} ${description ?? ''}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return { key: count > 1 ? `${name} ${count}` : name, amount: new Big(amount), description: description ?? '' };
    });
}

/** How an invoice stands that is not paid. */
export const openNow = (invoice: Invoice): Before['open'][number] => ({
  id: invoice.id,
  paid: paidOf(invoice).toFixed(),
  unpaid: invoice.status === statusUnpaid,
});

export const beforeOf = ({ invoices, credit }: Now): Before => ({
  invoices: invoices.map(({ id }) => id),
  open: invoices.filter(isOpen).map(openNow),
  credit: incoming(credit).map(({ key }) => key),
});

/** For `prepare`: the input with what is there just before. */
export const withBefore = async <Input extends Charging>(input: Input, call: Call): Promise<Input> => ({
  ...input,
  before: beforeOf(await moneyOf(input.account, call)),
});

/** Credit that has come in since, of this amount. */
export function newCredit({ credit }: Now, before: Before, amount: Big): boolean {
  const known = new Set(before.credit);
  return incoming(credit).some((entry) => entry.amount.eq(amount) && !known.has(entry.key));
}

/** The invoices that have come since and are about this amount of credit, whatever fee and VAT are on top. */
export function newInvoices({ invoices }: Now, before: Before, amount: Big): Invoice[] {
  const known = new Set(before.invoices);
  const about = (value: number | null | undefined) => typeof value === 'number' && amount.eq(value);
  return invoices.filter(
    ({ id, totals, records_list: lines }) =>
      !known.has(id) && (about(totals?.subtotal) || (lines ?? []).some((line) => about(line.amount) || about(line.item_price))),
  );
}

/** How many times credit of this amount was bought since: by the invoices of it where the platform writes any, else by the credit. */
export function purchases({ invoices, credit }: Now, before: Before, amount: Big): { count: number; numbers: readonly string[] } {
  const written = newInvoices({ invoices, credit }, before, amount).filter(isPaid);
  if (written.length > 0) return { count: written.length, numbers: written.map(numberOf) };
  const known = new Set(before.credit);
  const entries = incoming(credit).filter((entry) => entry.amount.eq(amount) && !known.has(entry.key));
  // A promotion may bring as much as was bought: only entries of one description are the same thing twice.
  const counts = [...Map.groupBy(entries, ({ description }) => description).values()].map(({ length }) => length);
  return { count: Math.max(0, ...counts), numbers: [] };
}

/** What to say when something was bought or paid more than once; nothing when it was not. */
export async function boughtTwice({ account, before, money }: Charging, amount: Big, call: Call): Promise<Message | undefined> {
  if (!before) return undefined;
  const { count, numbers } = purchases(await moneyOf(account, call), before, amount);
  return count > 1 ? chargedMore(money, count, amount.times(count), amount, numbers) : undefined;
}

export const chargedMore = (money: MoneyStyle, count: number, charged: Big, amount: Big, numbers: readonly string[]): Message => {
  const words = { count, charged: said(money, charged), amount: said(money, amount), extra: said(money, charged.minus(amount)) };
  return numbers.length > 0
    ? msg('operations.billing.repeated.invoices', { ...words, invoices: numbers.join(', ') })
    : msg('operations.billing.repeated', words);
};

export interface Progress {
  /** All that has been paid since, of what was open before. */
  readonly paid: Big;
  /** The numbers of the invoices that it went to. */
  readonly numbers: readonly string[];
  /** Whether all that was unpaid before is paid. */
  readonly all: boolean;
}

/** What has been paid of the invoices that were open before. */
export function progress({ invoices }: Now, before: Before): Progress {
  let paid = new Big(0);
  let all = true;
  const numbers: string[] = [];
  for (const { id, paid: was, unpaid } of before.open) {
    const invoice = invoices.find((each) => each.id === id);
    // What is not listed any more tells nothing.
    const more = invoice ? paidOf(invoice).minus(was) : new Big(0);
    if (invoice && more.gt(0)) {
      paid = paid.plus(more);
      numbers.push(numberOf(invoice));
    }
    if (unpaid && !(invoice && isPaid(invoice))) all = false;
  }
  return { paid, numbers, all };
}
