import { lazyPart } from '@/ui/lazy';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useBrand } from '@/brand';
import { nobodyPays } from '@/data/billing/accounts/accounts';
import { useKnownAccounts } from '@/data/billing/accounts/known';
import { useLocations } from '@/data/core/locations';
import { useListed, useSession, signOut } from '@/data/core/session';
import { userQuery } from '@/data/resources/user/queries';
import { languages, loadMessages, switchLanguage, useFormat, useT } from '@/i18n';
import { everywhere, pathsIn, scopeParam, usePaths, useScope, type Feature } from '@/nav';
import {
  AccountIcon,
  CheckIcon,
  ExternalIcon,
  GlobeIcon,
  Glyph,
  IconButton,
  Link,
  LocationIcon,
  LogoutIcon,
  MenuButton,
  MenuIcon,
  type MenuItem,
  MoonIcon,
  PlusIcon,
  SearchIcon,
  SunIcon,
  TokenIcon,
  XIcon,
} from '@/ui';
import { BrandMark } from '../BrandMark';
import { chooseTheme, rememberLanguage, useTheme, type Theme } from '@/data/core/preferences';
import { ActivityButton } from './ActivityButton';
import { entryIcons } from './entryIcons';
import { openTape } from './tape/open';
import classes from './shell.module.css';

const loadPalette = () => import('./Palette');
const Palette = lazyPart(async () => ({ default: (await Promise.all([loadPalette(), loadMessages('palette')]))[0].Palette }));

export function Header({ features, menuOpen, onMenu }: { features: readonly Feature[]; menuOpen: boolean; onMenu: () => void }) {
  const t = useT();
  const paths = usePaths();
  const nobody = nobodyPays(useKnownAccounts());
  const reason = nobody && t(nobody);
  const creates: MenuItem[] = features.flatMap((feature) =>
    feature.creates.map((entry) => ({ key: entry.key, label: t(entry.label), icon: entryIcons[entry.icon], to: entry.to(paths), reason })),
  );
  return (
    <header className={classes.header}>
      <div className={classes.menuButton}>
        <IconButton
          label={t('shell.navigation')}
          icon={menuOpen ? XIcon : MenuIcon}
          onClick={onMenu}
          aria-expanded={menuOpen}
          aria-controls="navigation"
        />
      </div>
      <Link to={paths.home()} className={classes.brand}>
        <BrandMark />
      </Link>
      <LocationSwitcher />
      <SearchButton features={features} />
      <div className={classes.tools}>
        {creates.length > 0 ? (
          <MenuButton label={t('shell.create')} icon={PlusIcon} items={creates} variant="primary" size="small" />
        ) : null}
        <ActivityButton />
        <ThemeMenu />
        {languages.length > 1 ? <LanguageMenu /> : null}
        <AccountMenu features={features} />
      </div>
    </header>
  );
}

/** Scopes every list: one location, or all. On a page of one thing it leads to that thing's list. */
function LocationSwitcher() {
  const t = useT();
  const scope = useScope();
  const { all, nameOf } = useLocations(scope);
  const { pathname, search } = useLocation();
  const toScope = (slug: string) => {
    const query = new URLSearchParams(search);
    if (slug === everywhere) query.delete(scopeParam);
    else query.set(scopeParam, slug);
    const detail = pathname.split('/').length > 3 && !pathname.endsWith('/create');
    return detail ? pathsIn(slug).vms() : `${pathname}${query.size > 0 ? `?${query}` : ''}`;
  };
  const choice = (slug: string, label: string, description?: string | null): MenuItem => ({
    key: slug,
    label,
    to: toScope(slug),
    ...(description ? { description } : {}),
    ...(slug === scope ? { icon: CheckIcon } : {}),
  });
  const items: MenuItem[] = [
    choice(everywhere, t('shell.location.all')),
    { divider: true, key: 'line' },
    ...all.map((location) => choice(location.slug, location.display_name, location.description)),
  ];
  const name = scope === everywhere ? t('shell.location.all') : nameOf(scope);
  return (
    <div className={classes.location}>
      <MenuButton label={t('shell.location.is', { name })} icon={LocationIcon} items={items} size="small" />
    </div>
  );
}

const onMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/**
 * The query lives here and not in the palette, whose code comes later: keys that are typed meanwhile are put into it. Enter
 * does nothing before something is shown.
 */
function SearchButton({ features }: { features: readonly Feature[] }) {
  const t = useT();
  const [opened, setOpened] = useState<boolean | null>(null);
  const [query, setQuery] = useState('');
  const close = () => {
    setOpened(false);
    setQuery('');
  };
  const toggle = useEffectEvent(() => (opened ? close() : setOpened(true)));
  const catchKey = useEffectEvent((event: KeyboardEvent) => {
    // The palette's own field takes what is typed into it.
    if (!opened || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target instanceof HTMLInputElement && event.target.role === 'combobox') return;
    if (event.key.length === 1) setQuery((before) => before + event.key);
    else if (event.key === 'Backspace') setQuery((before) => before.slice(0, -1));
    else if (event.key === 'Escape') close();
    else if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const shortcut = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (shortcut) {
        event.preventDefault();
        toggle();
      } else catchKey(event);
    };
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, []);
  return (
    <>
      <button
        type="button"
        className={classes.search}
        onClick={() => setOpened(true)}
        onPointerEnter={() => void loadPalette()}
        onFocus={() => void loadPalette()}
        aria-keyshortcuts={onMac ? 'Meta+K' : 'Control+K'}
        aria-haspopup="dialog"
      >
        <Glyph icon={SearchIcon} />
        <span>{t('shell.search')}</span>
        <kbd aria-hidden>{onMac ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      {opened === null ? null : (
        <Suspense
          fallback={
            opened ? (
              <div className={classes.paletteWaiting} role="status">
                {query || t('shell.search')}
              </div>
            ) : null
          }
        >
          <Palette features={features} opened={opened} query={query} onQuery={setQuery} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

function ThemeMenu() {
  const t = useT();
  const theme = useTheme();
  const names: [Theme, string][] = [
    ['light', t('shell.theme.light')],
    ['dark', t('shell.theme.dark')],
    ['system', t('shell.theme.system')],
  ];
  const items: MenuItem[] = names.map(([key, label]) => ({
    key,
    label,
    onSelect: () => chooseTheme(key),
    ...(key === theme ? { icon: CheckIcon } : {}),
  }));
  return <MenuButton label={t('shell.theme')} icon={theme === 'dark' ? MoonIcon : SunIcon} items={items} variant="subtle" iconOnly />;
}

function LanguageMenu() {
  const t = useT();
  const { language } = useFormat();
  const items: MenuItem[] = languages.map((tag) => ({
    key: tag,
    label: new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag,
    ...(tag === language ? { icon: CheckIcon } : {}),
    onSelect: () => {
      rememberLanguage(tag);
      void switchLanguage(tag);
    },
  }));
  return <MenuButton label={t('shell.language')} icon={GlobeIcon} items={items} variant="subtle" iconOnly />;
}

/** Who is signed in, with the pages that are about them. Asked when the pointer or the focus comes near. */
function AccountMenu({ features }: { features: readonly Feature[] }) {
  const t = useT();
  const paths = usePaths();
  const { links, apiCalls } = useBrand();
  const session = useSession();
  const listed = useListed();
  const several = listed.length > 1;
  const navigate = useNavigate();
  const [near, setNear] = useState(false);
  const { data: user } = useQuery({
    ...userQuery(),
    enabled: near,
    retryOnMount: false,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  const who = user?.profile_data?.email ?? user?.name;
  const personal = features.flatMap((feature) => feature.personal ?? []);
  const open = (address: string) => () =>
    address.startsWith('/') && !address.startsWith('//') ? void navigate(address) : void window.open(address, '_blank', 'noopener');
  const outside = ([key, address, label]: [string, string | undefined, string]): MenuItem[] =>
    address ? [{ key, label, icon: ExternalIcon, onSelect: open(address) }] : [];
  const helpful = [
    outside(['documentation', links.documentation, t('shell.link.documentation')]),
    outside(['support', links.support, t('shell.link.support')]),
    outside(['status', links.status, t('shell.link.status')]),
    outside(['terms', links.terms, t('shell.link.terms')]),
  ].flat();
  const items: MenuItem[] = [
    ...personal.map(({ key, label, to }, at): MenuItem => ({
      key,
      label: t(label),
      to: to(paths),
      ...(at === 0 && who ? { description: who } : {}),
    })),
    ...(personal.length > 0 ? [{ divider: true as const, key: 'personal' }] : []),
    ...helpful,
    ...(helpful.length > 0 ? [{ divider: true as const, key: 'line' }] : []),
    ...(several ? listed : [])
      .filter(({ id }) => id !== session?.id)
      .map(({ id, name, user }) => ({
        key: id,
        label: t('shell.switchTo', { name: name || `#${user ?? ''}` }),
        icon: AccountIcon,
        onSelect: () => void import('@/entities/accounts/switchAccount').then(({ switchAccount }) => switchAccount(t, id)),
      })),
    ...(session?.demo ? [] : [{ key: 'accounts', label: t('shell.accounts'), icon: AccountIcon, to: paths.accounts() }]),
    ...(apiCalls ? [{ key: 'tape', label: t('shell.tape'), icon: TokenIcon, onSelect: openTape }] : []),
    {
      key: 'out',
      label: t('shell.signOut'),
      icon: LogoutIcon,
      onSelect: signOut,
      ...(session?.demo ? { description: t('shell.signOut.demo') } : several ? { description: session?.name } : {}),
    },
  ];
  return <MenuButton label={t('shell.account')} icon={AccountIcon} items={items} variant="subtle" iconOnly onNear={() => setNear(true)} />;
}
