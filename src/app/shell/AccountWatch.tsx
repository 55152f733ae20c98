import { lazyPart } from '@/ui/lazy';
import { useIsFetching, useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { useLocation, useMatch } from 'react-router';
import { billingAccountsQuery, mayNeedWords } from '@/data/billing/accounts/accounts';
import { loadMessages } from '@/i18n';
import { routes } from '@/nav';
import { bannerHeight, rememberBannerHeight } from './bannerPlace';
import { isWithinPage } from './usePageChange';
import classes from './shell.module.css';

const AccountBanner = lazyPart(async () => ({
  default: (await Promise.all([import('./AccountBanner'), loadMessages('standing')]))[0].AccountBanner,
}));

const pause = 1500;

/**
 * Says above every page what is the matter with a billing account. The page's own questions come first: this asks when they have
 * been answered for a while. No page moves: a banner that was there the last time has its place from the beginning of the page to its
 * end, and where there was none it is shown beside the page until the next one.
 */
export function AccountWatch() {
  const { pathname, state } = useLocation();
  const [asks, setAsks] = useState(false);
  const [kept, setKept] = useState(() => ({ pathname, height: bannerHeight() }));
  if (kept.pathname !== pathname && !isWithinPage(state)) setKept({ pathname, height: bannerHeight() });
  const { height } = kept;
  // The page that says it all by itself.
  const told = useMatch(routes.billing) !== null;
  const place = (awaited: boolean) =>
    height > 0 && !told ? <div className={classes.standing} data-awaited={awaited || undefined} style={{ blockSize: height }} /> : null;
  if (asks) return told ? null : <Watch place={place} />;
  return (
    <>
      {place(true)}
      <Wait onQuiet={() => setAsks(true)} />
    </>
  );
}

function Wait({ onQuiet }: { onQuiet: () => void }) {
  const busy = useIsFetching() > 0;
  useEffect(() => {
    if (busy) return undefined;
    const timer = setTimeout(onQuiet, pause);
    return () => clearTimeout(timer);
  }, [busy, onQuiet]);
  return null;
}

/** A token that may not read billing is asked once, and nothing is said. */
function Watch({ place }: { place: (awaited: boolean) => ReactNode }) {
  const { data, isPending } = useQuery({
    ...billingAccountsQuery(),
    refetchOnWindowFocus: ({ state }) => state.status === 'success',
    retryOnMount: false,
  });
  const accounts = (data ?? []).filter(mayNeedWords);
  const nothing = !isPending && accounts.length === 0;
  useEffect(() => {
    if (nothing) rememberBannerHeight(0);
  }, [nothing]);
  return accounts.length > 0 ? (
    <Suspense fallback={place(true)}>
      <AccountBanner accounts={accounts} place={place} />
    </Suspense>
  ) : (
    place(isPending)
  );
}
