import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useT, type Message } from '@/i18n';
import { confirm } from '@/ui';

/**
 * Asks before a page with something typed in it is left for another one; `what` says what becomes of it. A change of the
 * search part of the URL is no leaving, nor is going to an address that begins with `within`: another tab of the same form.
 * A reload is not asked about: forms keep a draft.
 */
export function useUnsaved(typed: boolean, what: { title: Message; text: Message; leave: Message }, within?: string): void {
  const t = useT();
  const blocker = useBlocker(
    ({ currentLocation: { pathname }, nextLocation: { pathname: next } }) =>
      typed && pathname !== next && !(within !== undefined && (next === within || next.startsWith(`${within}/`))),
  );
  const { title, text, leave } = what;
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void confirm({ title: t(title), body: t(text), confirmLabel: t(leave) }).then((yes) => (yes ? blocker.proceed() : blocker.reset()));
  }, [blocker, t, title, text, leave]);
}
