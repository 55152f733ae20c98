import { cache } from '@/data/core/reads';
import { sshKeysQuery } from '@/data/resources/ssh-key/queries';
import { loadMessages, msg } from '@/i18n';
import { routes, type Feature } from '@/nav';

export const account: Feature = {
  key: 'account',
  module: 'account',
  title: msg('shell.module.account'),
  pages: [{ key: 'ssh-keys', label: msg('shell.page.sshKeys'), icon: 'key', to: (paths) => paths.sshKeys() }],
  creates: [],
  routes: [
    {
      path: routes.sshKeys,
      loader: () => {
        void cache.prefetchQuery(sshKeysQuery());
        return null;
      },
      lazy: async () => {
        const [page] = await Promise.all([import('./keys/SshKeysPage'), loadMessages('account')]);
        return { Component: page.SshKeysPage };
      },
    },
  ],
};
