import type { BillingAccount, Location, Vm } from '@/api';
import { msg, type Message } from '@/i18n';
import { canCharge } from '../billing/accounts/accounts';
import type { Lists, Policy } from '../core/resourceKind';
import { vms } from '../resources/vm/kind';
import { vmGone } from '../resources/vm/rules';
import { joinInventory, type InventoryItem, type Place } from './join';

/**
 * Where the two lists that tell of a VM's account disagree. `unbilled`: it names the account, whose list does not have it;
 * `elsewhere`: the list has it, and it names another account; `unlisted`: only the account's list has it.
 */
export type Mismatch = 'unbilled' | 'elsewhere' | 'unlisted';

/** Something that a billing account pays for. */
export interface Resource extends InventoryItem {
  readonly mismatch: Mismatch | null;
}

/** What a location has answered. `billed`: its VMs as the account's own list has them. */
export interface ResourcePlace extends Place {
  readonly location: Location;
  readonly billed?: readonly Vm[] | undefined;
}

function mismatchOf({ kind, key, account: named }: InventoryItem, billed: readonly Vm[] | undefined, account: number): Mismatch | null {
  if (kind !== vms.kind || !billed) return null;
  const inList = billed.some(({ uuid }) => uuid === key);
  if (named === account) return inList ? null : 'unbilled';
  return inList ? 'elsewhere' : null;
}

/** VMs that only the account's own list has. Without the location's list nothing can be said of a difference. */
function unlisted({ location, lists, billed }: ResourcePlace, account: number, policy: Policy): Resource[] {
  const known = new Set((lists.of(vms) ?? []).map(({ uuid }) => uuid));
  const missing = (billed ?? []).filter((vm) => !known.has(vm.uuid) && !vmGone(vm));
  const own = lists.with(
    vms,
    missing.map((vm) => ({ ...vm, billing_account: vm.billing_account ?? account })),
  );
  return joinInventory([{ location, lists: own }], [], policy)
    .filter(({ kind }) => kind === vms.kind)
    .map((item) => ({ ...item, mismatch: lists.of(vms) ? 'unlisted' : null }));
}

/**
 * Everything that somebody pays for, once each. `account` is the one whose own lists (`billed`) the VMs are compared with.
 * Lists that have not answered are missing from it, and disks whose VM is not known.
 */
export const joinResources = (
  places: readonly ResourcePlace[],
  elsewhere: Lists,
  locations: readonly Location[],
  account: number | null,
  policy: Policy,
): Resource[] => [
  ...places.flatMap((place) => [
    ...paidFor([place], locations, policy).map((item) => ({
      ...item,
      mismatch: account === null ? null : mismatchOf(item, place.billed, account),
    })),
    ...(account === null ? [] : unlisted(place, account, policy)),
  ]),
  ...paidFor([{ location: null, lists: elsewhere }], locations, policy).map((item) => ({ ...item, mismatch: null })),
];

const paidFor = (places: readonly Place[], locations: readonly Location[], policy: Policy) =>
  joinInventory(places, locations, policy).filter(({ included, owner }) => !included && owner !== undefined);

/** Whose account is none of the user's living ones, or is not told. */
export const ofUnknown = ({ account }: Resource, accounts: readonly BillingAccount[]): boolean =>
  !accounts.some(({ id, is_deleted: deleted }) => id === account && deleted !== true);

/** Why a resource cannot be moved to an account; null: it can. */
export const cannotMove = (resource: Resource, target: BillingAccount | null): Message | null =>
  resource.moveBlocked ?? (target === null ? null : resource.account === target.id ? msg('resources.reason.same') : canCharge(target));
