import type { BillingAccount } from '@/api';
import { msg, type Message } from '@/i18n';
import { read } from '@/data/core/reads';
import type { DisabledReason } from '@/data/resources/vm/rules';

/** The living accounts of the user. */
export const billingAccountsQuery = () => read('listBillingAccounts', {});

export const titleOf = (account: BillingAccount): string => account.title || account.company_name || account.email || String(account.id);

/** "Ongoing" as the platform says it; installations that calculate it in advance say so separately. Missing where it does not. */
export const ongoingOf = (account: BillingAccount): number | null | undefined => account.precalc_ongoing ?? account.running_totals?.ongoing;

/** Restriction levels other than CLEAR (and NONE, which some installations say) restrict, known or not. */
export const restriction = (account: BillingAccount): string | null => {
  const level = account.restriction_level?.toUpperCase();
  return !level || level === 'CLEAR' || level === 'NONE' ? null : level;
};

/**
 * Whether new things may be put on an account, or why not: deleted, suspended (with the platform's reason), waiting to be
 * activated, out of credit.
 */
export function canCharge(account: BillingAccount): DisabledReason {
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

/** Accounts that pay in advance: they may have no debt and get no invoice. */
export const paysAhead = (account: BillingAccount): boolean => account.allow_debt !== true && account.paying_by_invoice !== true;

/** A charge that happens by itself has nothing to charge. An account that does not say which card it has is not judged. */
export const lacksCard = (account: BillingAccount): boolean =>
  account.primary_card === null &&
  account.paying_by_invoice !== true &&
  (account.allow_debt === true || account.is_recurring_payment_enabled === true);

/** Whether there may be something to say of an account, before its invoices have been read. */
export const mayNeedWords = (account: BillingAccount): boolean =>
  !account.is_deleted &&
  ((account.unpaid_amount ?? 0) > 0 ||
    account.is_active === false ||
    account.can_pay === false ||
    restriction(account) !== null ||
    lacksCard(account));

/** Why none of several accounts can have anything new put on it; null when one can, or when none is known. */
export function nobodyPays(accounts: readonly BillingAccount[] | undefined): Message | null {
  const living = (accounts ?? []).filter((account) => !account.is_deleted);
  const [first] = living;
  if (!first || living.some((account) => canCharge(account) === null)) return null;
  return living.length === 1 ? canCharge(first) : msg('data.account.none');
}
