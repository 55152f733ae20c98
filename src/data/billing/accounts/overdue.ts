import { useQueries } from '@tanstack/react-query';
import type { BillingAccount } from '@/api';
import { isOverdue } from '../documents/unpaid';
import { invoicesQuery } from '../queries';

// What is past its day changes by the day: a long list of invoices is not asked for again by the minute.
const rarely = { staleTime: 3_600_000, refetchInterval: false, refetchOnWindowFocus: false } as const;

/**
 * Whether an invoice of an account is past its day at `now` (milliseconds); undefined until it is known. Only accounts that
 * may owe something are asked; invoices that can't be read count as none.
 */
export function useOverdue(accounts: readonly BillingAccount[], now: number): (account: BillingAccount) => boolean | undefined {
  const owing = accounts.filter(({ is_deleted: deleted, unpaid_amount: unpaid }) => !deleted && unpaid !== 0);
  const answers = useQueries({
    queries: owing.map(({ id }) => ({ ...invoicesQuery(id), ...rarely })),
    combine: (results) => results.map(({ data, isPending }) => (isPending ? undefined : (data ?? []))),
  });
  return (account) => {
    const place = owing.findIndex(({ id }) => id === account.id);
    return place < 0 ? false : answers[place]?.some((invoice) => isOverdue(invoice, now));
  };
}
