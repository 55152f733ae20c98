import type { FloatingIp, Network, Vm } from '@/api';
import { emptyDraft, type VmDraft } from '@/data/resources/vm/draft';
import { addressesByOwner } from '@/data/resources/floating-ip/rules';
import { bootDisk } from '@/data/resources/vm/parts';
import { nextName } from './names';
import type { Source } from './sources';

interface Around {
  readonly networks: readonly Network[];
  readonly addresses: readonly FloatingIp[];
  readonly taken: readonly string[];
}

/** The form filled in with the configuration of a machine: everything that the platform tells of it, and a name that is free. */
export const draftLike = (vm: Vm, location: string, { networks, addresses, taken }: Around): VmDraft => ({
  ...emptyDraft,
  location,
  os_name: vm.os_name ?? null,
  os_version: vm.os_version ?? null,
  pool: vm.designated_pool_uuid ?? null,
  vcpu: vm.vcpu ?? null,
  ram: vm.memory ?? null,
  disk: bootDisk(vm)?.size ?? null,
  network: networks.find((network) => network.vm_uuids?.includes(vm.uuid))?.uuid ?? null,
  publicIp: (addressesByOwner(addresses).get(vm.uuid) ?? []).length > 0 || Boolean(vm.public_ipv4),
  username: vm.username ?? '',
  name: nextName(vm.name, taken),
  description: vm.description ?? '',
  backup: vm.backup ?? false,
  account: vm.billing_account ?? null,
});

/** The tab that such a machine is made in. */
export const sourceLike = (vm: Vm, isApp: boolean): Source => (!vm.os_name || vm.os_name === '_custom' ? 'iso' : isApp ? 'apps' : 'os');
