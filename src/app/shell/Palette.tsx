import { use } from 'react';
import { useNavigate } from 'react-router';
import { useBrand } from '@/brand';
import { nobodyPays } from '@/data/billing/accounts/accounts';
import { useKnownAccounts } from '@/data/billing/accounts/known';
import { signOut } from '@/data/core/session';
import { useT } from '@/i18n';
import { usePaths, type Command, type CommandHook, type Destination, type Feature } from '@/nav';
import { CommandDialog, CommandList, rank } from '@/ui/commands';
import { openTape } from './tape/open';
import { chooseTheme } from '@/data/core/preferences';
import { recentCommands, rememberCommand } from './recentCommands';

const shown = 12;

interface PaletteProps {
  readonly features: readonly Feature[];
  readonly opened: boolean;
  /** The shell keeps what is typed, so that nothing is lost while this is fetched. */
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onClose: () => void;
}

/**
 * Ctrl-K: pages, resources of all locations by name, address or uuid, and what can be done with them, by the same rules as
 * the buttons, with the reason where it cannot be done now.
 */
export function Palette({ features, opened, query, onQuery, onClose }: PaletteProps) {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const { apiCalls } = useBrand();
  const found = use(hooksOf(features)).flatMap((commandsFor) => commandsFor(query));

  const nobody = nobodyPays(useKnownAccounts());
  const wordsOf = ({ keywords }: Destination) => (keywords ? t(keywords) : '');
  const pages: Command[] = features.flatMap((feature) => [
    ...[...feature.pages, ...(feature.tabs ?? []), ...(feature.personal ?? [])].map((entry) => ({
      key: `page ${entry.key}`,
      label: t('palette.go', { what: t(entry.label) }),
      words: `${t(entry.label)} ${wordsOf(entry)}`,
      run: () => void navigate(entry.to(paths)),
    })),
    ...(feature.actions ?? []).map((entry) => ({
      key: `do ${entry.key}`,
      label: t(entry.label),
      words: wordsOf(entry),
      run: () => void navigate(entry.to(paths)),
    })),
    ...feature.creates.map((entry) => ({
      key: `create ${entry.key}`,
      label: t('palette.create', { what: t(entry.label) }),
      words: `${t('shell.create')} ${wordsOf(entry)}`,
      reason: nobody && t(nobody),
      run: () => void navigate(entry.to(paths)),
    })),
  ]);
  const theme = (name: 'light' | 'dark', label: string): Command => ({
    key: name,
    label: `${t('shell.theme')}: ${label}`,
    run: () => chooseTheme(name),
  });
  const general: Command[] = [
    theme('light', t('shell.theme.light')),
    theme('dark', t('shell.theme.dark')),
    ...(apiCalls ? [{ key: 'tape', label: t('shell.tape'), words: '?', run: openTape }] : []),
    { key: 'out', label: t('shell.signOut'), run: signOut },
  ];

  const recent = recentCommands();
  const of = (commands: readonly Command[]) => rank(commands, query, recent);
  const verbs = of(found.filter(({ verb }) => verb));
  const resources = of(found.filter(({ verb }) => !verb));
  const groups = [
    // With a verb among the words only what does it is left, since every word has to be met.
    { label: t('palette.things'), entries: [...resources, ...verbs].slice(0, shown) },
    { label: t('palette.pages'), entries: of(pages) },
    { label: t('palette.commands'), entries: of(general) },
  ].filter(({ entries }) => entries.length > 0);
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);

  return (
    <CommandDialog title={t('palette.title')} opened={opened} onClose={onClose}>
      <CommandList
        title={t('palette.title')}
        placeholder={t('palette.placeholder')}
        query={query}
        onQuery={onQuery}
        onClose={onClose}
        onTaken={rememberCommand}
        groups={groups}
        status={count === 0 ? t('palette.none', { query: query.slice(0, 60) }) : t('palette.count', { count })}
      />
    </CommandDialog>
  );
}

const known = new WeakMap<readonly Feature[], Promise<readonly CommandHook[]>>();

/** What the open features find and do, fetched once. Their order stays, so each may be called as a hook. */
function hooksOf(features: readonly Feature[]): Promise<readonly CommandHook[]> {
  const before = known.get(features);
  if (before) return before;
  const hooks = Promise.all(features.flatMap(({ commands }) => (commands ? [commands().then((found) => found.default)] : [])));
  known.set(features, hooks);
  return hooks;
}
