import type * as api from '@/api/gen/types.gen';
import type { Account, Card, Credit, Invoice, State, Usage } from '../cloud/state';
import { unixTime } from '../cloud/times';
import { cardsOf, creditOf, restrictionLevel, runningTotals } from '../rules/accounts';
import { unpaidAmount } from '../rules/invoices';
import { round5 } from '../rules/pricing';

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** JSON in a string for cards; for paying by invoice the dictionary of a Python program. */
const cardDetails = (card: Card): string =>
  card.kind === 'invoice'
    ? `{'type': 'paying_by_invoice', 'client': {}, 'card_type': 'By invoice', 'card_holder': '${card.holder}', 'expire_month': '12', 'id': 'N/A', 'expire_year': '2099'}`
    : JSON.stringify({
        id: card.identifier,
        type: 'creditcard',
        client: { id: 'client_57b586239757f585c569', email: 'user@example.com', description: null },
        card_type: card.card_type,
        country: 'EE',
        expire_month: twoDigits(card.expire_month),
        expire_year: String(card.expire_year),
        card_holder: card.holder,
        last4: card.last4,
        is_recurring: true,
        code: null,
      });

export const cardView = (card: Card): api.Card => ({
  additional_data: cardDetails(card),
  billing_account_id: card.billing_account_id,
  billing_account_processor_identifier_id: card.id,
  created: unixTime(card.created),
  id: card.id,
  identifier: card.identifier,
  is_primary: card.is_primary,
  is_verified: card.is_verified,
  valid_thru: unixTime(Date.UTC(card.expire_year, card.expire_month, 1)),
});

export const paymentObjectView = (card: Card): api.PaymentObject => ({ ...cardView(card), is_deleted: card.is_deleted });

/** The payment processor's own record of a card, as it stands inside an account. */
const processorData = (card: Card): { [key: string]: unknown } => ({
  id: card.identifier,
  object: 'payment_method',
  billing_details: {
    address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
    email: null,
    name: card.holder,
    phone: null,
  },
  card: {
    brand: card.card_type,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'EE',
    exp_month: card.expire_month,
    exp_year: card.expire_year,
    fingerprint: `fp_${card.id}`,
    funding: 'credit',
    generated_from: null,
    last4: card.last4,
    three_d_secure_usage: { supported: true },
    wallet: null,
  },
  created: unixTime(card.created),
  customer: `cus_${card.billing_account_id}`,
  livemode: false,
  metadata: {},
  type: 'card',
});

const primaryCard = (card: Card | undefined): { [key: string]: unknown } | null =>
  card
    ? {
        id: card.identifier,
        expire_month: card.expire_month,
        expire_year: card.expire_year,
        last4: card.last4,
        card_type: card.card_type,
        card_holder: card.holder,
        type: card.kind === 'invoice' ? 'paying_by_invoice' : 'creditcard',
        ...(card.kind === 'card' ? { processor_data: processorData(card) } : {}),
        is_verified: card.is_verified,
      }
    : null;

export const accountView = (state: State, account: Account): api.BillingAccount => {
  const totals = runningTotals(state, account);
  return {
    ...account.extra,
    additional_data: account.additional_data,
    address_line1: account.address_line1,
    ...(account.address_line2 === null ? {} : { address_line2: account.address_line2 }),
    allow_debt: account.postpaid,
    can_pay: account.is_active && !account.is_deleted,
    city: account.city,
    company_name: account.company_name,
    company_reg_code: account.company_reg_code,
    company_vat_number: account.company_vat_number,
    country: account.country,
    county: account.county,
    created: unixTime(account.created),
    credit_amount: creditOf(state, account.id),
    discount_percentage: account.discount_percentage,
    ...(state.platform.dialect === 'older' ? {} : { eligible_promotions: account.promotions.map((one) => ({ ...one })) }),
    email: account.email,
    id: account.id,
    is_active: account.is_active,
    is_default: account.is_default,
    is_deleted: account.is_deleted,
    is_recurring_payment_enabled: account.recurring.enabled,
    paying_by_invoice: account.paying_by_invoice,
    post_index: account.post_index,
    precalc_ongoing: totals.ongoing,
    primary_card: primaryCard(cardsOf(state, account.id).find((card) => card.is_primary)),
    recurring_payment_amount: account.recurring.amount,
    recurring_payment_threshold: account.recurring.threshold,
    referral_share_code: account.referral_share_code,
    reseller: 'Warren',
    restriction_level: restrictionLevel(account),
    running_totals: { ...totals },
    send_invoice_email: account.send_invoice_email,
    site: 'warren',
    status: account.is_deleted ? 'deleted' : account.is_active ? 'active' : 'suspended',
    suspend_reason: account.suspend_reason,
    title: account.title,
    unpaid_amount: unpaidAmount(state, account.id),
    user_id: state.user.id,
    vat_percentage: account.vat_percentage,
  };
};

export const creditView = (entry: Credit): api.CreditEntry => ({
  amount: entry.amount,
  billing_account_id: entry.billing_account_id,
  created: unixTime(entry.created),
  description: entry.description,
  id: entry.id,
  ...(entry.reference === null ? {} : { reference: entry.reference }),
});

/** The older platform says neither a document's type nor its own number. */
export const invoiceView = ({ platform: { dialect } }: State, invoice: Invoice): api.Invoice => ({
  account_snapshot: invoice.account_snapshot,
  billing_account_id: invoice.billing_account_id,
  created: unixTime(invoice.created),
  discount_percentage: invoice.discount_percentage,
  ...(dialect === 'older' ? {} : { document_number: `B-${String(invoice.id).padStart(6, '0')}`, document_type: invoice.document_type }),
  due_date: unixTime(invoice.due),
  id: invoice.id,
  ...(invoice.name === null ? {} : { name: invoice.name }),
  padded_id: String(invoice.id).padStart(9, '0'),
  period_end: unixTime(invoice.period_end),
  period_start: unixTime(invoice.period_start),
  records_list: invoice.records.map((record) => ({
    amount: record.amount,
    created: unixTime(invoice.created),
    descr: '',
    id: record.id,
    invoice_id: invoice.id,
    item_price: record.item_price,
    location_slug: record.location_slug,
    name: record.name,
    qty: record.qty,
    qty_unit: invoice.document_type === 'top_up' ? 'pcs' : 'h',
  })),
  status: invoice.status,
  totals: { ...invoice.totals },
  transaction_list: invoice.transactions.map((one) => ({
    additional_data: JSON.stringify({
      id: one.identifier,
      amount: Math.round(one.amount * 100),
      status: 'closed',
      description: `Invoice #${invoice.id}`,
    }),
    amount: one.amount,
    created: unixTime(one.created),
    id: one.id,
    identifier: one.identifier,
    payment_object_id: one.payment_object_id,
  })),
  vat_percentage: invoice.vat_percentage,
});

export const usageView = (state: State, row: Usage): api.UsageRow => ({
  billing_account_id: row.billing_account_id,
  configurations: row.configuration ? [{ ...row.configuration }] : [],
  cost: round5(row.hours * row.price),
  description: row.description,
  hours: row.hours,
  owner_uuid: row.owner,
  price: row.price,
  price_unit: 'h',
  uptime_types: [...row.types],
  user_id: state.user.id,
});
