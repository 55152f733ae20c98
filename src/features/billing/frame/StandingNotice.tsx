import type { ReactNode } from 'react';
import type { BillingAccount } from '@/api';
import { moduleOpen, useBrand } from '@/brand';
import { standingWords, type Standing } from '@/data/billing/accounts/standing';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Link, LinkButton, Notice } from '@/ui';

interface Props {
  readonly standing: Standing;
  readonly account: BillingAccount;
  /** VAT included; as the platform says it. */
  readonly unpaid: number;
}

/** One thing that is the matter with a billing account, and the way to lift it. */
export function StandingNotice({ standing, account, unpaid }: Props) {
  const t = useT();
  const format = useFormat();
  const { title, text } = standingWords(standing, account, format.money(unpaid));
  const way = useWay(standing, account);
  return (
    <Notice
      tone={standing.tone}
      title={t(title)}
      actions={
        way ? (
          'to' in way ? (
            <LinkButton size="small" to={way.to}>
              {way.label}
            </LinkButton>
          ) : (
            <a href={way.href}>{way.label}</a>
          )
        ) : null
      }
    >
      {t(text)}
    </Notice>
  );
}

/** The same on one line, for above a page. */
export function StandingLine({
  standing,
  account,
  unpaid,
  onClose,
  more,
}: Props & { onClose?: (() => void) | undefined; more?: ReactNode }) {
  const t = useT();
  const format = useFormat();
  const { title, text } = standingWords(standing, account, format.money(unpaid));
  const way = useWay(standing, account);
  return (
    <Notice tone={standing.tone} onClose={onClose}>
      <strong>{t(title)}.</strong> {t(text)}{' '}
      {way ? 'to' in way ? <Link to={way.to}>{way.label}</Link> : <a href={way.href}>{way.label}</a> : null}
      <span>{way && more ? ' · ' : null}</span>
      {more}
    </Notice>
  );
}

/** Where it is lifted: a page of billing where that is open, or the provider's support where the brand names one. */
function useWay({ way }: Standing, account: BillingAccount): { label: string; to: string } | { label: string; href: string } | null {
  const t = useT();
  const brand = useBrand();
  const paths = usePaths();
  if (way === null) return null;
  const label = t(`standing.way.${way}`);
  if (way === 'support') return brand.links.support ? { label, href: brand.links.support } : null;
  if (!moduleOpen(brand, 'billing')) return null;
  const chosen = { account: String(account.id) };
  const pages = {
    topUp: paths.billing({ ...chosen, pay: 'credit' }),
    pay: paths.billing({ ...chosen, pay: 'all' }),
    cards: paths.paymentMethods(chosen),
  };
  return { label, to: pages[way] };
}
