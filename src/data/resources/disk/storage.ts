import Big from 'big.js';
import type { Disk, DiskSnapshot, Location, PriceRow, ServicePackage, Vm, VmStorage } from '@/api';
import { parseTime } from '@/i18n';
import { diskGone } from './disks';
import type { Machine } from '../vm/machines';
import { diskPrice, priceOf } from '@/data/pricing/pricing';
import type { RestorePointKind } from '../snapshot/replicas';
import { bootDisk, disksOf } from '../vm/parts';

/**
 * What a disk is for. `free`: nothing has it, as far as is known; `media`: an image to boot from; `unknown`: the machines of
 * its location have not answered.
 */
export type DiskRole = 'boot' | 'extra' | 'free' | 'media' | 'service' | 'unknown';

/** A disk with what the lists of machines and services say of it. */
export interface StoredDisk {
  /** `location/uuid`. */
  readonly id: string;
  readonly uuid: string;
  readonly location: Location;
  /** Its own name, else what it is of, else its uuid. */
  readonly name: string;
  readonly role: DiskRole;
  /** As the list of disks has it; null when only its machine or service tells of it. */
  readonly disk: Disk | null;
  /** The machine that has it, and as what. */
  readonly machine: Machine | null;
  readonly storage: VmStorage | null;
  readonly service: ServicePackage | null;
  /** GB. */
  readonly size: number;
  readonly restorePoints: readonly StoredRestorePoint[];
  readonly account: number | null;
  readonly created: Date | null;
  /** Net, per hour, with its restore points; null when there is no price, or none of its own. */
  readonly hourly: Big | null;
}

/** A snapshot or a backup of a disk; `other` where the platform does not tell which. */
export interface StoredRestorePoint {
  /** `location/uuid`. */
  readonly id: string;
  /** What the platform calls it by: a replica's name, or a snapshot's uuid. */
  readonly uuid: string;
  readonly location: Location;
  readonly kind: RestorePointKind | 'other';
  /** The name that it was given; empty for none. */
  readonly name: string;
  /** The machine that it can be put back onto. */
  readonly machine: Machine | null;
  /** Uuid of its disk. */
  readonly disk: string;
  /** The name of its disk: a device's where a machine has it. */
  readonly diskName: string;
  /** The machine's calls know it by its `uuid`; else only the disk's do. */
  readonly replica: boolean;
  /** What a new disk can be made from; null when the list of disks does not have it. */
  readonly snapshot: string | null;
  /** GB. */
  readonly size: number;
  readonly taken: Date | null;
  /** Net, per hour. */
  readonly hourly: Big | null;
}

/** A location as far as it has answered. */
export interface StoragePlace {
  readonly location: Location;
  readonly vms?: readonly Vm[] | undefined;
  readonly disks?: readonly Disk[] | undefined;
  readonly machines: readonly Machine[];
}
type Policy = readonly PriceRow[] | null;

/** GB; newer platforms say `size_gb`, older ones `sizeGb`. */
const sizeOf = (snapshot: DiskSnapshot): number => snapshot.size_gb ?? snapshot.sizeGb ?? 0;

/** The two lists write down the same moment with different precision. */
const sameMoment = (a: string | null | undefined, b: Date | null): boolean => {
  const at = parseTime(a);
  return at !== null && b !== null && Math.abs(at.getTime() - b.getTime()) < 5000;
};

function restorePointPrice(policy: Policy, kind: StoredRestorePoint['kind'], size: number): Big | null {
  return policy && priceOf(policy, kind === 'backup' ? 'backup' : 'snapshot', size);
}

type Whose = Pick<StoredRestorePoint, 'location' | 'machine' | 'disk' | 'diskName'>;

/** As the machine tells of them: what can be put back, and deleted. Some installations name them by their uuid alone. */
function replicas(whose: Whose, storage: VmStorage, disk: Disk | undefined, policy: Policy): StoredRestorePoint[] {
  return (storage.replica ?? []).map((given) => {
    const replica = typeof given === 'string' ? { uuid: given } : given;
    const kind = replica.type === 'snapshot' || replica.type === 'backup' ? replica.type : 'other';
    const taken = parseTime(replica.created_at);
    const known = kind === 'backup' ? undefined : disk?.snapshots?.find((snapshot) => sameMoment(snapshot.created_at, taken));
    const size = replica.size ?? 0;
    return {
      ...whose,
      id: `${whose.location.slug}/${replica.uuid}`,
      uuid: replica.uuid,
      kind,
      name: known?.display_name ?? '',
      replica: true,
      snapshot: known?.uuid ?? null,
      size,
      taken,
      hourly: restorePointPrice(policy, kind, size),
    };
  });
}

/** As the list of disks tells of them, without those that are in the machine's list already. */
function snapshots(whose: Whose, disk: Disk | undefined, known: readonly StoredRestorePoint[], policy: Policy): StoredRestorePoint[] {
  const told = new Set(known.map(({ snapshot }) => snapshot));
  const rest = (disk?.snapshots ?? []).filter(({ uuid }) => !told.has(uuid));
  // With as many names as there are snapshots these are the same ones, whatever their moments are.
  const nameless = known.filter(({ kind, snapshot }) => kind !== 'backup' && snapshot === null).length;
  return rest.slice(Math.min(nameless, rest.length)).map((snapshot) => ({
    ...whose,
    id: `${whose.location.slug}/${snapshot.uuid}`,
    uuid: snapshot.uuid,
    kind: 'snapshot',
    name: snapshot.display_name ?? '',
    replica: false,
    snapshot: snapshot.uuid,
    size: sizeOf(snapshot),
    taken: parseTime(snapshot.created_at),
    hourly: restorePointPrice(policy, 'snapshot', sizeOf(snapshot)),
  }));
}

interface Owner {
  readonly machine?: Machine;
  readonly storage?: VmStorage;
  readonly service?: ServicePackage;
  readonly boot?: boolean;
}

function roleOf(disk: Disk | undefined, { machine, service, boot }: Owner, known: boolean): DiskRole {
  if (machine) return boot ? 'boot' : 'extra';
  if (service) return 'service';
  if (disk?.read_only_bootable === true) return 'media';
  return known ? 'free' : 'unknown';
}

function own(policy: Policy, role: DiskRole, size: number): Big | null {
  if (!policy || role === 'service') return null;
  return role === 'boot' ? priceOf(policy, 'main', size) : diskPrice(policy, size);
}

function stored(place: StoragePlace, uuid: string, disk: Disk | undefined, owner: Owner, policy: Policy): StoredDisk {
  const { machine, storage, service } = owner;
  const role = roleOf(disk, owner, place.vms !== undefined);
  const size = storage?.size ?? disk?.size_gb ?? 0;
  const device = storage ? (storage.name ?? uuid) : '';
  const of = machine ? `${machine.item.name} · ${device}` : service ? (service.display_name ?? service.uuid) : uuid;
  const name = disk?.display_name || of;
  const whose = { location: place.location, machine: machine ?? null, disk: uuid, diskName: machine ? device : name };
  const told = storage ? replicas(whose, storage, disk, policy) : [];
  const points = [...told, ...snapshots(whose, disk, told, policy)];
  const hourly = own(policy, role, size);
  return {
    id: `${place.location.slug}/${uuid}`,
    uuid,
    location: place.location,
    name,
    role,
    disk: disk ?? null,
    machine: machine ?? null,
    storage: storage ?? null,
    service: service ?? null,
    size,
    restorePoints: points,
    account: disk?.billing_account_id ?? machine?.item.billing_account ?? service?.billing_account_id ?? null,
    created: parseTime(disk?.created_at ?? storage?.created_at),
    hourly: hourly && points.reduce((sum, point) => sum.plus(point.hourly ?? 0), hourly),
  };
}

/** Who has the disks of a location: by the machines' and the services' own words, since the list of disks does not tell. */
function ownersIn({ location, machines }: StoragePlace, services: readonly ServicePackage[]): Map<string, Owner> {
  const owners = new Map<string, Owner>();
  for (const service of services)
    for (const resource of service.resources ?? [])
      if (resource.resource_location === location.slug)
        for (const storage of resource.resource_allocation?.storage ?? []) owners.set(storage.uuid, { service, storage });
  for (const machine of machines) {
    const boot = bootDisk(machine.item);
    for (const storage of disksOf(machine.item)) owners.set(storage.uuid, { machine, storage, boot: storage === boot });
  }
  return owners;
}

/** Every disk of these locations once, whichever of the lists tells of it. */
export function joinDisks(places: readonly StoragePlace[], services: readonly ServicePackage[], policy: Policy): StoredDisk[] {
  return places.flatMap((place) => {
    const owners = ownersIn(place, services);
    const listed = (place.disks ?? []).filter((disk) => !diskGone(disk));
    const named = new Set(listed.map(({ uuid }) => uuid));
    return [
      ...listed.map((disk) => stored(place, disk.uuid, disk, owners.get(disk.uuid) ?? {}, policy)),
      ...[...owners].filter(([uuid]) => !named.has(uuid)).map(([uuid, owner]) => stored(place, uuid, undefined, owner, policy)),
    ];
  });
}

/** Their restore points, each once. */
export const restorePointsIn = (disks: readonly StoredDisk[]): StoredRestorePoint[] => disks.flatMap(({ restorePoints }) => restorePoints);
