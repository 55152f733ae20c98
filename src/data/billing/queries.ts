import { queryOptions } from '@tanstack/react-query';
import type { WholeAccount } from './accounts/accountFields';
import { callOf, keyOf, read } from '../core/reads';

/** What is asked about one billing account; all of it is global. */
const of = (id: number) => ({ query: { billing_account_id: id } });

/** With those that were deleted. */
export const allAccountsQuery = () => read('listBillingAccounts', { query: { show_shadow: '1' } });
export const accountQuery = (id: number) => read('getBillingAccount', of(id));
/** One account with all that it has, whether the contract names it or not: for what is sent back whole. */
export const wholeAccountQuery = (id: number) =>
  queryOptions<WholeAccount>({
    queryKey: [...keyOf('getBillingAccount', undefined, of(id)), 'as it came'],
    queryFn: async ({ signal, queryKey }) => ({
      ...(await callOf(queryKey)('getBillingAccount', of(id), { signal, raw: true, waits: true })),
    }),
  });
/** Whether the provider has campaigns running. */
export const campaignsQuery = () => read('hasActiveCampaigns', {}, undefined, { static: true });
export const cardsQuery = (id: number) => read('listCards', of(id));
export const cardQuery = (card: number) => read('getCard', { query: { payment_object_id: card } });
export const creditQuery = (id: number) => read('listCredit', of(id));
export const invoicesQuery = (id: number) => read('listInvoices', of(id));
/** An id out of an address; null for what can be none. */
export const idFrom = (text: string | undefined): number | null => (text && /^\d{1,15}$/.test(text) ? Number(text) : null);
export const invoiceQuery = (invoice: number) => read('getInvoice', { query: { invoice_id: invoice } });
/** The platform counts once an hour; looking more often than this shows nothing new. */
const often = 10 * 60_000;
/** The current month, hour by hour up to the last full one. */
export const usageQuery = (id: number) => ({ ...read('getUsage', of(id)), refetchInterval: often, staleTime: 60_000 });
/** What is unpaid, VAT included. */
export const unpaidQuery = (id: number) => read('getUnpaidAmount', of(id));
/** The machines of an account in a location, as its own list has them. */
export const billedIn = (slug: string, id: number) => read('listBillingResources', { query: { id, resource_type: 'vm' } }, slug);
