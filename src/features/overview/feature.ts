import { msg } from '@/i18n';
import type { Feature } from '@/nav';

export const overview: Feature = {
  key: 'overview',
  // It is about machines and what belongs to them.
  module: 'compute',
  pages: [
    { key: 'overview', label: msg('shell.page.overview'), icon: 'overview', to: (paths) => paths.overview() },
    {
      key: 'cleanUp',
      group: 'optimize',
      label: msg('shell.page.cleanUp'),
      icon: 'trash',
      keywords: msg('palette.keywords.cleanUp'),
      to: (paths) => paths.cleanUp(),
    },
  ],
  creates: [],
  routes: async () => (await import('./routes')).default,
};
