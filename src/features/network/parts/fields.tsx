import { useQuery } from '@tanstack/react-query';
import { billingAccountsQuery, canCharge, firstAccount } from '@/data/billing/accounts/accounts';
import { AccountSelect } from '@/entities/accounts/AccountSelect';
import { useT } from '@/i18n';
import { TextInput } from '@/ui/forms';

export function NameField({ value, onChange, label }: { value: string; onChange: (name: string) => void; label?: string }) {
  const t = useT();
  return (
    <TextInput
      label={label ?? t('network.column.name')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-autofocus
      dir="auto"
    />
  );
}

/** The account that a new thing is put on, and why it can't be. */
export function useAccountChoice(picked: string | null) {
  const t = useT();
  const accounts = useQuery(billingAccountsQuery());
  const account = accounts.data?.find(({ id }) => String(id) === picked) ?? firstAccount(accounts.data ?? []);
  const why = account ? canCharge(account) : null;
  return { account, reason: account ? why && t(why) : t('network.reason.account') };
}

export const AccountField = ({
  choice: { account },
  onChange,
}: {
  choice: ReturnType<typeof useAccountChoice>;
  onChange: (id: string) => void;
}) => <AccountSelect value={account?.id ?? null} onChange={(id) => onChange(String(id))} />;
