import type { BillingAccount } from '@/api';
import { msg, type Message } from '@/i18n';
import { read } from '../reads';
import type { Verdict } from '../vms';

/** The living accounts of the user. */
export const billingAccountsQuery = () => read('listBillingAccounts', {});

export const titleOf = (account: BillingAccount): string => account.title || account.company_name || account.email || String(account.id);

/** Restriction levels other than CLEAR (and NONE, which some installations say) restrict, known or not. */
export const restriction = (account: BillingAccount): string | null => {
  const level = account.restriction_level?.toUpperCase();
  return !level || level === 'CLEAR' || level === 'NONE' ? null : level;
};

/**
 * Whether new things may be put on an account, or why not: deleted, suspended (with the platform's reason), waiting to be
 * activated, out of credit.
 */
export function canCharge(account: BillingAccount): Verdict {
  if (account.is_deleted) return msg('data.account.deleted');
  if (account.is_active === false) {
    return account.suspend_reason ? msg('data.account.suspended', { reason: account.suspend_reason }) : msg('data.account.inactive');
  }
  if (restriction(account) === 'FROZEN') return msg('data.account.frozen');
  if (restriction(account) === 'TERMINATED') return msg('data.account.terminated');
  return null;
}

/** What a customer can do about an account that nothing can be put on; null when there is nothing to do or nothing wrong. */
export function liftOf(account: BillingAccount): Message | null {
  if (canCharge(account) === null || account.is_deleted) return null;
  if (account.is_active === false) return account.suspend_reason ? msg('data.account.lift.support') : msg('data.account.lift.validate');
  return restriction(account) === 'FROZEN' ? msg('data.account.lift.topUp') : msg('data.account.lift.support');
}

/** The account that forms begin with: the default one if it can pay, else the first that can, else the default. */
export function firstAccount(accounts: readonly BillingAccount[]): BillingAccount | undefined {
  const usual = accounts.find((account) => account.is_default);
  return usual && canCharge(usual) === null ? usual : (accounts.find((account) => canCharge(account) === null) ?? usual ?? accounts[0]);
}
