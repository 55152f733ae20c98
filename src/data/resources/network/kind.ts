import type { Network } from '@/api';
import { defineKind } from '@/data/core/resourceKind';
import { msg } from '@/i18n';
import { networksIn } from './queries';
import { networkName } from './rules';

export const networks = defineKind<Network>({
  kind: 'network',
  title: msg('inventory.kind.network'),
  icon: 'network',
  scope: 'location',
  optional: true,
  list: networksIn,
  isDeleted: () => false,
  key: ({ uuid }) => uuid,
  name: networkName,
  // Networks cost nothing, and no account has them.
  included: () => true,
  created: (network) => network.created_at,
  route: (uuid, location) => ({ route: 'network', params: { location, uuid } }),
  searchText: ({ subnet, subnet_ipv6: subnet6 }) => [subnet, subnet6],
});
