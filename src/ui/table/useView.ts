import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useNavigation } from 'react-router';
import { routerState } from '../router';
import type { View } from './types';
import { storedViews, usualView } from './savedViews';
import { firstView, mergeView, plainView, readView, recall, remember, viewKey, writeView } from './view';

/**
 * The view of a table. It lives here, so that a keystroke waits for no router; the address and the memory follow a moment
 * later. An address that changes from elsewhere (a link, Back) changes the view.
 */
export function useView(name: string, offUrl: boolean) {
  const location = useLocation();
  const navigate = useNavigate();
  const { state: moving } = useNavigation();
  const [recalled] = useState(() => recall(name, localStorage));
  const [view, setView] = useState(() =>
    firstView(offUrl ? new URLSearchParams() : new URLSearchParams(location.search), recalled, usualView(storedViews(name, localStorage))),
  );
  /** As this tab has remembered it last. */
  const kept = useRef(recalled ?? plainView);
  const seen = useRef(location.search);
  const written = useRef<string[]>([]);

  useEffect(() => {
    if (offUrl || seen.current === location.search) return;
    const before = viewKey(new URLSearchParams(seen.current));
    seen.current = location.search;
    const params = new URLSearchParams(location.search);
    // Something else in the address has changed, such as the account: what is typed here meanwhile stays.
    if (viewKey(params) === before) return;
    const place = written.current.indexOf(viewKey(params));
    // What was written here comes back later than newer keystrokes; only what others wrote is news.
    if (place < 0) setView((current) => mergeView(readView(params), current));
    else written.current = written.current.slice(place + 1);
  }, [location, offUrl]);

  useEffect(() => {
    const timer = setTimeout(() => {
      remember(name, kept.current, view, localStorage);
      kept.current = view;
      // While another page is on its way, writing the address would call that off. Asked of the router, whose answer is
      // older than a click by no rendering.
      const now = routerState();
      if (offUrl || moving !== 'idle' || now?.navigation.state !== 'idle') return;
      // It is there already, and React still waits for its code: what would be written is another page's address.
      if (now.location.key !== location.key) return;
      const { search, hash, state } = location;
      const before = new URLSearchParams(search);
      const after = writeView(view, before);
      if (viewKey(before) === viewKey(after)) return;
      written.current.push(viewKey(after));
      void navigate({ search: after.toString(), hash }, { replace: true, preventScrollReset: true, state });
    }, 200);
    return () => clearTimeout(timer);
    // By way of `location` also when the address has lost what this table wrote into it.
  }, [view, name, offUrl, navigate, location, moving]);

  // A page that goes before that moment has passed remembers all the same.
  useEffect(() => {
    const leave = () => remember(name, kept.current, view, localStorage);
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, [name, view]);

  const change = (part: Partial<View>) => setView((current) => ({ ...current, ...part }));
  return [view, change] as const;
}
