import { useHref, useLocation, useNavigate, useSearchParams, type DataRouter, type NavigateOptions } from 'react-router';
import { routerState } from '@/ui';

/** Null takes a parameter out. */
type Changes = Readonly<Record<string, string | null>>;

type Change = Changes | ((before: URLSearchParams) => URLSearchParams);

/** What stands in an address, changed. */
export function withParams(before: URLSearchParams, changes: Changes): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) after.delete(name);
    else after.set(name, value);
  }
  return after;
}

/**
 * The location to change for a page at `pathname`: the one that is on its way, else the router's. What a hook returns is
 * older by a rendering, and of two changes in a row the second would undo the first. Null when the panel is about to
 * show another page, which a change of this one's address would call off.
 */
export function newestLocation(router: Pick<DataRouter['state'], 'location' | 'navigation'>, pathname: string) {
  const newest = router.navigation.location ?? router.location;
  return newest.pathname === pathname ? newest : null;
}

/** The parameters of the address, and what changes some of them: without a step in the history, unless told otherwise. */
export function useAddress(): readonly [URLSearchParams, (change: Change, options?: NavigateOptions) => void] {
  const [search] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const pathname = useHref({ pathname: location.pathname });
  const put = (change: Change, options?: NavigateOptions) => {
    const router = routerState();
    const newest = router ? newestLocation(router, pathname) : location;
    if (!newest) return;
    const before = new URLSearchParams(newest.search);
    const after = typeof change === 'function' ? change(before) : withParams(before, change);
    void navigate({ search: after.toString() }, { replace: true, preventScrollReset: true, ...options });
  };
  return [search, put];
}

/** One parameter of the address, and what sets it. */
export function useParam(name: string): readonly [string | null, (value: string | null) => void] {
  const [search, put] = useAddress();
  return [search.get(name), (value) => put({ [name]: value })];
}
