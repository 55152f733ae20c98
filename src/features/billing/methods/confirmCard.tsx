import type { BillingAccount } from '@/api';
import { chargeable, type Method } from '@/data/billing/payments/cards';
import { deleteCard, setPrimaryCard } from '@/data/billing/payments/operations/cards';
import { run } from '@/data/operations';
import type { T } from '@/i18n';
import { confirm } from '@/ui';
import { onAccount } from '../pay/parts';

export const confirmPrimary = (t: T, account: BillingAccount, { id }: Method, name: string): Promise<boolean> =>
  confirm({
    title: t('pay.primary.title', { card: name }),
    body: t('pay.primary.text', { card: name }),
    confirmLabel: t('pay.card.primary'),
    action: async () => {
      await run(setPrimaryCard, { ...onAccount(account), card: id, cardName: name }, undefined);
    },
  });

/** Says what stops with a card; where that is everything, its last digits are to be typed. */
export function confirmRemove(t: T, account: BillingAccount, method: Method, name: string, methods: readonly Method[]): Promise<boolean> {
  const usable = chargeable(methods);
  const last = method.verified && usable.length === 1;
  const automatic = account.is_recurring_payment_enabled === true;
  return confirm({
    title: t('pay.remove.title', { card: name }),
    body: (
      <>
        <p>{last ? t('pay.remove.last') : method.primary ? t('pay.remove.primary') : t('pay.remove.plain')}</p>
        {automatic && (last || method.primary) ? <p>{t('pay.remove.automatic')}</p> : null}
        <p>{t('pay.remove.again')}</p>
      </>
    ),
    confirmLabel: t('pay.card.remove'),
    danger: true,
    ...(last && method.last4 ? { typeName: method.last4 } : {}),
    action: async () => {
      await run(deleteCard, { ...onAccount(account), card: method.id, cardName: name }, undefined);
    },
  });
}
