import type { ServicePackage } from '@/api';
import { defineKind } from '@/data/core/resourceKind';
import { run } from '@/data/operations';
import { servicePrice } from '@/data/pricing/pricing';
import { msg } from '@/i18n';
import { servicesQuery } from './queries';
import { serviceBusy, serviceLocation } from './rules';

export const services = defineKind<ServicePackage>({
  kind: 'service',
  title: msg('inventory.kind.service'),
  icon: 'service',
  scope: 'global',
  optional: true,
  list: () => servicesQuery(),
  isDeleted: (service) => service.is_deleted === true || Boolean(service.deleted_at) || service.status?.toLowerCase() === 'deleted',
  key: (service) => service.uuid,
  name: (service) => service.display_name || service.service || service.uuid,
  account: (service) => service.billing_account_id,
  created: (service) => service.created_at,
  slug: serviceLocation,
  hourlyCost: (service, { policy }) => servicePrice(policy, service),
  costGroups: { services: (count) => msg('inventory.cost.services', { count }) },
  moveBlocked: (service) => (serviceBusy(service) ? msg('data.vm.reason.busy', { status: service.status ?? '' }) : null),
  move: async (service, _, to) => {
    const { moveService } = await import('./operations');
    await run(moveService, { key: service.uuid, name: service.display_name || service.uuid, ...to }, undefined);
  },
  route: (uuid) => ({ route: 'services', search: { q: uuid } }),
});
