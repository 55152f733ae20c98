import type { Firewall } from '@/api';
import { defineKind } from '@/data/core/resourceKind';
import { msg } from '@/i18n';
import { firewallsIn } from './queries';

export const firewalls = defineKind<Firewall>({
  kind: 'firewall',
  title: msg('inventory.kind.firewall'),
  icon: 'firewall',
  scope: 'location',
  optional: true,
  list: firewallsIn,
  isDeleted: (firewall) => Boolean(firewall.deleted_at),
  key: (firewall) => firewall.uuid,
  name: (firewall) => firewall.name || firewall.display_name || firewall.uuid,
  account: (firewall) => firewall.billing_account_id,
  created: (firewall) => firewall.created_at,
  // No call of the contract changes its account.
  moveBlocked: () => msg('inventory.firewall.cannotMove'),
  route: (uuid, location) => ({ route: 'firewall', params: { location, uuid } }),
});
