import { loadMessages, msg } from '@/i18n';
import type { Feature } from '@/nav';

export const compute: Feature = {
  key: 'compute',
  module: 'compute',
  alsoUnder: 'storage',
  pages: [
    { key: 'vms', label: msg('shell.page.vms'), icon: 'server', keywords: msg('palette.keywords.vms'), to: (paths) => paths.vms() },
    {
      key: 'disks',
      group: 'storage',
      label: msg('shell.page.disks'),
      icon: 'disk',
      keywords: msg('palette.keywords.disks'),
      to: (paths) => paths.disks(),
    },
    {
      key: 'snapshots',
      group: 'storage',
      label: msg('shell.page.snapshots'),
      icon: 'camera',
      keywords: msg('palette.keywords.snapshots'),
      to: (paths) => paths.snapshots(),
    },
    {
      key: 'offers',
      label: msg('shell.page.offers'),
      icon: 'info',
      keywords: msg('palette.keywords.offers'),
      to: (paths) => paths.offers(),
    },
    {
      key: 'backups',
      group: 'optimize',
      label: msg('shell.page.backups'),
      icon: 'history',
      keywords: msg('palette.keywords.backups'),
      to: (paths) => paths.backups(),
    },
  ],
  tabs: [{ key: 'prices', label: msg('shell.page.prices'), to: (paths) => paths.prices() }],
  creates: [{ key: 'vm', label: msg('shell.create.vm'), icon: 'server', to: (paths) => paths.vmCreate() }],
  commands: async () => (await Promise.all([import('./palette'), loadMessages('compute')]))[0],
  routes: async () => (await import('./routes')).default,
};
