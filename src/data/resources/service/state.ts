import type { ServicePackage } from '@/api';
import { cache } from '@/data/core/reads';
import { defineState, type ResourceState } from '@/data/core/stateRules';
import { msg, type Message } from '@/i18n';
import { floatingIps } from '../floating-ip/kind';
import { addressesByOwner } from '../floating-ip/rules';
import { locationOf } from './facts';
import { whitelistQuery } from './queries';
import { serviceActive, serviceBusy, serviceCan, serviceGone, type ServiceAction } from './rules';
import { isOpenToAll } from './whitelist';

/** As the menus and buttons call them; who pays is every kind's own. */
const names: Record<Exclude<ServiceAction, 'account'>, Message> = {
  secrets: msg('services.secrets.show'),
  allow: msg('state.service.allow'),
  address: msg('services.address.assign'),
  rename: msg('services.rename'),
  remove: msg('services.delete'),
};

function stateOf(service: ServicePackage): ResourceState {
  if (serviceGone(service))
    return { tone: 'off', name: msg('services.status.deleted'), meaning: msg('state.service.gone'), since: service.deleted_at };
  if (serviceActive(service))
    return { tone: 'ok', name: msg('services.status.active'), meaning: msg('state.service.active'), setBy: ['service.create'] };
  const name = service.status ?? msg('services.status.unknown');
  return serviceBusy(service)
    ? { tone: 'busy', name, meaning: msg('state.busy') }
    : { tone: 'unknown', name, meaning: msg('state.unknown') };
}

export const stateRules = defineState<ServicePackage>({
  kind: 'service',
  reads: [floatingIps],
  state: stateOf,
  changed: (service) => service.updated_at,
  actions: (service) =>
    (Object.keys(names) as (keyof typeof names)[]).map((action) => ({ name: names[action], reason: serviceCan[action](service) })),
  next: (service, { lists }) => {
    const slug = locationOf(service);
    // As its page has read it; nothing is said of a list that nobody has.
    const allowed = slug === null ? undefined : cache.getQueryData(whitelistQuery(slug, service.uuid).queryKey);
    if (!serviceActive(service) || !allowed || !isOpenToAll(allowed)) return [];
    const outside = (addressesByOwner(lists.of(floatingIps) ?? []).get(service.uuid) ?? []).length > 0;
    return [{ text: outside ? msg('services.open.public') : msg('services.open.private') }];
  },
});
