import { lazy, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { nobodyPays } from '@/data/billing/accounts/accounts';
import { useKnownAccounts } from '@/data/billing/accounts/known';
import { session, signOut } from '@/data/core/session';
import { useT } from '@/i18n';
import { usePaths, type Command, type CommandSource, type Feature } from '@/nav';
import { CommandDialog, CommandList } from '@/ui/commands';
import { chooseTheme } from '@/data/core/preferences';

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
    { key: 'out', label: t('shell.signOut'), words: t('shell.signOut'), run: () => signOut(session()?.id) },
  ];
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (command: Command) => wanted.every((word) => command.words.toLowerCase().includes(word));
  const groupsWith = (things: readonly Command[]) =>
    [
      { label: t('shell.search.things'), entries: things.filter(fits).slice(0, shown) },
      { label: t('shell.search.pages'), entries: pages.filter(fits) },
      { label: t('shell.search.commands'), entries: general.filter(fits) },
    ].filter((group) => group.entries.length > 0);
  const title = t('shell.search.title');
  const close = () => {
    setQuery('');
    onClose();
  };

  return (
    <CommandDialog title={title} opened={opened} onClose={close}>
      <Gather sources={sourcesOf(features)} query={query}>
        {(things) => (
          <CommandList
            title={title}
            placeholder={t('shell.search.placeholder')}
            query={query}
            onQuery={setQuery}
            onClose={close}
            groups={groupsWith(things)}
            none={t('shell.search.none')}
          />
        )}
      </Gather>
    </CommandDialog>
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
