import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { canCharge, liftOf, restriction, titleOf } from '@/data/billing/accounts/accounts';
import { useFormat, useT } from '@/i18n';
import { Notice, SkeletonRows } from '@/ui';
import { Select } from '@/ui/forms';
import classes from '../create.module.css';
import type { Create } from '../useCreate';
import { Part, Unread } from './Part';

export function BillingPart({ create }: { create: Create }) {
  const t = useT();
  const format = useFormat();
  const { vatLabel, links } = useBrand();
  const { offer, reads, choices, form, set } = create;
  const account = choices.account;
  const reason = account && canCharge(account);
  const lift = account && liftOf(account);
  const describe = (each: BillingAccount) => {
    const problem = canCharge(each);
    return problem ? t(problem) : t('data.account.tax', { tax: vatLabel, percent: format.percent(each.vat_percentage ?? 0) });
  };
  return (
    <Part title={t('create.billing')}>
      <Unread read={reads.accounts} note={t('create.account.unread')} />
      {reads.accounts.isPending ? <SkeletonRows rows={2} /> : null}
      {offer.accounts ? (
        <Select
          id="create-account"
          className={classes.middle}
          label={t('create.account')}
          description={account ? describe(account) : undefined}
          data={offer.accounts
            .filter((each) => !each.is_deleted)
            .map((each) => ({ value: String(each.id), label: titleOf(each), disabled: canCharge(each) !== null }))}
          renderOption={({ option }) => {
            const each = offer.accounts?.find((one) => String(one.id) === option.value);
            return (
              <span className={classes.option}>
                <bdi>{option.label}</bdi>
                {each ? <small>{describe(each)}</small> : null}
              </span>
            );
          }}
          value={account ? String(account.id) : null}
          onChange={(id) => set('account', id === null ? null : Number(id))}
          allowDeselect={false}
          searchable={offer.accounts.length > 8}
          error={form.errors.account ?? (reason ? t(reason) : undefined)}
        />
      ) : null}
      {reason && lift ? (
        <Notice tone="warn" title={t(reason)} actions={links.support ? <a href={links.support}>{t('create.account.support')}</a> : null}>
          {t(lift)}
        </Notice>
      ) : null}
      {account && !reason && restriction(account) ? (
        <Notice tone="warn">{t('create.account.restricted', { level: restriction(account) ?? '' })}</Notice>
      ) : null}
    </Part>
  );
}
