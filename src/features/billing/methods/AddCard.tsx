import { lazyPart } from '@/ui/lazy';
import { Suspense } from 'react';
import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { useSession } from '@/data/core/session';
import { useT } from '@/i18n';
import { Button, Dialog, Loading, Notice } from '@/ui';
import { DemoCard } from './DemoCard';

const StripeCard = lazyPart(async () => ({ default: (await import('./StripeCard')).StripeCard }));

/** A new card: through the payment processor's own fields, by a stand-in on the simulated cloud, or not here. */
export function AddCard({ account, onClose }: { account: BillingAccount; onClose: () => void }) {
  const t = useT();
  const { billing, brand, links } = useBrand();
  const demo = useSession()?.demo === true;
  if (demo) return <DemoCard account={account} onClose={onClose} />;
  const title = t('pay.card.title');
  if (billing.stripeKey) {
    return (
      <Suspense
        fallback={
          <Dialog title={title} opened onClose={onClose}>
            <Loading />
          </Dialog>
        }
      >
        <StripeCard publishable={billing.stripeKey} account={account} onClose={onClose} />
      </Suspense>
    );
  }
  return (
    <Dialog title={title} opened onClose={onClose} size="small" footer={<Button onClick={onClose}>{t('ui.close')}</Button>}>
      <Notice tone="busy" title={t('pay.card.elsewhere')}>
        <span>{t('pay.card.elsewhereText', { brand: brand.name })}</span>{' '}
        {links.support ? <a href={links.support}>{t('shell.link.support')}</a> : null}
      </Notice>
    </Dialog>
  );
}
