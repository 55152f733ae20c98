import { useT } from '@/i18n';
import { BillingPage } from '../frame/BillingPage';
import { AutoTopUp } from './AutoTopUp';
import { Cards } from './Cards';
import shared from '@/ui/shared.module.css';
import { OtherWays } from './OtherWays';

export function PaymentMethodsPage() {
  const t = useT();
  return (
    <BillingPage title={t('shell.page.paymentMethods')} tab="methods" lead={t('pay.methods.lead')}>
      {(account) => (
        <div className={shared.stack}>
          <Cards account={account} />
          {/* What was typed for one account is not for another. */}
          <AutoTopUp key={account.id} account={account} />
          <OtherWays account={account} />
        </div>
      )}
    </BillingPage>
  );
}
