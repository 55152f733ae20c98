import type { Method } from '@/data/billing/payments/cards';
import { cardName } from '@/entities/logos';
import { useT } from '@/i18n';

/** What people call a way to pay: "Visa ···· 4242". */
export function useMethodName(): (method: Method) => string {
  const t = useT();
  return ({ kind, brand: word, last4 }) => {
    if (kind === 'invoice') return t('pay.method.invoice');
    const brand = word ? cardName(word) : t('pay.method.anyCard');
    return last4 ? t('pay.method.card', { brand, last4 }) : brand;
  };
}
