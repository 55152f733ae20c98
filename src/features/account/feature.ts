import { msg } from '@/i18n';
import type { Feature } from '@/nav';

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
      keywords: msg('palette.keywords.keys'),
      to: (paths) => paths.sshKeys(),
    },
    { key: 'preferences', label: msg('shell.page.preferences'), icon: 'settings', to: (paths) => paths.preferences() },
  ],
  creates: [],
  routes: async () => (await import('./routes')).default,
};
