import type { BillingAccount } from '@/api';
import { titleOf } from '@/data/billing/accounts/accounts';
import { useT } from '@/i18n';
import { InlineSelect } from '@/ui';
import { useChooseAccount } from './chosen';

/** Only where there is something to choose from; one account is named without being asked about. */
export function AccountChoice({ account, accounts }: { account: BillingAccount; accounts: readonly BillingAccount[] }) {
  const t = useT();
  const choose = useChooseAccount();
  if (accounts.length < 2) return null;
  return (
    <InlineSelect
      label={t('data.column.account')}
      value={String(account.id)}
      options={accounts.map((each) => ({ value: String(each.id), label: titleOf(each) }))}
      onChange={(id) => choose(Number(id))}
    />
  );
}
