import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { BillingAccount } from '@/api';
import { keepItem } from '@/device/storage';
import { moduleOpen, useBrand } from '@/brand';
import { useOverdue } from '@/data/billing/accounts/overdue';
import { standingsOf } from '@/data/billing/accounts/standing';
import { StandingLine } from '@/features/billing/frame/StandingNotice';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { announce, Link, useNow } from '@/ui';
import { rememberBannerHeight } from './bannerPlace';
import classes from './accountBanner.module.css';
import shell from './shell.module.css';

const storageKey = 'burrow.hiddenStandings';
const hiddenBefore = (): string[] => (sessionStorage.getItem(storageKey) ?? '').split('\n').filter(Boolean);

interface Props {
  readonly accounts: readonly BillingAccount[];
  /** Room for it above the page, kept for as long as the page is there; nothing when the page was drawn without. */
  readonly place: (awaited: boolean) => ReactNode;
}

/** About the height in px of one line above the page. */
const line = 42;

/** The worst that is the matter with the billing accounts, and what lifts it; warnings can be hidden for this visit. */
export function AccountBanner({ accounts, place }: Props) {
  const t = useT();
  const paths = usePaths();
  const now = useNow();
  const open = moduleOpen(useBrand(), 'billing');
  const [hidden, setHidden] = useState(hiddenBefore);
  const [aside, setAside] = useState(false);
  const overdue = useOverdue(accounts, now);
  const lines = accounts
    .flatMap((account) =>
      standingsOf(account, overdue(account)).map((standing) => ({ key: `${account.id} ${standing.kind}`, account, standing })),
    )
    // Where billing is closed, what only its pages lift is nothing to say here.
    .filter(({ key, standing: { way } }) => !hidden.includes(key) && (open || way === 'support'))
    .toSorted((a, b) => Number(b.standing.tone === 'bad') - Number(a.standing.tone === 'bad'));
  const [first] = lines;
  const known = first !== undefined || accounts.every((account) => overdue(account) !== undefined);
  const beside = place(false) === null;
  const ref = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { offsetHeight = 0, offsetWidth = 0 } = ref.current ?? {};
    // Below the navigation it is narrow and high. Put aside, it is above the next page.
    if (known && !(aside && beside)) rememberBannerHeight(beside && offsetWidth < 250 ? Math.min(line, offsetHeight) : offsetHeight);
  });
  const late = beside && first?.key;
  useEffect(() => {
    if (late) announce(ref.current?.innerText ?? '');
  }, [late]);
  if (!first) return hidden.length > 0 ? null : place(!known);
  if (aside && beside) return null;

  const hide = () => {
    const next = [...hidden, ...lines.map(({ key }) => key)];
    keepItem(sessionStorage, storageKey, next.join('\n'));
    setHidden(next);
  };
  return (
    <section ref={ref} className={beside ? classes.beside : shell.standing} aria-label={t('standing.label')}>
      <StandingLine
        standing={first.standing}
        account={first.account}
        unpaid={first.account.unpaid_amount ?? 0}
        onClose={lines.every(({ standing }) => standing.tone === 'warn') ? hide : beside ? () => setAside(true) : undefined}
        more={
          open ? (
            <Link to={paths.billing({ account: String(first.account.id) })}>
              {lines.length > 1 ? t('standing.more', { count: lines.length - 1 }) : t('standing.show')}
            </Link>
          ) : null
        }
      />
    </section>
  );
}
