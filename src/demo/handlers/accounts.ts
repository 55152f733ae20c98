import type { UpdateBillingAccountForm } from '@/api/gen/types.gen';
import type { Account, State } from '../cloud/state';
import { accountFor, recurringPayment } from '../rules/accounts';
import { open, unpaidAmount } from '../rules/invoices';
import { accountView, creditView, invoiceView, usageView } from '../views/payment';
import { type AnyContext, type Handlers, ok, success } from '../wire/context';
import { errorText, forbidden } from '../wire/refusal';

type Accounts =
  | 'listBillingAccounts'
  | 'getBillingAccount'
  | 'updateBillingAccount'
  | 'deleteBillingAccount'
  | 'setDefaultBillingAccount'
  | 'getUnpaidAmount'
  | 'setRecurringPayment'
  | 'listCredit'
  | 'listInvoices'
  | 'getInvoice'
  | 'hasActiveCampaigns'
  | 'getUsage';

/** Payment is out of reach for restricted tokens. */
const global = ({ access }: AnyContext): void => {
  if (access.restrictedTo !== null) throw forbidden();
};

const texts = [
  'title',
  'company_name',
  'company_reg_code',
  'company_vat_number',
  'address_line1',
  'address_line2',
  'city',
  'county',
  'country',
  'post_index',
  'additional_data',
] as const;

/** What the platform counts, judges, or has another call for. */
const computed = [
  'id',
  'user_id',
  'running_totals',
  'precalc_ongoing',
  'credit_amount',
  'unpaid_amount',
  'eligible_promotions',
  'primary_card',
  'is_default',
  'is_recurring_payment_enabled',
  'recurring_payment_amount',
  'recurring_payment_threshold',
  'restriction_level',
] as const;

/** A form's text as what stands there. */
const like = (before: string | number | boolean, text: string) =>
  typeof before === 'number' ? Number(text) : typeof before === 'boolean' ? text === 'true' : text;

/** What is left out is deleted; the e-mail and the recurring payment are not. */
function replaceFields(context: AnyContext, account: Account, body: UpdateBillingAccountForm): void {
  for (const name of texts) {
    if (body[name] === undefined && account[name] !== null && account[name] !== '')
      context.complain(`'${name}' is left out, which deletes it`);
    account[name] = body[name] || null;
  }
  for (const name of ['send_invoice_email', 'paying_by_invoice'] as const) {
    if (body[name] === undefined && account[name]) context.complain(`'${name}' is left out, which deletes it`);
    account[name] = body[name] ?? false;
  }
  if (body.email) account.email = body.email;
  for (const [name, before] of Object.entries(account.extra ?? {})) {
    const value = body[name];
    if (value === undefined) context.complain(`'${name}' is left out, which deletes it`);
    const { [name]: _, ...rest } = account.extra ?? {};
    account.extra = typeof value === 'string' ? { ...rest, [name]: like(before, value) } : rest;
  }
  for (const name of computed) if (body[name] !== undefined) context.complain(`'${name}' is the platform's own, and is sent`);
}

const hasResources = (state: State, id: number): boolean =>
  [state.vms, state.disks, state.addresses, state.firewalls, state.loadBalancers, state.buckets, state.services].some((kind) =>
    [...kind.values()].some((one) => one.billing_account_id === id && !('deleted' in one && one.deleted !== null)),
  );

export const accounts: Pick<Handlers, Accounts> = {
  listBillingAccounts(context) {
    global(context);
    const { state, query } = context;
    return ok(state.accounts.filter((one) => !one.is_deleted || query.show_shadow !== undefined).map((one) => accountView(state, one)));
  },
  getBillingAccount: (context) => ok(accountView(context.state, accountFor(context, context.query.billing_account_id))),
  updateBillingAccount(context) {
    const account = accountFor(context, context.body.billing_account_id);
    replaceFields(context, account, context.body);
    return ok(accountView(context.state, account));
  },
  deleteBillingAccount(context) {
    global(context);
    const { state, body } = context;
    const account = state.accounts.find((one) => one.id === body.billing_account_id && !one.is_deleted);
    if (!account) throw errorText('Provided billing account is incorrect.');
    if (hasResources(state, account.id)) throw errorText('Billing account has active resources.');
    if (open(state, account.id).length > 0) throw errorText('Billing account has unpaid invoices.');
    account.is_deleted = true;
    account.is_active = false;
    account.is_default = false;
    return success;
  },
  setDefaultBillingAccount(context) {
    const account = accountFor(context, context.body.billing_account_id);
    for (const one of context.state.accounts) one.is_default = one === account;
    return ok({ success: true });
  },
  getUnpaidAmount: (context) => ok({ message: unpaidAmount(context.state, accountFor(context, context.query.billing_account_id).id) }),
  setRecurringPayment(context) {
    const { state, body, now } = context;
    const account = accountFor(context, context.path.billing_account_id);
    account.recurring = {
      enabled: body.is_recurring_payment_enabled ?? account.recurring.enabled,
      amount: body.recurring_payment_amount ?? account.recurring.amount,
      threshold: body.recurring_payment_threshold ?? account.recurring.threshold,
    };
    const payment_report = recurringPayment(state, account, now);
    return ok({ payment_report, account: accountView(state, account) });
  },

  listCredit(context) {
    const account = accountFor(context, context.query.billing_account_id);
    const entries = context.state.credit.filter((entry) => entry.billing_account_id === account.id);
    return ok(entries.toSorted((a, b) => b.created - a.created || b.id - a.id).map(creditView));
  },
  listInvoices(context) {
    const account = accountFor(context, context.query.billing_account_id);
    const invoices = context.state.invoices.filter((one) => one.billing_account_id === account.id);
    return ok(invoices.toSorted((a, b) => b.created - a.created || b.id - a.id).map((one) => invoiceView(context.state, one)));
  },
  getInvoice(context) {
    global(context);
    const invoice = context.state.invoices.find((one) => one.id === context.query.invoice_id);
    if (!invoice) throw forbidden();
    return ok(invoiceView(context.state, invoice));
  },
  hasActiveCampaigns: ({ state }) => ok({ success: state.platform.campaigns }),
  getUsage(context) {
    const account = accountFor(context, context.query.billing_account_id);
    const rows = [...context.state.usage.values()]
      .filter((row) => row.billing_account_id === account.id)
      .map((row) => usageView(context.state, row));
    // A row of the platform's own bookkeeping, which clients skip.
    const technical = {
      ...usageView(context.state, {
        billing_account_id: account.id,
        owner: '',
        description: 'Rounding',
        location: null,
        price: 0,
        hours: 0,
        types: [],
        configuration: null,
      }),
      _technical: true,
    };
    return ok(rows.length > 0 ? [...rows, technical] : rows);
  },
};
