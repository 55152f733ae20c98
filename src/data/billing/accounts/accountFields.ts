import type { BillingAccount, UpdateBillingAccountForm } from '@/api';

/** What a billing account holds, as the platform sends it: also fields that the contract does not name. */
export type WholeAccount = Readonly<Record<string, unknown>>;

/** The fields that the contract's `updateBillingAccount` names, in the order of the form. */
const textFields = [
  'title',
  'company_name',
  'company_reg_code',
  'company_vat_number',
  'address_line1',
  'address_line2',
  'city',
  'county',
  'post_index',
  'country',
  'email',
  'additional_data',
] as const;
const flagFields = ['send_invoice_email', 'paying_by_invoice'] as const;

export type TextField = (typeof textFields)[number];
export type FlagField = (typeof flagFields)[number];
export type AccountField = TextField | FlagField;
export const accountFields: readonly AccountField[] = [...textFields, ...flagFields];

export type AccountValues = Readonly<Record<TextField, string> & Record<FlagField, boolean>>;
export type AccountValue = string | boolean;

/** One edited field: what it was when its editing began, and what it is to be. */
export interface Edit {
  readonly from: AccountValue;
  readonly to: AccountValue;
}
export type Edits = Readonly<Partial<Record<AccountField, Edit>>>;

/**
 * What is never sent back. Both documents say of `PUT payment/billing_account` that all fields that the account has must be
 * passed along, else they are deleted; the e-mail cannot be deleted, and the recurring payment has a call of its own. What
 * is left out here is no data of the account that could be stored with it: its identity, what the platform counts, what it
 * has judged, and what other calls set. Everything else goes back as it came, known or not.
 */
const notStored: ReadonlySet<string> = new Set([
  // Identity: the id goes as billing_account_id.
  'id',
  'billing_account_id',
  'user_id',
  'created',
  // Counted.
  'running_totals',
  'precalc_ongoing',
  'credit_amount',
  'unpaid_amount',
  'eligible_promotions',
  // The platform's verdict.
  'is_active',
  'is_deleted',
  'status',
  'suspend_reason',
  'restriction_level',
  'can_pay',
  // Set by set_default, card/set_primary and recurring_payment.
  'is_default',
  'primary_card',
  'is_recurring_payment_enabled',
  'recurring_payment_amount',
  'recurring_payment_threshold',
] satisfies (keyof BillingAccount | 'billing_account_id')[]);

type Sent = string | number | boolean;

/** A stored value as a form can carry it; undefined for what the account does not have. What is nested goes as JSON in a string, as the platform has it elsewhere. */
function sent(value: unknown): Sent | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

/** Every field that an account has and that is stored with it, as it came. */
export function storedFields(account: WholeAccount): Record<string, Sent> {
  const fields: Record<string, Sent> = {};
  for (const [name, value] of Object.entries(account)) {
    const stored = notStored.has(name) ? undefined : sent(value);
    if (stored !== undefined) fields[name] = stored;
  }
  return fields;
}

/** What `updateBillingAccount` is to send: the account as it was just read, with what was edited. */
export const merged = (id: number, account: WholeAccount, edits: Edits): UpdateBillingAccountForm => ({
  ...storedFields(account),
  ...Object.fromEntries(Object.entries(edits).map(([name, { to }]) => [name, to])),
  billing_account_id: id,
});

const yes = (value: unknown) => value === true || value === 1 || /^(true|1)$/i.test(String(value));

/** An account's fields as the form shows them; what is missing is empty. */
export const valueOf = (account: WholeAccount, field: AccountField): AccountValue =>
  field === 'send_invoice_email' || field === 'paying_by_invoice' ? yes(account[field]) : String(sent(account[field]) ?? '');

/** Edits that change something, seen from the account as it is now. */
export const changesTo = (account: WholeAccount, edits: Edits): Edits =>
  Object.fromEntries(
    Object.entries(edits).flatMap(([name, edit]) => {
      const from = valueOf(account, name as AccountField);
      return from === edit.to ? [] : [[name, { from, to: edit.to }]];
    }),
  );

/** Edited fields that somebody else has changed since their editing began, to something else than is wanted now. */
export const conflicts = (account: WholeAccount, edits: Edits): ReadonlySet<AccountField> =>
  new Set(
    accountFields.filter((field) => {
      const edit = edits[field];
      const now = valueOf(account, field);
      return edit !== undefined && now !== edit.from && now !== edit.to;
    }),
  );

/** Edited as it was typed: what is as it was is no edit. */
export function withEdit(edits: Edits, field: AccountField, account: WholeAccount, to: AccountValue): Edits {
  const from = edits[field]?.from ?? valueOf(account, field);
  const { [field]: _, ...rest } = edits;
  return to === from ? rest : { ...rest, [field]: { from, to } };
}

/** What keeps a value from being sent: the e-mail cannot be deleted, and is the address that invoices go to. */
export function fieldProblem(field: AccountField, value: AccountValue, before: AccountValue): 'required' | 'email' | 'country' | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (field === 'country') return text === '' || /^[a-z]{2}$/i.test(text) ? null : 'country';
  if (field !== 'email') return null;
  if (text === '') return before === '' ? null : 'required';
  // Between dots there is something, on both sides of the sign.
  return /^[^\s@.]+(\.[^\s@.]+)*@[^\s@.]+(\.[^\s@.]+)*$/.test(text) ? null : 'email';
}
