import { useQuery } from '@tanstack/react-query';
import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { linkMethods, methodsOf } from '@/data/billing/payments/cards';
import { applyForInvoicePayment } from '@/data/billing/payments/operations/cards';
import { cardsQuery } from '@/data/billing/queries';
import { run } from '@/data/operations';
import { useT, type T } from '@/i18n';
import { Button, confirm, LinkButton, Section, Status } from '@/ui';
import { usePayAddress } from '../frame/payAddress';
import { onAccount } from '../pay/parts';
import shared from '@/ui/shared.module.css';
import classes from './methods.module.css';

const confirmApply = (t: T, account: BillingAccount): Promise<boolean> =>
  confirm({
    title: t('pay.apply.title'),
    body: (
      <>
        <p>{t('pay.apply.meaning')}</p>
        <p>{t('pay.apply.flow')}</p>
        <p>{t('pay.apply.approval')}</p>
      </>
    ),
    confirmLabel: t('pay.apply.confirm'),
    action: async () => {
      await run(applyForInvoicePayment, onAccount(account), undefined);
    },
  });

/** Paying without a card: by invoice, by bank transfer, and links that only the provider's own console can open. */
export function OtherWays({ account }: { account: BillingAccount }) {
  const t = useT();
  const { billing, brand, links } = useBrand();
  const { to } = usePayAddress();
  const cards = useQuery(cardsQuery(account.id));
  const invoice = methodsOf(cards.data ?? []).find(({ kind }) => kind === 'invoice');
  const linked = linkMethods(account);
  const applied = invoice !== undefined || account.paying_by_invoice === true;
  return (
    <Section title={t('pay.other.title')}>
      <ul className={`${shared.lined} ${classes.ways}`}>
        {billing.invoicePayment || applied ? (
          <li>
            <div>
              <h3>{t('pay.other.invoice')}</h3>
              <p>{t(account.paying_by_invoice ? 'pay.other.invoiceOn' : 'pay.other.invoiceText')}</p>
            </div>
            {applied ? (
              <Status
                tone={account.paying_by_invoice || invoice?.verified ? 'ok' : 'busy'}
                label={t(account.paying_by_invoice || invoice?.verified ? 'pay.other.approved' : 'pay.other.awaiting')}
              />
            ) : (
              <Button
                size="small"
                reason={account.is_deleted ? t('data.account.deleted') : cards.data ? null : t('pay.reason.cards')}
                onClick={() => void confirmApply(t, account)}
              >
                {t('pay.apply.action')}
              </Button>
            )}
          </li>
        ) : null}
        {billing.bankTransfer ? (
          <li>
            <div>
              <h3>{t('pay.other.transfer')}</h3>
              <p>{t('pay.other.transferText')}</p>
            </div>
            <LinkButton size="small" to={to('request')}>
              {t('pay.other.transferAction')}
            </LinkButton>
          </li>
        ) : null}
        {linked.length > 0 ? (
          <li>
            <div>
              <h3>{t('pay.other.links')}</h3>
              <p>{t('pay.other.linksText', { brand: brand.name })}</p>
              <p className={classes.codes}>
                {linked.map((name) => (
                  <code key={name}>{name}</code>
                ))}
              </p>
              {links.support ? <a href={links.support}>{t('shell.link.support')}</a> : null}
            </div>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}
