import type { BillingAccount } from '@/api';
import { canCharge, titleOf } from '@/data/billing/accounts/accounts';
import { useT } from '@/i18n';
import { Select } from '@/ui/forms';

interface Props {
  readonly accounts: readonly BillingAccount[];
  readonly value: number | null;
  readonly onChange: (account: number) => void;
}

/** Who pays; an account that nothing can be put on can't be chosen. */
export function AccountSelect({ accounts, value, onChange }: Props) {
  const t = useT();
  const account = accounts.find(({ id }) => id === value);
  const refused = account ? canCharge(account) : null;
  return (
    <Select
      label={t('buckets.column.account')}
      data={accounts
        .filter((each) => !each.is_deleted)
        .map((each) => ({ value: String(each.id), label: titleOf(each), disabled: canCharge(each) !== null }))}
      value={value === null ? null : String(value)}
      onChange={(next) => next !== null && onChange(Number(next))}
      allowDeselect={false}
      error={refused && t(refused)}
    />
  );
}
