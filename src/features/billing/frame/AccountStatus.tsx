import type { BillingAccount } from '@/api';
import { canCharge, restriction } from '@/data/billing/accounts/accounts';
import { useT } from '@/i18n';
import { Status } from '@/ui';

/** An account's state in a word; a level that the panel does not know is shown as the platform says it. */
export function AccountStatus({ account }: { account: BillingAccount }) {
  const t = useT();
  const level = restriction(account);
  if (account.is_deleted) return <Status tone="off" label={t('billing.state.deleted')} />;
  if (account.is_active === false)
    return <Status tone="bad" label={t(account.suspend_reason ? 'billing.state.suspended' : 'billing.state.awaiting')} />;
  if (level) return <Status tone={canCharge(account) ? 'bad' : 'warn'} label={level} />;
  return <Status tone="ok" label={t('billing.state.active')} />;
}
