import { read } from '../reads';

/** What is asked about one billing account; all of it is global. */
const of = (id: number) => ({ query: { billing_account_id: id } });

/** With those that were deleted. */
export const allAccountsQuery = () => read('listBillingAccounts', { query: { show_shadow: '1' } });
export const accountQuery = (id: number) => read('getBillingAccount', of(id));
export const cardsQuery = (id: number) => read('listCards', of(id));
export const creditQuery = (id: number) => read('listCredit', of(id));
export const invoicesQuery = (id: number) => read('listInvoices', of(id));
export const invoiceQuery = (invoice: number) => read('getInvoice', { query: { invoice_id: invoice } });
/** The current month, hour by hour up to the last full one. */
export const usageQuery = (id: number) => read('getUsage', of(id));

/** What belongs to accounts beside what the estate has. */
export const firewallsIn = (slug: string) => read('listFirewalls', {}, slug);
export const bucketsQuery = () => read('listBuckets', {});
/** The machines of an account in a location, as its own list has them. */
export const billedIn = (slug: string, id: number) => read('listBillingResources', { query: { id, resource_type: 'vm' } }, slug);
