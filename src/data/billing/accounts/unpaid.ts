import { useQueries } from '@tanstack/react-query';
import type { BillingAccount } from '@/api';
import { unpaidQuery } from '../queries';

/** What is unpaid of each account, VAT included; asked for where the list does not say it. Undefined until it is known. */
export function useUnpaid(accounts: readonly BillingAccount[]): (account: BillingAccount) => number | undefined {
  const untold = accounts.filter((account) => typeof account.unpaid_amount !== 'number' && !account.is_deleted);
  const answers = useQueries({
    queries: untold.map(({ id }) => unpaidQuery(id)),
    combine: (results) => results.map((result) => result.data?.message),
  });
  return (account) => account.unpaid_amount ?? answers[untold.findIndex(({ id }) => id === account.id)];
}
