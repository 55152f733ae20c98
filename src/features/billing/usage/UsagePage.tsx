import { useT } from '@/i18n';
import { BillingPage } from '../frame/BillingPage';

export function UsagePage() {
  const t = useT();
  return <BillingPage title={t('shell.page.usage')}>{() => null}</BillingPage>;
}
