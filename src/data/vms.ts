import { ApiError, call, type FloatingIp, type HostPool, type Network, type Output, type Vm, type VmStorage } from '@/api';
import { msg, type Message } from '@/i18n';
import { read } from './reads';

/* ——— What there is ——— */

export const vmsIn = (slug: string) => read('listVms', {}, slug, { busy: (vms) => vms.some((vm) => underWay(vm.status)) });
export const vmQuery = (slug: string, uuid: string) => read('getVm', { query: { uuid } }, slug, { busy: (vm) => underWay(vm.status) });
export const poolsIn = (slug: string) => read('listHostPools', {}, slug, { still: true });
/** All images; where a platform does not have them in one list, its two lists together. */
export const imagesQuery = () => {
  const all = read('listVmImages', {}, undefined, { still: true });
  return { ...all, queryFn: ({ signal }: { signal: AbortSignal }) => imagesOf(signal) };
};
async function imagesOf(signal: AbortSignal): Promise<Output<'listVmImages'>> {
  try {
    return await call('listVmImages', {}, { signal });
  } catch (error) {
    if (!(error instanceof ApiError) || !['no-such-route', 'not-found'].includes(error.kind)) throw error;
    return (await Promise.all([call('listPlainOsImages', {}, { signal }), call('listAppCatalogImages', {}, { signal })])).flat();
  }
}
export const parametersQuery = () => read('getVmParameters', {}, undefined, { still: true });
/** Many platforms have no such call: it is asked when somebody wants a key. */
export const sshKeysQuery = () => read('listSshKeys', {});
export const policyQuery = () => read('getPricingPolicy', {}, undefined, { still: true });

/* ——— Its state ——— */

export type Tone = 'ok' | 'off' | 'busy' | 'unknown';

const known: Record<string, { tone: Tone; name: Message }> = {
  running: { tone: 'ok', name: msg('data.vm.status.running') },
  stopped: { tone: 'off', name: msg('data.vm.status.stopped') },
  paused: { tone: 'off', name: msg('data.vm.status.paused') },
  creating: { tone: 'busy', name: msg('data.vm.status.creating') },
  starting: { tone: 'busy', name: msg('data.vm.status.starting') },
  stopping: { tone: 'busy', name: msg('data.vm.status.stopping') },
  deleted: { tone: 'off', name: msg('data.vm.status.deleted') },
};

/** The list of states is open: one that is not known here is shown as the platform writes it. */
export function vmStatus(status: string): { tone: Tone; name: Message | string } {
  const found = known[status.toLowerCase()];
  return found ?? { tone: underWay(status) ? 'busy' : 'unknown', name: status };
}

export const vmRunning = (vm: Vm) => vm.status.toLowerCase() === 'running';
export const vmStopped = (vm: Vm) => vm.status.toLowerCase() === 'stopped';
/** A state that will pass by itself. */
const underWay = (status: string) => !/^running$/i.test(status) && (/ing$/i.test(status) || /^(pending|queued)$/i.test(status));
export const vmGone = (vm: Vm) => vm.status.toLowerCase() === 'deleted';

/* ——— What may be done when ——— */

/** Null: allowed. Else why not. */
export type Verdict = Message | null;

const when = (vm: Vm, allowed: boolean, reason: Message): Verdict =>
  vmGone(vm)
    ? msg('data.vm.reason.gone')
    : underWay(vm.status)
      ? msg('data.vm.reason.busy', { status: vm.status })
      : allowed
        ? null
        : reason;

/** Neither gone nor on its way from one state to another. */
const atRest = (vm: Vm): Verdict => when(vm, true, msg('data.vm.reason.gone'));

/**
 * When the platform allows what: cores and memory change only while stopped, a password only while running, the name at
 * any time. Buttons, bulk actions and the palette all ask here.
 */
export const vmCan = {
  start: (vm: Vm): Verdict => when(vm, !vmRunning(vm), msg('data.vm.reason.running')),
  stop: (vm: Vm): Verdict => when(vm, !vmStopped(vm), msg('data.vm.reason.stopped')),
  forceStop: (vm: Vm): Verdict => (vmGone(vm) ? msg('data.vm.reason.gone') : vmStopped(vm) ? msg('data.vm.reason.stopped') : null),
  rename: (vm: Vm): Verdict => (vmGone(vm) ? msg('data.vm.reason.gone') : null),
  remove: (vm: Vm): Verdict => (vmGone(vm) ? msg('data.vm.reason.gone') : null),
  resize: (vm: Vm): Verdict => when(vm, vmStopped(vm), msg('data.vm.reason.mustBeStopped')),
  setPassword: (vm: Vm): Verdict => when(vm, vmRunning(vm), msg('data.vm.reason.mustBeRunning')),
  /** Resizing with the way there: a running machine is stopped and started again. */
  guideResize: (vm: Vm): Verdict => when(vm, vmRunning(vm) || vmStopped(vm), msg('data.vm.reason.mustBeStopped')),
  bootMedia: (vm: Vm): Verdict => when(vm, vmStopped(vm), msg('data.vm.reason.mustBeStopped')),
  clone: (vm: Vm): Verdict => atRest(vm),
  sameAgain: (vm: Vm): Verdict => (vmGone(vm) ? msg('data.vm.reason.gone') : null),
  snapshot: (vm: Vm): Verdict => atRest(vm),
  restore: (vm: Vm): Verdict => atRest(vm),
  backup: (vm: Vm): Verdict => atRest(vm),
  reinstall: (vm: Vm): Verdict => atRest(vm),
  disks: (vm: Vm): Verdict => atRest(vm),
  billing: (vm: Vm): Verdict => atRest(vm),
  addresses: (vm: Vm): Verdict => atRest(vm),
};
export type VmAction = keyof typeof vmCan;

/* ——— What it is made of ——— */

export const disksOf = (vm: Vm): readonly VmStorage[] => vm.storage ?? [];
/** The disk that it boots from; the first when none is marked. */
export const bootDisk = (vm: Vm): VmStorage | undefined => disksOf(vm).find((disk) => disk.primary) ?? disksOf(vm)[0];
export const extraDisks = (vm: Vm): VmStorage[] => disksOf(vm).filter((disk) => disk !== bootDisk(vm));
export const isWindows = (vm: Pick<Vm, 'license_type' | 'os_name'>): boolean => /windows/i.test(vm.license_type ?? vm.os_name ?? '');
/** Operating system or application with its version; empty for a machine that began with an empty disk. */
export const osOf = (vm: Pick<Vm, 'os_name' | 'os_version'>): string =>
  !vm.os_name || vm.os_name === '_custom' ? '' : [vm.os_name, vm.os_version].filter(Boolean).join(' ');
export const poolOf = (vm: Vm): string => vm.current_pool_name ?? vm.designated_pool_name ?? '';

/** GB in copies of one kind over all disks. */
export function replicaSize(vm: Vm, type: 'snapshot' | 'backup'): number {
  return disksOf(vm)
    .flatMap((disk) => disk.replica ?? [])
    .reduce((total, replica) => total + (typeof replica === 'object' && replica.type === type ? (replica.size ?? 0) : 0), 0);
}

/** How the guest system finds an attached disk: the first twenty characters of its uuid. */
export const deviceId = (disk: { uuid: string }): string => `/dev/disk/by-id/virtio-${disk.uuid.slice(0, 20)}`;

/* ——— Joins that the API leaves to its clients ——— */

/** The network of a machine: the one whose list holds it; the machine itself does not say. */
export const networkOf = (networks: readonly Network[], uuid: string): Network | undefined =>
  networks.find((network) => network.vm_uuids?.includes(uuid));

export const isAssigned = (ip: FloatingIp): boolean => Boolean(ip.assigned_to) && ip.is_deleted !== true;

/** Addresses by the uuid of what they are assigned to. Deleted ones are left out. */
export function addressesByOwner(addresses: readonly FloatingIp[]): Map<string, FloatingIp[]> {
  const owners = new Map<string, FloatingIp[]>();
  for (const ip of addresses) {
    if (!ip.assigned_to || !isAssigned(ip)) continue;
    const list = owners.get(ip.assigned_to);
    if (list) list.push(ip);
    else owners.set(ip.assigned_to, [ip]);
  }
  return owners;
}

/** Everything that reaches a machine: floating IPs first, then what the machine itself names. */
export function addressesOf(vm: Vm, floating: readonly FloatingIp[]): { public: string[]; private: string[] } {
  const outside = [
    ...floating.map((ip) => ip.address),
    ...(vm.public_ipv4 ? [vm.public_ipv4] : []),
    ...(vm.public_ipv6 ? [vm.public_ipv6] : []),
  ];
  return { public: [...new Set(outside)], private: vm.private_ipv4 ? [vm.private_ipv4] : [] };
}

/** Server classes that may be chosen, in the platform's order; the default one first when none is placed. */
export const visiblePools = (pools: readonly HostPool[]): HostPool[] =>
  pools
    .filter((pool) => pool.is_visible !== false)
    .toSorted(
      (a, b) =>
        (a.ui_position ?? 0) - (b.ui_position ?? 0) || Number(b.is_default_designated ?? false) - Number(a.is_default_designated ?? false),
    );
