import type { ReactNode } from 'react';
import type { BillingAccount } from '@/api';
import { moduleOpen, useBrand } from '@/brand';
import { standingWords, type Standing } from '@/data/billing/standing';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { LinkButton, Notice } from '@/ui';

interface Props {
  readonly standing: Standing;
  readonly account: BillingAccount;
  /** VAT included; as the platform says it. */
  readonly unpaid: number;
  readonly onClose?: (() => void) | undefined;
  readonly more?: ReactNode;
}

/** One thing that is the matter with a billing account, and the way to lift it. */
export function StandingNotice({ standing, account, unpaid, onClose, more }: Props) {
  const t = useT();
  const format = useFormat();
  const brand = useBrand();
  const paths = usePaths();
  const { title, text } = standingWords(standing, account, format.money(unpaid));
  const chosen = { account: String(account.id) };
  const ways = {
    topUp: paths.billing({ ...chosen, pay: 'credit' }),
    pay: paths.billing({ ...chosen, pay: 'all' }),
    cards: paths.paymentMethods(chosen),
  };
  const { way } = standing;
  const open = moduleOpen(brand, 'billing');
  const support = way === 'support' ? brand.links.support : undefined;
  const link =
    way && way !== 'support' && open ? (
      <LinkButton size="small" to={ways[way]}>
        {t(`standing.way.${way}`)}
      </LinkButton>
    ) : support ? (
      <a href={support}>{t('standing.way.support')}</a>
    ) : null;
  return (
    <Notice
      tone={standing.tone}
      title={t(title)}
      onClose={onClose}
      actions={
        link || (more && open) ? (
          <>
            {link}
            {open ? more : null}
          </>
        ) : null
      }
    >
      {t(text)}
    </Notice>
  );
}
