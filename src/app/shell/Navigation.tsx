import { useEffect, useEffectEvent } from 'react';
import { NavLink } from 'react-router';
import { useT } from '@/i18n';
import { navigationGroups, usePaths, type Feature } from '@/nav';
import { Glyph } from '@/ui';
import { entryIcons } from './entryIcons';
import classes from './shell.module.css';

/** The pages of the open features by what people look for them under; a group without pages is left out. */
const groupsOf = (features: readonly Feature[]) =>
  navigationGroups
    .map((group) => ({
      group,
      entries: features.flatMap((feature) => feature.pages.filter((entry) => (entry.group ?? feature.key) === group)),
    }))
    .filter(({ entries }) => entries.length > 0);

/** The modules and their pages; on a narrow screen it lies over the page while it is open. */
export function Navigation({ features, open, onClose }: { features: readonly Feature[]; open: boolean; onClose: () => void }) {
  const t = useT();
  const paths = usePaths();
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!open) return undefined;
    const listen = (event: KeyboardEvent) => event.key === 'Escape' && close();
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [open]);
  return (
    <>
      <nav id="navigation" className={classes.nav} data-open={open || undefined} aria-label={t('shell.navigation')}>
        {groupsOf(features).map(({ group, entries }) => (
          <div key={group} role="group" aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`} className={classes.module}>
              {t(`shell.group.${group}`)}
            </h2>
            <ul>
              {entries.map((entry) => (
                <li key={entry.key}>
                  <NavLink to={entry.to(paths)} end={entry.exact ?? false} className={classes.link} onClick={onClose}>
                    <Glyph icon={entryIcons[entry.icon]} />
                    {t(entry.label)}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {open ? <div className={classes.shade} onClick={onClose} aria-hidden /> : null}
    </>
  );
}
