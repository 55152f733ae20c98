import { MantineProvider, type MantineThemeOverride } from '@mantine/core';
import { useSyncExternalStore, type ReactNode } from 'react';
import { LiveRegion } from './announce';
import { ConfirmRoot } from './confirm';
import { ExplainContext, type ExplainError } from './errorWords';
import { provideOverlays } from './lazy';
import './styles';

provideOverlays(() => import('./lazy/overlays'));

export interface UiRootProps {
  /** A Mantine theme, such as `brand` makes. */
  theme?: MantineThemeOverride | undefined;
  /** `auto` follows the system, also while the page is open. */
  colorScheme: 'light' | 'dark' | 'auto';
  /** Puts what was thrown into words, for `Failure`, `confirm` and `FormDialog`. */
  explain: ExplainError;
  children: ReactNode;
}

const dark = () => matchMedia('(prefers-color-scheme: dark)');

function useSystemScheme() {
  return useSyncExternalStore(
    (listener) => {
      const query = dark();
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => (dark().matches ? 'dark' : 'light'),
  );
}

/** Everything of `ui` lives below this: styles, the dialog that `confirm` asks in, the voice of `announce`. Needs a router and `I18nRoot` above it. */
export function UiRoot({ theme, colorScheme, explain, children }: UiRootProps) {
  const system = useSystemScheme();
  return (
    <MantineProvider {...(theme ? { theme } : {})} forceColorScheme={colorScheme === 'auto' ? system : colorScheme}>
      <ExplainContext value={explain}>
        {children}
        <ConfirmRoot />
        <LiveRegion />
      </ExplainContext>
    </MantineProvider>
  );
}
