import type { Method } from '@/data/billing/payments/cards';
import { useT } from '@/i18n';

/** What people call a way to pay: "visa ···· 4242". */
export function useMethodName(): (method: Method) => string {
  const t = useT();
  return ({ kind, brand, last4 }) => {
    if (kind === 'invoice') return t('pay.method.invoice');
    return last4 ? t('pay.method.card', { brand: brand ?? t('pay.method.anyCard'), last4 }) : (brand ?? t('pay.method.anyCard'));
  };
}
