import Big from 'big.js';
import type { BillingAccount, Bucket, Disk, Firewall, FloatingIp, LoadBalancer, Location, PriceRow, ServicePackage, Vm } from '@/api';
import { msg, parseTime } from '@/i18n';
import { diskGone, diskName } from '../resources/disk/disks';
import { priceOfVm } from '../resources/vm/machines';
import { assignedPrice, balancerPrice, bucketPrice, idleAddressPrice, servicePrice } from '../pricing/pricing';
import { disksOf } from '../resources/vm/parts';
import { isAssigned } from '../resources/floating-ip/rules';
import { vmCan, vmGone, vmStopped, type DisabledReason } from '../resources/vm/rules';
import { priceOfDisk, type Inventory } from './waste';
import { canCharge } from '../billing/accounts/accounts';

export type ResourceKind = 'vm' | 'disk' | 'address' | 'balancer' | 'firewall' | 'service' | 'bucket';

/**
 * Where the two lists that tell of a machine's account disagree. `unbilled`: it names the account, whose list does not have
 * it; `elsewhere`: the list has it, and it names another account; `unlisted`: only the account's list has it.
 */
export type Mismatch = 'unbilled' | 'elsewhere' | 'unlisted';

/** Something that a billing account pays for. */
export interface Resource {
  /** Unique over kinds and locations. */
  readonly id: string;
  readonly kind: ResourceKind;
  /** Null: in no location. */
  readonly location: Location | null;
  /** What the platform calls it by: a uuid, an address, a bucket's name. */
  readonly key: string;
  /** What usage calls it by, where that is another name. */
  readonly uuid: string;
  readonly name: string;
  /** As the platform says; null when it does not. */
  readonly account: number | null;
  /** What has it, or what it is on: its key. */
  readonly owner: { readonly key: string; readonly name: string } | null;
  readonly created: Date | null;
  /** Net, per hour, by the price list; null when that has no price for it. */
  readonly hourly: Big | null;
  /** Why it cannot be moved as it is now. */
  readonly busy: DisabledReason;
  readonly mismatch: Mismatch | null;
  readonly vm: Vm | null;
}

/** What a location has answered, also of the machines of one account. */
export interface ResourcePlace extends Inventory {
  readonly firewalls?: readonly Firewall[] | undefined;
  /** As the account's own list has them. */
  readonly billed?: readonly Vm[] | undefined;
}
export interface Elsewhere {
  readonly buckets: readonly Bucket[];
  readonly services: readonly ServicePackage[];
  readonly locations: readonly Location[];
}
type Policy = readonly PriceRow[] | null;

const plain = { owner: null, created: null, hourly: null, busy: null, mismatch: null, vm: null };
const idOf = (kind: ResourceKind, location: Location | null, key: string) => `${kind}/${location?.slug ?? '*'}/${key}`;

/** By the hour in the state that it is in, with its disks and their copies; its addresses are resources of their own. */
function vmHourly(policy: Policy, vm: Vm): Big | null {
  if (!policy) return null;
  const price = priceOfVm(policy, vm, []);
  return vmStopped(vm) ? price.stopped : price.running;
}

function machine(location: Location, vm: Vm, mismatch: Mismatch | null, policy: Policy): Resource {
  return {
    ...plain,
    id: idOf('vm', location, vm.uuid),
    kind: 'vm',
    location,
    key: vm.uuid,
    uuid: vm.uuid,
    name: vm.name,
    account: vm.billing_account ?? null,
    created: parseTime(vm.created_at),
    hourly: vmHourly(policy, vm),
    busy: vmCan.billing(vm),
    mismatch,
    vm,
  };
}

function machines({ location, vms, billed }: ResourcePlace, account: number | null, policy: Policy): Resource[] {
  const living = (vms ?? []).filter((vm) => !vmGone(vm));
  const inList = billed && new Set(billed.map(({ uuid }) => uuid));
  const known = new Set(living.map(({ uuid }) => uuid));
  const mismatchOf = (vm: Vm): Mismatch | null => {
    if (!inList || account === null) return null;
    if (vm.billing_account === account) return inList.has(vm.uuid) ? null : 'unbilled';
    return inList.has(vm.uuid) ? 'elsewhere' : null;
  };
  return [
    ...living.map((vm) => machine(location, vm, mismatchOf(vm), policy)),
    // Without the location's own list nothing can be said of a difference.
    ...(billed ?? [])
      .filter((vm) => !known.has(vm.uuid) && !vmGone(vm))
      .map((vm) => machine(location, { ...vm, billing_account: vm.billing_account ?? account }, vms ? 'unlisted' : null, policy)),
  ];
}

/** Disks go with their machine; only those that nothing has, or that another account than the machine's pays for, stand alone. */
function disk(place: ResourcePlace, item: Disk, owners: ReadonlyMap<string, Vm>, policy: Policy): Resource[] {
  const vm = owners.get(item.uuid);
  const account = item.billing_account_id ?? null;
  if (diskGone(item) || place.serviceDisks?.has(item.uuid)) return [];
  if (vm && (account === null || account === (vm.billing_account ?? null))) return [];
  return [
    {
      ...plain,
      id: idOf('disk', place.location, item.uuid),
      kind: 'disk',
      location: place.location,
      key: item.uuid,
      uuid: item.uuid,
      name: diskName(item),
      account,
      owner: vm ? { key: vm.uuid, name: vm.name } : null,
      created: parseTime(item.created_at),
      // Part of the machine's price otherwise.
      hourly: vm || !policy ? null : priceOfDisk(policy, item),
      busy: vm ? vmCan.disks(vm) : null,
    },
  ];
}

function address(location: Location, ip: FloatingIp, names: ReadonlyMap<string, string>, policy: Policy): Resource[] {
  if (ip.is_deleted === true) return [];
  const owner = isAssigned(ip) ? (ip.assigned_to ?? null) : null;
  return [
    {
      ...plain,
      id: idOf('address', location, ip.address),
      kind: 'address',
      location,
      key: ip.address,
      uuid: ip.uuid || ip.address,
      name: ip.name ? `${ip.address} (${ip.name})` : ip.address,
      account: ip.billing_account_id ?? null,
      owner: owner === null ? null : { key: owner, name: names.get(owner) ?? owner },
      created: parseTime(ip.created_at),
      hourly: policy && (owner === null ? idleAddressPrice(policy) : assignedPrice(policy, 1)),
    },
  ];
}

const balancer = (location: Location, item: LoadBalancer, policy: Policy): Resource[] =>
  item.is_deleted === true || item.deleted_at
    ? []
    : [
        {
          ...plain,
          id: idOf('balancer', location, item.uuid),
          kind: 'balancer',
          location,
          key: item.uuid,
          uuid: item.uuid,
          name: item.display_name || item.uuid,
          account: item.billing_account_id ?? null,
          created: parseTime(item.created_at),
          hourly: policy && balancerPrice(policy),
        },
      ];

const firewall = (location: Location, item: Firewall): Resource[] =>
  item.deleted_at
    ? []
    : [
        {
          ...plain,
          id: idOf('firewall', location, item.uuid),
          kind: 'firewall',
          location,
          key: item.uuid,
          uuid: item.uuid,
          name: item.name || item.display_name || item.uuid,
          account: item.billing_account_id ?? null,
          created: parseTime(item.created_at),
          busy: msg('resources.reason.firewall'),
        },
      ];

function service(item: ServicePackage, locations: readonly Location[], policy: Policy): Resource[] {
  const slug = item.properties?.location ?? item.resources?.find((each) => each.resource_location)?.resource_location;
  if (item.is_deleted === true || item.deleted_at || item.status?.toLowerCase() === 'deleted') return [];
  const location = locations.find((each) => each.slug === slug) ?? null;
  const status = item.status ?? '';
  return [
    {
      ...plain,
      id: idOf('service', null, item.uuid),
      kind: 'service',
      location,
      key: item.uuid,
      uuid: item.uuid,
      name: item.display_name || item.service || item.uuid,
      account: item.billing_account_id ?? null,
      created: parseTime(item.created_at),
      hourly: policy && servicePrice(policy, item),
      busy: /ing$/i.test(status) ? msg('data.vm.reason.busy', { status }) : null,
    },
  ];
}

const bucket = (item: Bucket, policy: Policy): Resource => ({
  ...plain,
  id: idOf('bucket', null, item.name),
  kind: 'bucket',
  location: null,
  key: item.name,
  uuid: item.name,
  name: item.name,
  account: item.billing_account_id ?? null,
  created: parseTime(item.created_at),
  hourly: policy && bucketPrice(policy, item.size_bytes ?? 0),
});

/**
 * Everything that somebody pays for, once each. `account` is the one whose own lists (`billed`) the machines are compared
 * with. Lists that have not answered are missing from it.
 */
export function joinResources(places: readonly ResourcePlace[], rest: Elsewhere, account: number | null, policy: Policy): Resource[] {
  const inPlaces = places.flatMap((place) => {
    const owners = new Map((place.vms ?? []).flatMap((vm) => disksOf(vm).map(({ uuid }) => [uuid, vm] as const)));
    const names = new Map([
      ...(place.vms ?? []).map(({ uuid, name }) => [uuid, name] as const),
      ...(place.balancers ?? []).map((each) => [each.uuid, each.display_name || each.uuid] as const),
      ...rest.services.map((each) => [each.uuid, each.display_name || each.uuid] as const),
    ]);
    return [
      ...machines(place, account, policy),
      // Without the machines nobody knows which disks go with one.
      ...(place.vms ? (place.disks ?? []).flatMap((each) => disk(place, each, owners, policy)) : []),
      ...(place.addresses ?? []).flatMap((each) => address(place.location, each, names, policy)),
      ...(place.balancers ?? []).flatMap((each) => balancer(place.location, each, policy)),
      ...(place.firewalls ?? []).flatMap((each) => firewall(place.location, each)),
    ];
  });
  return [
    ...inPlaces,
    ...rest.services.flatMap((each) => service(each, rest.locations, policy)),
    ...rest.buckets.map((each) => bucket(each, policy)),
  ];
}

/** Whose account is none of the user's living ones, or is not told. */
export const ofUnknown = ({ account }: Resource, accounts: readonly BillingAccount[]): boolean =>
  !accounts.some(({ id, is_deleted: deleted }) => id === account && deleted !== true);

/** Why a resource cannot be moved to an account; null: it can. */
export const cannotMove = (resource: Resource, target: BillingAccount | null): DisabledReason =>
  resource.busy ?? (target === null ? null : resource.account === target.id ? msg('resources.reason.same') : canCharge(target));
