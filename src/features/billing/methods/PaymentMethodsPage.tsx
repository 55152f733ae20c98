import { useT } from '@/i18n';
import { BillingPage } from '../frame/BillingPage';

export function PaymentMethodsPage() {
  const t = useT();
  return <BillingPage title={t('shell.page.paymentMethods')}>{() => null}</BillingPage>;
}
