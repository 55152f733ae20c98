import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { cache } from '@/data/core/reads';
import { sshKeysQuery } from '@/data/resources/ssh-key/queries';
import { tokensQuery } from '@/data/resources/token/queries';
import { userQuery } from '@/data/resources/user/queries';
import { loadMessages, msg } from '@/i18n';
import { routes, type Feature } from '@/nav';

const words = () => loadMessages('account');
const begin = (...reads: Promise<unknown>[]): null => {
  void Promise.allSettled(reads);
  return null;
};

export const account: Feature = {
  key: 'account',
  module: 'account',
  title: msg('shell.module.account'),
  pages: [
    { key: 'profile', label: msg('shell.page.profile'), icon: 'account', to: (paths) => paths.profile() },
    { key: 'tokens', label: msg('shell.page.tokens'), icon: 'token', to: (paths) => paths.tokens() },
    {
      key: 'ssh-keys',
      label: msg('shell.page.sshKeys'),
      icon: 'key',
      keywords: msg('shell.keywords.keys'),
      to: (paths) => paths.sshKeys(),
    },
    { key: 'preferences', label: msg('shell.page.preferences'), icon: 'settings', to: (paths) => paths.preferences() },
  ],
  creates: [],
  routes: [
    {
      path: routes.profile,
      loader: () => begin(cache.prefetchQuery(userQuery())),
      lazy: async () => ({ Component: (await Promise.all([import('./profile/ProfilePage'), words()]))[0].ProfilePage }),
    },
    {
      path: routes.tokens,
      loader: () => begin(cache.prefetchQuery(tokensQuery()), cache.prefetchQuery(billingAccountsQuery())),
      lazy: async () => ({ Component: (await Promise.all([import('./tokens/TokensPage'), words()]))[0].TokensPage }),
    },
    {
      path: routes.sshKeys,
      loader: () => begin(cache.prefetchQuery(sshKeysQuery())),
      lazy: async () => ({ Component: (await Promise.all([import('./keys/SshKeysPage'), words()]))[0].SshKeysPage }),
    },
    {
      path: routes.preferences,
      lazy: async () => ({ Component: (await Promise.all([import('./preferences/PreferencesPage'), words()]))[0].PreferencesPage }),
    },
  ],
};
