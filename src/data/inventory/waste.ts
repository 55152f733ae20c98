import type Big from 'big.js';
import type { Disk, FloatingIp, LoadBalancer, Location, PriceRow, Vm } from '@/api';
import { msg, parseTime, type Message } from '@/i18n';
import { priceOfVm } from '../resources/vm/machines';
import { balancerPrice, diskPrice, idleAddressPrice, priceOf } from '../pricing/pricing';
import { addressesByOwner, isAssigned } from '../resources/floating-ip/rules';
import { disksOf } from '../resources/vm/parts';
import { vmGone, vmRunning, vmStopped, type DisabledReason } from '../resources/vm/rules';

/** `media` are disks to boot from: nobody has them attached in between, which is how they are meant to be. */
export type WasteKind = 'disk' | 'address' | 'machine' | 'snapshot' | 'balancer' | 'media';
export const wasteKinds: readonly WasteKind[] = ['disk', 'address', 'machine', 'snapshot', 'balancer', 'media'];

/** What one location has. A list that is missing is not known, and nothing is concluded from its absence. */
export interface Inventory {
  readonly location: Location;
  readonly vms?: readonly Vm[] | undefined;
  readonly disks?: readonly Disk[] | undefined;
  readonly addresses?: readonly FloatingIp[] | undefined;
  readonly balancers?: readonly LoadBalancer[] | undefined;
  /** Disks of managed services, which no machine of the list has. */
  readonly serviceDisks?: ReadonlySet<string> | undefined;
}

/** Days after which a stopped machine, and a snapshot, are found. */
export interface Thresholds {
  readonly stopped: number;
  readonly snapshots: number;
}
export const usualThresholds: Thresholds = { stopped: 14, snapshots: 30 };

/** Something that costs and that nothing uses, as far as can be told from the lists. */
export interface Finding {
  /** Unique over locations and kinds. */
  readonly id: string;
  readonly kind: WasteKind;
  readonly location: Location;
  /** What the platform calls it by: a uuid, an address, a replica's id. */
  readonly key: string;
  readonly name: string;
  /** Since when nothing has been done with it, as far as the platform says. */
  readonly since: Date | null;
  /** Net, per hour; null when the policy has no price for it, or is not known. */
  readonly hourly: Big | null;
  readonly why: Message;
  /** The machine that it is, or is a snapshot of. */
  readonly vm?: { readonly uuid: string; readonly name: string } | undefined;
  /** Addresses that stay when it goes. */
  readonly leaves: readonly string[];
}

const day = 86_400_000;
type Policy = readonly PriceRow[] | null;

/** Everything of one location that looks like waste; `now` in milliseconds. */
export function wasteIn(place: Inventory, policy: Policy, now: number, thresholds: Thresholds = usualThresholds): Finding[] {
  const vms = place.vms?.filter((vm) => !vmGone(vm));
  return [
    ...(vms ? looseDisks(place, vms).map((disk) => diskFinding(place.location, disk, policy)) : []),
    ...idleAddresses(place).map((ip) => addressFinding(place.location, ip, policy)),
    ...(vms ?? []).flatMap((vm) => machineFinding(place, vm, policy, now, thresholds.stopped)),
    ...(vms ?? []).flatMap((vm) => snapshotFindings(place.location, vm, policy, now, thresholds.snapshots)),
    ...(place.balancers ?? []).flatMap((balancer) => balancerFinding(place, balancer, vms, policy)),
  ];
}

const finding = (kind: WasteKind, location: Location, key: string, rest: Omit<Finding, 'id' | 'kind' | 'location' | 'key' | 'leaves'>) => ({
  id: `${location.slug}/${kind}/${key}`,
  kind,
  location,
  key,
  leaves: [],
  ...rest,
});

/** Disks that no machine and no service has; not known (none) without the machines. */
export function looseDisks(place: Inventory, vms: readonly Vm[] | undefined = place.vms): readonly Disk[] {
  if (!vms || !place.disks) return [];
  const attached = new Set(vms.flatMap((vm) => disksOf(vm).map((disk) => disk.uuid)));
  return place.disks.filter(
    (disk) =>
      !attached.has(disk.uuid) && !place.serviceDisks?.has(disk.uuid) && !disk.deleted_at && disk.status?.toLowerCase() !== 'deleted',
  );
}

/** Addresses that are assigned to nothing. */
export const idleAddresses = (place: Inventory): readonly FloatingIp[] =>
  (place.addresses ?? []).filter((ip) => ip.is_deleted !== true && !isAssigned(ip));

/** GB; newer platforms say `size_gb`, older ones `sizeGb`. */
const snapshotsOf = (disk: Disk): number =>
  (disk.snapshots ?? []).reduce((sum, snapshot) => sum + (snapshot.size_gb ?? snapshot.sizeGb ?? 0), 0);

/** What a disk costs by the hour with its snapshots. */
export const priceOfDisk = (policy: readonly PriceRow[], disk: Disk): Big | null => diskPrice(policy, disk.size_gb ?? 0, snapshotsOf(disk));

function diskFinding(location: Location, disk: Disk, policy: Policy): Finding {
  const media = disk.read_only_bootable === true;
  return finding(media ? 'media' : 'disk', location, disk.uuid, {
    name: disk.display_name || disk.uuid,
    since: parseTime(disk.updated_at ?? disk.created_at),
    hourly: policy && priceOfDisk(policy, disk),
    why: media ? msg('overview.waste.media') : msg('overview.waste.disk', { count: disk.snapshots?.length ?? 0 }),
  });
}

function addressFinding(location: Location, ip: FloatingIp, policy: Policy): Finding {
  return finding('address', location, ip.address, {
    name: ip.name ? `${ip.address} (${ip.name})` : ip.address,
    since: parseTime(ip.unassigned_at ?? ip.created_at),
    hourly: policy && idleAddressPrice(policy),
    why: msg('overview.waste.address'),
  });
}

/** Days that have passed since, when they are more than `days`. */
const longer = (since: Date | null, now: number, days: number): number | null => {
  const passed = since ? now - since.getTime() : 0;
  return passed > days * day ? Math.floor(passed / day) : null;
};

function machineFinding(place: Inventory, vm: Vm, policy: Policy, now: number, days: number): Finding[] {
  const since = parseTime(vm.updated_at ?? vm.created_at);
  const passed = vmStopped(vm) ? longer(since, now, days) : null;
  if (passed === null) return [];
  const own = addressesByOwner(place.addresses ?? []).get(vm.uuid) ?? [];
  return [
    {
      ...finding('machine', place.location, vm.uuid, {
        name: vm.name,
        since,
        hourly: policy && priceOfVm(policy, vm, own).stopped,
        why: msg('overview.waste.machine', { days: passed }),
        vm,
      }),
      leaves: own.map((ip) => ip.address),
    },
  ];
}

/** Old names of replicas are texts without a date: nothing is said of those. */
function snapshotFindings(location: Location, vm: Vm, policy: Policy, now: number, days: number): Finding[] {
  return disksOf(vm)
    .flatMap((disk) => disk.replica ?? [])
    .flatMap((replica) => {
      if (typeof replica !== 'object' || replica.type !== 'snapshot') return [];
      const since = parseTime(replica.created_at);
      const passed = longer(since, now, days);
      if (passed === null) return [];
      return finding('snapshot', location, replica.uuid, {
        name: vm.name,
        since,
        hourly: policy && priceOf(policy, 'snapshot', replica.size ?? 0),
        why: msg('overview.waste.snapshot', { days: passed }),
        vm,
      });
    });
}

function balancerFinding(place: Inventory, balancer: LoadBalancer, vms: readonly Vm[] | undefined, policy: Policy): Finding[] {
  if (balancer.is_deleted === true || balancer.deleted_at) return [];
  const targets = balancer.targets ?? [];
  const live = (uuid: string) => !vms || vms.some((vm) => vm.uuid === uuid && !vmStopped(vm));
  if (targets.some((target) => live(target.target_uuid))) return [];
  const own = addressesByOwner(place.addresses ?? []).get(balancer.uuid) ?? [];
  return [
    {
      ...finding('balancer', place.location, balancer.uuid, {
        name: balancer.display_name || balancer.uuid,
        since: parseTime(balancer.updated_at ?? balancer.created_at),
        hourly: policy && balancerPrice(policy),
        why: targets.length === 0 ? msg('overview.waste.balancer.empty') : msg('overview.waste.balancer.dead', { count: targets.length }),
      }),
      leaves: own.map((ip) => ip.address),
    },
  ];
}

/** Addresses that are idle, and cost as such, once what they are assigned to is gone. */
export const leftBehind = (location: Location, addresses: readonly FloatingIp[], policy: Policy): Finding[] =>
  addresses.map((ip) => addressFinding(location, ip, policy));

/** Null when it may be deleted from a list of waste. Machines hold data that nobody sees there: they are deleted on their own page. */
export const canCleanUp = ({ kind }: Finding): DisabledReason => (kind === 'machine' ? msg('overview.waste.reason.machine') : null);

/** Machines that run without automatic backups; `null` and missing count as without. */
export const withoutBackup = (vms: readonly Vm[]): readonly Vm[] => vms.filter((vm) => vmRunning(vm) && vm.backup !== true);
