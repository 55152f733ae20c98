import { useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Gives the focus back to what had it when this opened, also when it was open from its first moment on (which Mantine's own
 * does not). When that is gone, the title of the page takes it.
 */
export function useReturn(opened: boolean): void {
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (opened) before.current = document.activeElement;
  }, [opened]);
  // Not in the layout effect: React puts the focus back to where it was before the commit, which is inside the dialog.
  useEffect(() => {
    if (!opened) return undefined;
    return () => {
      const active = document.activeElement;
      if (active && active !== document.body && !active.closest('[role=dialog]')) return;
      const to = before.current;
      const found = to instanceof HTMLElement && to !== document.body && to.isConnected ? to : document.getElementById('page-title');
      found?.focus({ preventScroll: true });
    };
  }, [opened]);
}
