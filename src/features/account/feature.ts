import { msg } from '@/i18n';
import type { Feature } from '@/nav';

export const account: Feature = {
  key: 'account',
  module: 'account',
  pages: [],
  personal: [
    { key: 'profile', label: msg('shell.page.profile'), to: (paths) => paths.profile() },
    { key: 'ssh-keys', label: msg('shell.page.sshKeys'), keywords: msg('palette.keywords.keys'), to: (paths) => paths.sshKeys() },
    { key: 'tokens', label: msg('shell.page.tokens'), to: (paths) => paths.tokens() },
    { key: 'preferences', label: msg('shell.page.preferences'), to: (paths) => paths.preferences() },
  ],
  creates: [],
  routes: async () => (await import('./routes')).default,
};
