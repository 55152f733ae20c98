import { create } from 'zustand';
import type { Config } from '@/brand';
import { keepItem } from '@/device/storage';

export type Theme = 'light' | 'dark' | 'system';
const themeKey = 'burrow.theme';
const languageKey = 'burrow.language';

const asTheme = (value: string | null): Theme => (value === 'light' || value === 'dark' ? value : 'system');
const store = create<{ theme: Theme }>(() => ({ theme: asTheme(localStorage.getItem(themeKey)) }));

export const useTheme = () => store((state) => state.theme);

/** Chosen here, read by the page's own script before anything is painted. */
export function chooseTheme(theme: Theme): void {
  keepItem(localStorage, themeKey, theme);
  store.setState({ theme });
}

export const languageChoice = () => localStorage.getItem(languageKey);
export const rememberLanguage = (language: string) => keepItem(localStorage, languageKey, language);

/** The brand's name and icon in the browser's own frame. */
export function dressUp(config: Config): void {
  document.title = config.brand.name;
  const icon = document.querySelector('link[rel="icon"]');
  if (icon && config.brand.favicon) icon.setAttribute('href', config.brand.favicon);
}
