import { msg } from '@/i18n';
import type { Feature } from '@/nav';

export const services: Feature = {
  key: 'services',
  module: 'services',
  pages: [{ key: 'databases', label: msg('shell.page.databases'), icon: 'service', to: (paths) => paths.databases() }],
  creates: [{ key: 'database', label: msg('shell.create.database'), icon: 'service', to: (paths) => paths.databaseCreate() }],
  routes: async () => (await import('./routes')).default,
};
