import { useEffect, useEffectEvent } from 'react';
import { useLocation } from 'react-router';
import { useT } from '@/i18n';
import { navigationGroups, usePaths, type Feature } from '@/nav';
import { Glyph, Link } from '@/ui';
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
  const { pathname } = useLocation();
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!open) return undefined;
    const listen = (event: KeyboardEvent) => event.key === 'Escape' && close();
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [open]);
  const groups = groupsOf(features).map(({ group, entries }) => ({
    group,
    entries: entries.map(({ key, label, icon, to }) => ({ key, label, icon, to: to(paths) })),
  }));
  // An entry's address may begin with another one's: the longest that fits is where one is.
  const current = groups
    .flatMap(({ entries }) => entries)
    .filter(({ to }) => `${pathname}/`.startsWith(`${to.split('?')[0]}/`))
    .toSorted((a, b) => b.to.length - a.to.length)[0]?.key;
  return (
    <>
      <nav id="navigation" className={classes.nav} data-open={open || undefined} aria-label={t('shell.navigation')}>
        {groups.map(({ group, entries }) => {
          const links = (
            <ul>
              {entries.map(({ key, label, icon, to }) => (
                <li key={key}>
                  <Link to={to} aria-current={key === current ? 'page' : undefined} className={classes.link} onClick={onClose}>
                    <Glyph icon={entryIcons[icon]} />
                    {t(label)}
                  </Link>
                </li>
              ))}
            </ul>
          );
          // One page needs no heading above it.
          return entries.length === 1 ? (
            <div key={group}>{links}</div>
          ) : (
            <details key={group} open>
              <summary className={classes.module}>{t(`shell.group.${group}`)}</summary>
              {links}
            </details>
          );
        })}
      </nav>
      {open ? <div className={classes.shade} onClick={onClose} aria-hidden /> : null}
    </>
  );
}
