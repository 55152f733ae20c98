import { useT } from '@/i18n';
import { BillingPage } from '../frame/BillingPage';

export function AccountPage() {
  const t = useT();
  return <BillingPage title={t('shell.page.billingAccount')}>{() => null}</BillingPage>;
}
