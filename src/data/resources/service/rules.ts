import type { ServicePackage } from '@/api';
import { msg } from '@/i18n';
import { inTransition, type DisabledReason } from '../vm/rules';
import { locationOf } from './facts';

const statusOf = (service: ServicePackage): string => service.status?.toLowerCase() ?? '';

export const serviceGone = (service: ServicePackage): boolean =>
  service.is_deleted === true || Boolean(service.deleted_at) || statusOf(service) === 'deleted';

/** In a state that passes by itself. */
export const serviceBusy = (service: ServicePackage): boolean => !serviceGone(service) && inTransition(statusOf(service));

export const serviceActive = (service: ServicePackage): boolean => !serviceGone(service) && statusOf(service) === 'active';

/** Null: allowed. Unknown statuses forbid nothing: the platform has the last word. */
const atRest = (service: ServicePackage): DisabledReason =>
  serviceGone(service)
    ? msg('data.service.reason.gone')
    : serviceBusy(service)
      ? msg('data.vm.reason.busy', { status: service.status ?? '' })
      : null;

const inPlace = (service: ServicePackage): DisabledReason =>
  atRest(service) ?? (locationOf(service) === null ? msg('data.service.reason.location') : null);

/** When the platform allows what. Buttons, menus and "Explain this state" all ask here. */
export const serviceCan = {
  rename: (service: ServicePackage): DisabledReason => (serviceGone(service) ? msg('data.service.reason.gone') : null),
  account: atRest,
  secrets: (service: ServicePackage): DisabledReason => (serviceGone(service) ? msg('data.service.reason.gone') : null),
  allow: inPlace,
  address: inPlace,
  remove: (service: ServicePackage): DisabledReason => (serviceGone(service) ? msg('data.service.reason.gone') : null),
} satisfies Record<string, (service: ServicePackage) => DisabledReason>;
export type ServiceAction = keyof typeof serviceCan;
