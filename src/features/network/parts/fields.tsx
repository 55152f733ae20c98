import { useQuery } from '@tanstack/react-query';
import type { Location } from '@/api';
import { billingAccountsQuery, canCharge, firstAccount, titleOf } from '@/data/billing/accounts/accounts';
import { useT } from '@/i18n';
import { Failure } from '@/ui';
import { Select, TextInput } from '@/ui/forms';

export function LocationField({
  locations,
  value,
  onChange,
}: {
  locations: readonly Location[];
  value: string;
  onChange: (slug: string) => void;
}) {
  const t = useT();
  return (
    <Select
      label={t('network.column.location')}
      data={locations.map((each) => ({ value: each.slug, label: each.display_name, disabled: each.create_resource_disabled === true }))}
      value={value}
      onChange={(next) => onChange(next ?? value)}
      allowDeselect={false}
    />
  );
}

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
  return { accounts, account, reason: account ? why && t(why) : t('network.reason.account') };
}

export function AccountField({
  choice: { accounts, account, reason },
  onChange,
}: {
  choice: ReturnType<typeof useAccountChoice>;
  onChange: (id: string | null) => void;
}) {
  const t = useT();
  return (
    <>
      <Select
        label={t('network.column.account')}
        data={(accounts.data ?? [])
          .filter((each) => !each.is_deleted)
          .map((each) => ({ value: String(each.id), label: titleOf(each), disabled: canCharge(each) !== null }))}
        value={account ? String(account.id) : null}
        onChange={onChange}
        allowDeselect={false}
        error={account ? reason : null}
      />
      {accounts.error && !accounts.data ? <Failure compact error={accounts.error} onRetry={() => void accounts.refetch()} /> : null}
    </>
  );
}
