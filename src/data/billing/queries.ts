import { read } from '../reads';

/** What is asked about one billing account; all of it is global. */
const of = (id: number) => ({ query: { billing_account_id: id } });

/** With those that were deleted. */
export const allAccountsQuery = () => read('listBillingAccounts', { query: { show_shadow: '1' } });
export const accountQuery = (id: number) => read('getBillingAccount', of(id));
export const cardsQuery = (id: number) => read('listCards', of(id));
export const creditQuery = (id: number) => read('listCredit', of(id));
export const invoicesQuery = (id: number) => read('listInvoices', of(id));
/** An id out of an address; null for what can be none. */
export const idFrom = (text: string | undefined): number | null => (text && /^\d{1,15}$/.test(text) ? Number(text) : null);
export const invoiceQuery = (invoice: number) => read('getInvoice', { query: { invoice_id: invoice } });
/** The current month, hour by hour up to the last full one. */
export const usageQuery = (id: number) => read('getUsage', of(id));
