import { useSyncExternalStore } from 'react';
import { useT } from '@/i18n';
import classes from './outdated.module.css';

let outdated = false;
const listeners = new Set<() => void>();

/** Says that files of this panel are gone, or that a page says so itself. */
export function setOutdated(value: boolean) {
  outdated = value;
  for (const listener of listeners) listener();
}

// Whatever is fetched later, also by the handler of a click: the page that waits for it would only stay as it is.
if (typeof window !== 'undefined') addEventListener('vite:preloadError', () => setOutdated(true));

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Once for the whole panel, since the file of some part is gone when a newer panel has been put in place: the page stays, with
 * all that was typed. Made of plain elements, since everything else may come late too.
 */
export function Outdated() {
  const t = useT();
  if (!useSyncExternalStore(subscribe, () => outdated)) return null;
  return (
    <div role="alert" className={classes.outdated}>
      <p>{t('ui.outdated')}</p>
      <button type="button" onClick={() => location.reload()}>
        {t('ui.outdated.reload')}
      </button>
    </div>
  );
}
