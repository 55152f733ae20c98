import { useEffect } from 'react';
import { useBeforeUnload, useBlocker } from 'react-router';
import { useT } from '@/i18n';
import { confirm } from '@/ui';

/** Asks before a form with something typed in it is left; a change of the search part of the URL is no leaving. */
export function useUnsaved(dirty: boolean): void {
  const t = useT();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname);
  useBeforeUnload((event) => {
    if (dirty) event.preventDefault();
  });
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void confirm({ title: t('ui.discard.title'), body: t('ui.discard.body'), confirmLabel: t('ui.discard.confirm'), danger: true }).then(
      (yes) => (yes ? blocker.proceed() : blocker.reset()),
    );
  }, [blocker, t]);
}
