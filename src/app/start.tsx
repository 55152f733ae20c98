import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { rememberReads, takeOver } from '@/api';
import { BrandRoot, ConfigError, readConfig, type Config } from '@/brand';
import { cache } from '@/data/core/reads';
import { languageChoice } from '@/data/core/preferences';
import { untilDone } from '@/data/core/leaving';
import { connectSession, identityEnds, inheritKept, nameUser, onSignOut, session, signOut } from '@/data/core/session';
import { I18nRoot, overrideWords, startLanguage } from '@/i18n';
import { modulesAt } from '@/nav/paths';
import { confirmation } from '@/ui/batch/run';
import { pages } from '@/ui/Link';
import type { Boot } from './boot';
import { ConfigProblem } from './errors/ConfigProblem';
import { panelRouter } from './router';
import { demoMode } from './demoMode';
import { applyPreferences, dressUp } from './preferences';

const afterFirstReads = 5000;

/** Reads the brand's file, speaks the user's language, and draws the panel. */
export async function start(boot: Boot): Promise<void> {
  const element = document.getElementById('root');
  if (!element) throw new Error('index.html has no #root');
  const root = createRoot(element);
  // Asked for by the first text it would come after that text, which would have to be laid out again.
  void document.fonts.load('1em "Inter Variable"').catch(() => undefined);

  let config: Config;
  try {
    if (boot.config.status !== 200) throw new ConfigError([{ path: '', text: `HTTP ${boot.config.status}` }]);
    config = await readConfig(boot.config.text);
  } catch (error) {
    await startLanguage(null, 'en');
    root.render(
      <I18nRoot money={{ currency: 'EUR', decimals: 2 }}>
        <ConfigProblem error={error} />
      </I18nRoot>,
    );
    return;
  }

  await startLanguage(languageChoice(), config.language);
  if (config.words) await overrideWords(config.words);
  dressUp(config);
  applyPreferences();
  demoMode.load = boot.loadDemo;
  if (session()?.demo) {
    // The brand may have closed the demo since.
    if (config.demo === 'off') signOut();
    else await demoMode.begin();
  }
  takeOver(boot.reads);
  connectSession(config.api.baseUrl);
  onSignOut(() => cache.clear());
  confirmation.ends = identityEnds;
  confirmation.holds = untilDone;
  inheritKept();
  // Nobody waits for it; without an answer it is asked the next time.
  setTimeout(() => void nameUser().catch(() => undefined), afterFirstReads);
  const closed = new Set(Object.entries(config.modules).flatMap(([module, open]) => (open ? [] : [module])));
  pages.open = (to) => !modulesAt(to).some((module) => closed.has(module));
  if (session() && !session()?.demo) rememberReads();

  const money = { currency: config.currency.code, decimals: config.currency.decimals };
  root.render(
    <StrictMode>
      <I18nRoot money={money}>
        <BrandRoot config={config}>
          <QueryClientProvider client={cache}>
            <RouterProvider router={panelRouter(config)} />
          </QueryClientProvider>
        </BrandRoot>
      </I18nRoot>
    </StrictMode>,
  );
}
