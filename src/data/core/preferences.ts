import { create } from 'zustand';
import * as z from 'zod/mini';
import { keepItem } from '@/device/storage';

export type Theme = 'light' | 'dark' | 'system';
const themeKey = 'burrow.theme';
const languageKey = 'burrow.language';
const storageKey = 'burrow.preferences';

const asTheme = (value: string | null): Theme => (value === 'light' || value === 'dark' ? value : 'system');

/** Written out: a single value that is wrong is replaced, not all of them with it. */
// oxlint-disable-next-line promise/valid-params -- it is no promise's
const or = <T extends z.ZodMiniType>(schema: T, value: z.output<T>) => z.catch(schema, value);
const schema = z.object({
  /** Dates and times as this device has them, or in UTC, as the platform counts. */
  timeZone: or(z.enum(['local', 'utc']), 'local'),
  density: or(z.enum(['comfortable', 'normal', 'compact']), 'normal'),
  /** Whether a name has to be typed before something is deleted. */
  typeToConfirm: or(z.boolean(), true),
  /** Says by the browser's notifications how an operation ended while its tab was hidden. */
  notifications: or(z.boolean(), false),
  /** Names, addresses and amounts are blurred, for sharing the screen. */
  hideSensitive: or(z.boolean(), false),
});
export type Preferences = z.infer<typeof schema>;

function stored(): Preferences {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(storageKey) ?? '{}'));
  } catch {
    return schema.parse({});
  }
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
