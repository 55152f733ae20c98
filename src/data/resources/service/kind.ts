import type { ServicePackage } from '@/api';
import { defineKind } from '@/data/core/resourceKind';
import { run } from '@/data/operations';
import { servicePrice } from '@/data/pricing/pricing';
import { msg } from '@/i18n';
import { servicesQuery } from './queries';
import { locationOf, nameOf } from './facts';
import { serviceCan, serviceGone } from './rules';

export const services = defineKind<ServicePackage>({
  kind: 'service',
  title: msg('inventory.kind.service'),
  icon: 'service',
  scope: 'global',
  optional: true,
  list: () => servicesQuery(),
  isDeleted: serviceGone,
  key: (service) => service.uuid,
  name: nameOf,
  account: (service) => service.billing_account_id,
  created: (service) => service.created_at,
  slug: locationOf,
  hourlyCost: (service, { policy }) => servicePrice(policy, service),
  costGroups: { services: (count) => msg('inventory.cost.services', { count }) },
  moveBlocked: serviceCan.account,
  move: async (service, _, to) => {
    const { moveService } = await import('./operations');
    await run(moveService, { key: service.uuid, name: nameOf(service), ...to }, undefined);
  },
  route: (uuid) => ({ route: 'database', params: { uuid } }),
});
