import { createSpotlight, Spotlight } from '@mantine/spotlight';
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/spotlight/styles.layer.css';
import '@/ui/lazy/overlays';
import { lazy, useEffect, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { nobodyPays } from '@/data/billing/accounts';
import { useKnownAccounts } from '@/data/billing/known';
import { signOut } from '@/data/session';
import { useT } from '@/i18n';
import { usePaths, type Command, type CommandSource, type Feature } from '@/nav';
import { chooseTheme } from '../preferences';
import classes from './palette.module.css';

const [store, controls] = createSpotlight();
const shown = 12;

/**
 * Ctrl-K: pages, things of all locations by name, address or uuid, and what can be done with them — by the same rules as
 * the buttons, with the reason where it cannot be done now.
 */
export function Palette({ features, opened, onClose }: { features: readonly Feature[]; opened: boolean; onClose: () => void }) {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  useEffect(() => (opened ? controls.open() : controls.close()), [opened]);

  const nobody = nobodyPays(useKnownAccounts());
  const pages: Command[] = features.flatMap((feature) => [
    ...feature.pages.map((entry) => ({
      key: entry.key,
      label: t('shell.search.go', { what: t(entry.label) }),
      words: t(entry.label),
      run: () => void navigate(entry.to(paths)),
    })),
    ...feature.creates.map((entry) => ({
      key: `create-${entry.key}`,
      label: t('shell.search.create', { what: t(entry.label) }),
      words: `${t('shell.create')} ${t(entry.label)}`,
      reason: nobody && t(nobody),
      run: () => void navigate(entry.to(paths)),
    })),
  ]);
  const general: Command[] = [
    {
      key: 'light',
      label: `${t('shell.theme')}: ${t('shell.theme.light')}`,
      words: `${t('shell.theme')} ${t('shell.theme.light')}`,
      run: () => chooseTheme('light'),
    },
    {
      key: 'dark',
      label: `${t('shell.theme')}: ${t('shell.theme.dark')}`,
      words: `${t('shell.theme')} ${t('shell.theme.dark')}`,
      run: () => chooseTheme('dark'),
    },
    { key: 'out', label: t('shell.signOut'), words: t('shell.signOut'), run: signOut },
  ];
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (command: Command) => wanted.every((word) => command.words.toLowerCase().includes(word));
  const action = (command: Command) => ({
    key: command.key,
    label: command.label,
    description: command.reason ?? command.description,
    'aria-disabled': command.reason ? true : undefined,
    closeSpotlightOnTrigger: !command.reason,
    onClick: () => !command.reason && command.run(),
  });
  const groupsWith = (things: readonly Command[]) =>
    [
      { group: t('shell.search.things'), actions: things.filter(fits).slice(0, shown).map(action) },
      { group: t('shell.search.pages'), actions: pages.filter(fits).map(action) },
      { group: t('shell.search.commands'), actions: general.filter(fits).map(action) },
    ].filter((group) => group.actions.length > 0);

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      maxHeight="min(28rem, 70vh)"
      title={t('shell.search.title')}
      overlayProps={{ blur: 0 }}
      classNames={{ action: classes.action, actionLabel: classes.label, actionDescription: classes.description, header: classes.title }}
      attributes={{ header: { role: 'none' } }}
    >
      <Spotlight.Search placeholder={t('shell.search.placeholder')} aria-label={t('shell.search.placeholder')} />
      <Gather sources={sourcesOf(features)} query={query}>
        {(things) => {
          const groups = groupsWith(things);
          return (
            <Spotlight.ActionsList aria-label={t('shell.search.title')}>
              {groups.map(({ group, actions }) => (
                <Spotlight.ActionsGroup key={group} label={group}>
                  {actions.map(({ key, ...rest }) => (
                    <Spotlight.Action key={key} {...rest} />
                  ))}
                </Spotlight.ActionsGroup>
              ))}
              {groups.length === 0 ? <Spotlight.Empty>{t('shell.search.none')}</Spotlight.Empty> : null}
            </Spotlight.ActionsList>
          );
        }}
      </Gather>
    </Spotlight.Root>
  );
}

const sources = new Map<string, CommandSource>();

/** What the open features have to find and do, each fetched once. */
function sourcesOf(features: readonly Feature[]): CommandSource[] {
  return features.flatMap(({ key, commands }) => {
    if (!commands) return [];
    const source = sources.get(key) ?? lazy(commands);
    sources.set(key, source);
    return [source];
  });
}

/** Puts together what several sources find. */
function Gather({ sources: all, query, found = [], children }: GatherProps): ReactNode {
  const [First, ...rest] = all;
  if (!First) return children(found);
  return (
    <First query={query}>
      {(commands) => (
        <Gather sources={rest} query={query} found={[...found, ...commands]}>
          {children}
        </Gather>
      )}
    </First>
  );
}

interface GatherProps {
  readonly sources: readonly CommandSource[];
  readonly query: string;
  readonly found?: readonly Command[];
  readonly children: (found: readonly Command[]) => ReactNode;
}
