import { useT } from '@/i18n';
import { BillingPage } from '../frame/BillingPage';

export function PricesPage() {
  const t = useT();
  return <BillingPage title={t('shell.page.prices')}>{() => null}</BillingPage>;
}
