import { MantineProvider, type MantineThemeOverride } from '@mantine/core';
import { useSyncExternalStore, type ReactNode } from 'react';
import { LiveRegion } from './announce';
import { ConfirmRoot } from './confirm';
import { ExplainContext, type ExplainError } from './errorWords';
import { provideOverlays } from './lazy';
import { Outdated } from './Outdated';
import './styles';

provideOverlays(() => import('./lazy/overlays'));

const plain = { light: {}, dark: {} };

export interface UiRootProps {
  /** A Mantine theme, such as `brand` makes. */
  theme?: MantineThemeOverride | undefined;
  /** Own properties of CSS for each scheme, such as the brand's colours. */
  variables?: { light: Record<string, string>; dark: Record<string, string> } | undefined;
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
export function UiRoot({ theme, variables = plain, colorScheme, explain, children }: UiRootProps) {
  const system = useSystemScheme();
  return (
    <MantineProvider
      {...(theme ? { theme } : {})}
      cssVariablesResolver={() => ({ variables: {}, ...variables })}
      forceColorScheme={colorScheme === 'auto' ? system : colorScheme}
    >
      <ExplainContext value={explain}>
        {children}
        <ConfirmRoot />
        <LiveRegion />
        <Outdated />
      </ExplainContext>
    </MantineProvider>
  );
}
