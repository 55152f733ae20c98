import { useT } from '@/i18n';
import { BillingPage } from '../frame/BillingPage';

export function BillingOverviewPage() {
  const t = useT();
  return <BillingPage title={t('shell.page.billing')}>{() => null}</BillingPage>;
}
