import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useT, type Message } from '@/i18n';
import { confirm } from '@/ui';

/**
 * Asks before a page with something typed in it is left for another one; `what` says what becomes of it. A change of the
 * search part of the URL is no leaving. A reload is not asked about: forms keep a draft.
 */
export function useUnsaved(typed: boolean, what: { title: Message; text: Message; leave: Message }): void {
  const t = useT();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => typed && currentLocation.pathname !== nextLocation.pathname);
  const { title, text, leave } = what;
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void confirm({ title: t(title), body: t(text), confirmLabel: t(leave) }).then((yes) => (yes ? blocker.proceed() : blocker.reset()));
  }, [blocker, t, title, text, leave]);
}
