import type { BillingAccount } from '@/api';
import { titleOf } from '@/data/billing/accounts/accounts';
import { deleteBillingAccount } from '@/data/billing/accounts/operations';
import { creditLeft } from '@/data/billing/usage/runway';
import { useUnpaid } from '@/data/billing/accounts/unpaid';
import { useAccountCosts } from '@/data/inventory/useAccountCosts';
import { run } from '@/data/operations';
import { refresh } from '@/data/core/reads';
import { useFormat, useT, type T } from '@/i18n';
import { confirm } from '@/ui';
import shared from '@/ui/shared.module.css';

/** Says what goes, what stays and what keeps the platform from it, and has the name typed. True when it is gone. */
export function confirmDelete(t: T, account: BillingAccount): Promise<boolean> {
  const name = titleOf(account);
  return confirm({
    title: t('billing.delete.title', { name }),
    body: <Consequences account={account} />,
    confirmLabel: t('billing.delete.yes'),
    danger: true,
    typeName: name,
    action: async () => {
      await run(deleteBillingAccount, { id: account.id, name }, undefined);
      // The next page chooses among those that are left.
      await refresh(undefined, 'listBillingAccounts');
    },
  });
}

function Consequences({ account }: { account: BillingAccount }) {
  const t = useT();
  const format = useFormat();
  const unpaid = useUnpaid([account])(account) ?? 0;
  const { items: all, pending } = useAccountCosts(account);
  const left = creditLeft(account)?.amount ?? null;
  // A disk that a machine has goes with that.
  const count = all.filter((item) => item.account === account.id && item.costGroup !== 'attached').length;
  const credit = left ? left.toFixed() : (account.credit_amount ?? 0) > 0 ? String(account.credit_amount) : null;
  return (
    <ul className={shared.bullets}>
      {credit ? <li>{t('billing.delete.credit', { amount: format.money(credit) })}</li> : null}
      {unpaid > 0 ? <li>{t('billing.delete.unpaid', { amount: format.money(unpaid) })}</li> : null}
      {count > 0 ? <li>{t('billing.delete.things', { count })}</li> : pending ? <li>{t('billing.delete.looking')}</li> : null}
      {account.is_default ? <li>{t('billing.delete.default')}</li> : null}
      <li>{t('billing.delete.stays')}</li>
    </ul>
  );
}
