import type { RouteObject } from 'react-router';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { begin } from '@/data/core/begin';
import { cache } from '@/data/core/reads';
import { sshKeysQuery } from '@/data/resources/ssh-key/queries';
import { tokensQuery } from '@/data/resources/token/queries';
import { userQuery } from '@/data/resources/user/queries';
import { loadMessages } from '@/i18n';
import { routes } from '@/nav';

const words = () => Promise.all([loadMessages('account'), loadMessages('sshKeys')]);

const pages: RouteObject[] = [
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
    path: routes.accounts,
    lazy: async () => ({
      Component: (await Promise.all([import('./accounts/AccountsPage'), loadMessages('accounts'), loadMessages('standing')]))[0]
        .AccountsPage,
    }),
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
];
export default pages;
