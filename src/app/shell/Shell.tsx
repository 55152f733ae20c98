import { lazyPart } from '@/ui/lazy';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { useBrand } from '@/brand';
import { onSignOut, useListed, useRefused, watchIdle } from '@/data/core/session';
import { loadMessages, useT } from '@/i18n';
import { pathTo, everywhere, useOffered } from '@/nav';
import { useDemo } from '../demoMode';
import { featuresOf } from '../features';
import { AccountWatch } from './AccountWatch';
import { Header } from './Header';
import { Navigation } from './Navigation';
import { OperationNews } from './OperationNews';
import { useTapeOpened } from './tape/open';
import { usePageChange } from './usePageChange';
import classes from './shell.module.css';

export { featuresOf } from '../features';
export { recover } from '../recover';
export { operationWords } from './operationWords';

const DemoBar = lazyPart(async () => ({ default: (await Promise.all([import('./DemoBar'), loadMessages('demo')]))[0].DemoBar }));
const AccountEdge = lazyPart(async () => ({
  default: (await Promise.all([import('./accounts/AccountEdge'), loadMessages('accounts')]))[0].AccountEdge,
}));
const SignInAgain = lazyPart(async () => ({
  default: (await Promise.all([import('./SignInAgain'), loadMessages('signIn')]))[0].SignInAgain,
}));
const TapeDrawer = lazyPart(async () => ({
  default: (await Promise.all([import('./tape/TapeDrawer'), loadMessages('tape')]))[0].TapeDrawer,
}));

/** The frame that stays while the pages in it change. */
export function Shell() {
  const t = useT();
  const brand = useBrand();
  const { session, apiCalls } = brand;
  const features = useMemo(() => featuresOf(brand), [brand]);
  const offered = useOffered(features);
  const demo = useDemo();
  const refused = useRefused();
  const several = useListed().length > 1;
  const tapeOpened = useTapeOpened();
  const navigation = useNavigation();
  const [menuOpen, setMenuOpen] = useState(false);
  const wanted = () => features.flatMap(({ key, watch }) => (watch?.wanted() ? [{ key, Watch: watch.Component }] : []));
  const [watches, setWatches] = useState(wanted);
  usePageChange(() => {
    setMenuOpen(false);
    setWatches(wanted());
  });
  useEffect(() => watchIdle(session.idleMinutes), [session.idleMinutes]);
  // What was called before then waits for it.
  useEffect(() => {
    if (apiCalls) void import('@/data/core/tape').then(({ startTape }) => startTape());
  }, [apiCalls]);
  // A page of somebody who has signed out, perhaps in another tab, must not stay on the screen.
  useEffect(() => onSignOut(() => location.assign(import.meta.env.BASE_URL.replace(/\/$/, '') + pathTo('signIn', everywhere))), []);

  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {t('shell.skip')}
      </a>
      {demo ? (
        <Suspense>
          <DemoBar control={demo} />
        </Suspense>
      ) : null}
      {several ? (
        <Suspense>
          <AccountEdge />
        </Suspense>
      ) : null}
      <Header features={offered} menuOpen={menuOpen} onMenu={() => setMenuOpen(!menuOpen)} />
      <Navigation features={offered} open={menuOpen} onClose={() => setMenuOpen(false)} />
      <main id="main" tabIndex={-1} className={classes.main} aria-busy={navigation.state === 'loading' || undefined}>
        {navigation.state === 'loading' ? <div className={classes.progress} aria-hidden /> : null}
        <AccountWatch />
        <Suspense>
          {watches.map(({ key, Watch }) => (
            <Watch key={key} />
          ))}
        </Suspense>
        <Outlet />
      </main>
      <OperationNews />
      {tapeOpened ? (
        <Suspense>
          <TapeDrawer />
        </Suspense>
      ) : null}
      {refused ? (
        <Suspense>
          <SignInAgain />
        </Suspense>
      ) : null}
      <ScrollRestoration />
    </div>
  );
}
