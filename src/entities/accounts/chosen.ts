import type { BillingAccount } from '@/api';
import { firstAccount } from '@/data/billing/accounts/accounts';
import { keepItem, ownKey } from '@/device/storage';
import { accountParam, useAddress } from '@/nav';

const storageKey = 'burrow.billingAccount';

const remembered = (): number => Number(localStorage.getItem(ownKey(storageKey)));

/** The billing account that pages are about: the address says it, else the one chosen last, else the one forms begin with. */
export function chosenAccount(accounts: readonly BillingAccount[], search: URLSearchParams): BillingAccount | undefined {
  const named = search.get(accountParam);
  const living = accounts.filter((account) => !account.is_deleted);
  if (named !== null) return accounts.find((account) => String(account.id) === named);
  return living.find((account) => account.id === remembered()) ?? firstAccount(living);
}

/** The account that an address names, for links to its other pages. */
export function namedAccount(search: URLSearchParams): Record<string, string> {
  const named = search.get(accountParam);
  return named === null ? {} : { [accountParam]: named };
}

/** Chooses another account: in the address, for whom it is sent to, and for the next visit. */
export function useChooseAccount(): (id: number) => void {
  const [, put] = useAddress();
  return (id) => {
    keepItem(localStorage, ownKey(storageKey), String(id));
    put({ [accountParam]: String(id) }, { replace: false });
  };
}
