import { create } from 'zustand';
import { keepItem } from '@/device/storage';

export type Theme = 'light' | 'dark' | 'system';
const themeKey = 'burrow.theme';
const languageKey = 'burrow.language';
const storageKey = 'burrow.preferences';

const asTheme = (value: string | null): Theme => (value === 'light' || value === 'dark' ? value : 'system');

/** What each may be; the first is what it is until somebody chooses. */
const choices = {
  /** Dates and times as this device has them, or in UTC, as the platform counts. */
  timeZone: ['local', 'utc'],
  density: ['normal', 'comfortable', 'compact'],
  /** Whether a name has to be typed before something is deleted. */
  typeToConfirm: [true, false],
  /** Says by the browser's notifications how an operation ended while its tab was hidden. */
  notifications: [false, true],
  /** Names, addresses and amounts are blurred, for sharing the screen. */
  hideSensitive: [false, true],
} as const;
type Choices = typeof choices;
export type Preferences = { readonly [Name in keyof Choices]: Choices[Name][number] };

/** A single value that is wrong is replaced, not all of them with it. */
function stored(): Preferences {
  let kept: unknown = null;
  try {
    kept = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
  } catch {
    // What cannot be read says nothing.
  }
  const chosen = new Map<string, unknown>(Object.entries(kept ?? {}));
  const valid = Object.entries<readonly unknown[]>(choices).map(([name, all]) => [
    name,
    all.includes(chosen.get(name)) ? chosen.get(name) : all[0],
  ]);
  return Object.fromEntries(valid) as Preferences;
}

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const store = create<{ theme: Theme; preferences: Preferences }>(() => ({ theme: asTheme(read(themeKey)), preferences: stored() }));

export const useTheme = () => store((state) => state.theme);
export const usePreferences = () => store((state) => state.preferences);
export const preferences = () => store.getState().preferences;
export const onPreferences = (listener: (now: Preferences) => void) =>
  store.subscribe((state, before) => {
    if (state.preferences !== before.preferences) listener(state.preferences);
  });

/** Chosen here, read by the page's own script before anything is painted. */
export function chooseTheme(theme: Theme): void {
  keepItem(localStorage, themeKey, theme);
  store.setState({ theme });
}

/** What a storage that is full has not taken; it counts for as long as the tab stands. */
let unkept: Partial<Preferences> = {};

export function changePreferences(change: Partial<Preferences>): void {
  // Another tab may have changed others meanwhile, and this one may not have heard of it.
  const next = { ...stored(), ...unkept, ...change };
  unkept = keepItem(localStorage, storageKey, JSON.stringify(next)) ? {} : { ...unkept, ...change };
  store.setState({ preferences: next });
}

export const languageChoice = () => read(languageKey);
export const rememberLanguage = (language: string) => keepItem(localStorage, languageKey, language);

if (typeof addEventListener === 'function' && typeof localStorage !== 'undefined') {
  addEventListener('storage', ({ key }) => {
    if (key === storageKey) store.setState({ preferences: stored() });
    if (key === themeKey) store.setState({ theme: asTheme(read(themeKey)) });
  });
}
