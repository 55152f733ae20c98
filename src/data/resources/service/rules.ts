import type { ServicePackage } from '@/api';
import { isBlock, readBlock, sameBlock } from '@/data/core/cidr';
import { msg, type Message } from '@/i18n';
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

/* ——— Who may connect ——— */

/** An empty whitelist is no restriction; a block of all addresses is none either. */
export const isOpenToAll = (whitelist: readonly string[]): boolean =>
  whitelist.length === 0 ||
  whitelist.some((entry) => {
    const block = readBlock(entry);
    return isBlock(block) && block.prefix === 0;
  });

/** What is wrong with an entry that is to be added, as typed. */
export function entryProblem(text: string, present: readonly string[]): Message | null {
  const block = readBlock(text);
  if (block === 'empty') return msg('data.service.entry.empty');
  if (block === 'ipv6') return msg('data.service.entry.ipv6');
  if (block === 'prefix') return msg('data.service.entry.prefix');
  if (!isBlock(block)) return msg('data.service.entry.format');
  return present.some((entry) => sameBlock(entry, block.cidr)) ? msg('data.service.entry.present') : null;
}

export interface WhitelistChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** What has to be sent to get from one list to another. Entries keep the spelling that the platform has for them. */
export const changeBetween = (before: readonly string[], after: readonly string[]): WhitelistChange => ({
  add: after.filter((entry) => !before.some((each) => sameBlock(each, entry))),
  remove: before.filter((entry) => !after.some((each) => sameBlock(each, entry))),
});

/** A change that lets everybody in where not everybody was let in. */
export const opens = (before: readonly string[], after: readonly string[]): boolean => !isOpenToAll(before) && isOpenToAll(after);
