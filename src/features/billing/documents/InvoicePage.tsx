import { useT } from '@/i18n';
import { BillingPage } from '../frame/BillingPage';

export function InvoicePage() {
  const t = useT();
  return <BillingPage title={t('shell.page.invoices')}>{() => null}</BillingPage>;
}
