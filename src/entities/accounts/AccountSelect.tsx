import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useBrand } from '@/brand';
import { billingAccountsQuery, canCharge, titleOf } from '@/data/billing/accounts/accounts';
import { useFormat, useT } from '@/i18n';
import { Failure } from '@/ui';
import { Select, type SelectProps } from '@/ui/forms';
import classes from './accounts.module.css';

interface Props extends Pick<SelectProps, 'id' | 'className'> {
  label?: string;
  /** Null: none yet. */
  value: number | null;
  onChange: (account: number) => void;
  /** In place of why the chosen account can't be charged. */
  error?: ReactNode;
}

/** Which billing account pays for something new: those that can, and why the others can't. */
export function AccountSelect({ label, value, onChange, error, ...props }: Props) {
  const t = useT();
  const format = useFormat();
  const { vatLabel } = useBrand();
  const accounts = useQuery(billingAccountsQuery());
  const offered = (accounts.data ?? []).filter((each) => !each.is_deleted);
  const chosen = offered.find(({ id }) => id === value);
  const describe = (each: (typeof offered)[number]) => {
    const problem = canCharge(each);
    return problem ? t(problem) : t('data.account.tax', { tax: vatLabel, percent: format.percent(each.vat_percentage ?? 0) });
  };
  const problem = chosen ? canCharge(chosen) : null;
  if (accounts.error && !accounts.data) return <Failure compact error={accounts.error} onRetry={() => void accounts.refetch()} />;
  return (
    <Select
      {...props}
      label={label ?? t('data.column.account')}
      description={chosen && !problem ? describe(chosen) : undefined}
      data={offered.map((each) => ({ value: String(each.id), label: titleOf(each), disabled: canCharge(each) !== null }))}
      renderOption={({ option }) => {
        const each = offered.find(({ id }) => String(id) === option.value);
        return (
          <span className={classes.option}>
            <bdi>{option.label}</bdi>
            {each ? <small>{describe(each)}</small> : null}
          </span>
        );
      }}
      value={chosen ? String(chosen.id) : null}
      onChange={(id) => {
        if (id !== null) onChange(Number(id));
      }}
      allowDeselect={false}
      searchable={offered.length > 8}
      error={error ?? (problem ? t(problem) : undefined)}
    />
  );
}
