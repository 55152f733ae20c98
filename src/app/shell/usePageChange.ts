import { useEffect, useEffectEvent, useRef } from 'react';
import { useLocation } from 'react-router';
import { announce } from '@/ui';

/** Parts of one page have their own addresses; `state` is that of the location which led to one. */
export const isWithinPage = (state: unknown): boolean => (state as { within?: boolean } | null)?.within === true;

/** After a change of page (not of its filters): the focus goes to the new title and a screen reader hears it. */
export function usePageChange(changed: () => void): void {
  const { pathname, state } = useLocation();
  // The focus stays on what leads to a part of the page.
  const within = isWithinPage(state);
  const before = useRef(pathname);
  const onChange = useEffectEvent(changed);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    onChange();
    if (within) return;
    const title = document.getElementById('page-title');
    title?.focus({ preventScroll: true });
    announce(title?.textContent || document.title);
  }, [pathname, within]);
}
