import { useT } from '@/i18n';
import { BillingPage } from '../frame/BillingPage';

export function ResourcesPage() {
  const t = useT();
  return <BillingPage title={t('shell.page.resources')}>{() => null}</BillingPage>;
}
