import { msg } from '@/i18n';
import type { Feature } from '@/nav';

export const storage: Feature = {
  key: 'storage',
  module: 'storage',
  pages: [
    { key: 'buckets', label: msg('shell.page.buckets'), icon: 'bucket', to: (paths) => paths.buckets() },
    { key: 'access-keys', label: msg('shell.page.accessKeys'), icon: 'key', to: (paths) => paths.accessKeys() },
  ],
  creates: [{ key: 'bucket', label: msg('shell.create.bucket'), icon: 'bucket', to: (paths) => paths.buckets({ dialog: 'create' }) }],
  routes: async () => (await import('./routes')).default,
};
