import { useQuery } from '@tanstack/react-query';
import { billingAccountsQuery, titleOf } from '@/data/billing/accounts/accounts';
import { useT } from '@/i18n';

/** Puts the id of a billing account into words; what is not among the user's is called so, with its number. */
export function useAccountName({ enabled = true }: { enabled?: boolean } = {}): (id: number | null | undefined) => string {
  const t = useT();
  const { data } = useQuery({ ...billingAccountsQuery(), enabled });
  return (id) => {
    if (id === null || id === undefined) return '';
    const found = data?.find((account) => account.id === id);
    return found ? titleOf(found) : data ? t('data.account.unknown', { id: String(id) }) : String(id);
  };
}
