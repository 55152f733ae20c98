import { I18nProvider } from '@lingui/react';
import { useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { currentLanguage, i18n, onLanguage } from './catalogues';
import { formatFor, type MoneyStyle } from './format';
import { FormatContext } from './messages';
import { onTimeZone, timeZone } from './timeZone';

/** Gives everything below it the language in use and the formats that go with it. */
export function I18nRoot({ money, children }: { money: MoneyStyle; children: ReactNode }) {
  const language = useSyncExternalStore(onLanguage, currentLanguage);
  const zone = useSyncExternalStore(onTimeZone, timeZone);
  const format = useMemo(() => formatFor(language, money, zone), [language, money, zone]);
  return (
    <I18nProvider i18n={i18n}>
      <FormatContext value={format}>{children}</FormatContext>
    </I18nProvider>
  );
}
