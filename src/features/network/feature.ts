import { firewallsOffered } from '@/data/resources/firewall/offered';
import { loadMessages, msg } from '@/i18n';
import type { Feature } from '@/nav';

export const network: Feature = {
  key: 'network',
  module: 'network',
  pages: [
    { key: 'networks', label: msg('shell.page.networks'), icon: 'network', to: (paths) => paths.networks() },
    { key: 'floatingIps', label: msg('shell.page.floatingIps'), icon: 'globe', to: (paths) => paths.floatingIps() },
    { key: 'firewalls', label: msg('shell.page.firewalls'), icon: 'shield', to: (paths) => paths.firewalls(), offered: firewallsOffered },
    { key: 'loadBalancers', label: msg('shell.page.loadBalancers'), icon: 'split', to: (paths) => paths.loadBalancers() },
    { key: 'exposure', label: msg('shell.page.exposure'), icon: 'radar', to: (paths) => paths.exposure(), offered: firewallsOffered },
  ],
  creates: [
    { key: 'network', label: msg('shell.create.network'), icon: 'network', to: (paths) => paths.networks({ do: 'create' }) },
    { key: 'floatingIp', label: msg('shell.create.floatingIp'), icon: 'globe', to: (paths) => paths.floatingIps({ do: 'create' }) },
    {
      key: 'firewall',
      label: msg('shell.create.firewall'),
      icon: 'shield',
      to: (paths) => paths.firewalls({ do: 'create' }),
      offered: firewallsOffered,
    },
    { key: 'loadBalancer', label: msg('shell.create.loadBalancer'), icon: 'split', to: (paths) => paths.loadBalancers({ do: 'create' }) },
  ],
  commands: async () => (await Promise.all([import('./palette'), loadMessages('network'), loadMessages('operations')]))[0],
  routes: async () => (await import('./routes')).default,
};
