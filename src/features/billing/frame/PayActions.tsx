import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { canPay, canTopUp } from '@/data/billing/payments/cards';
import { useUnpaid } from '@/data/billing/accounts/unpaid';
import { useT } from '@/i18n';
import { LinkButton, MenuButton, PlusIcon } from '@/ui';
import { usePayAddress } from './payAddress';

/** Topping up and paying, on every page about a billing account. */
export function PayActions({ account }: { account: BillingAccount }) {
  const t = useT();
  const { bankTransfer } = useBrand().billing;
  const { to } = usePayAddress();
  const unpaid = useUnpaid([account])(account);
  if (account.is_deleted) return null;
  const noTopUp = canTopUp(account);
  const noPay = canPay(account);
  const notNow = noPay ? t(noPay) : unpaid !== undefined && unpaid <= 0 ? t('billing.pay.nothing') : null;
  return (
    <>
      <MenuButton
        label={t('billing.pay')}
        items={[
          { key: 'all', label: t('billing.pay.all'), to: to('all'), reason: notNow },
          { key: 'amount', label: t('billing.pay.amount'), to: to('amount'), reason: notNow },
          ...(bankTransfer ? [{ key: 'request', label: t('billing.pay.request'), to: to('request'), reason: noTopUp && t(noTopUp) }] : []),
        ]}
      />
      <LinkButton to={to('credit')} icon={PlusIcon} variant="primary" reason={noTopUp && t(noTopUp)}>
        {t('billing.pay.credit')}
      </LinkButton>
    </>
  );
}
