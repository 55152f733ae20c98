import { lazyPart } from '@/ui/lazy';
import { useIsFetching, useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { useMatch } from 'react-router';
import { billingAccountsQuery, mayNeedWords } from '@/data/billing/accounts/accounts';
import { loadMessages } from '@/i18n';
import { routes } from '@/nav';

const AccountBanner = lazyPart(async () => ({
  default: (await Promise.all([import('./AccountBanner'), loadMessages('standing')]))[0].AccountBanner,
}));

const pause = 1500;

/** Says above every page what is the matter with a billing account. The page's own questions come first: this asks when they have been answered for a while. */
export function AccountWatch() {
  const [asks, setAsks] = useState(false);
  // The page that says it all by itself.
  const told = useMatch(routes.billing) !== null;
  if (!asks) return <Wait onQuiet={() => setAsks(true)} />;
  return told ? null : <Watch />;
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
function Watch() {
  const { data } = useQuery({
    ...billingAccountsQuery(),
    refetchOnWindowFocus: ({ state }) => state.status === 'success',
    retryOnMount: false,
  });
  const accounts = (data ?? []).filter(mayNeedWords);
  return accounts.length > 0 ? (
    <Suspense>
      <AccountBanner accounts={accounts} />
    </Suspense>
  ) : null;
}
