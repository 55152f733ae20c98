import type { CreateVmForm } from '@/api';
import { requestOf } from '@/data/core/session';
import { curlOf } from './curlCommand';
import { bootDisk } from '@/data/resources/vm/parts';
import { oneLine } from './text';
import type { ExportFormat, Exported } from './types';

/** What would have to be asked for to get the same machine: the configuration, not what is on its disks. */
function createForm({ machine, network }: Exported): CreateVmForm {
  const { item: vm, floating } = machine;
  const disk = bootDisk(vm);
  return {
    name: vm.name,
    ...(vm.os_name ? { os_name: vm.os_name } : {}),
    ...(vm.os_version ? { os_version: vm.os_version } : {}),
    ...(disk ? { disks: disk.size } : {}),
    vcpu: vm.vcpu ?? 1,
    ram: vm.memory ?? 1024,
    // The password is never told; the command takes it from a variable.
    ...(vm.username ? { username: vm.username, password: '-' } : {}),
    ...(vm.billing_account ? { billing_account_id: vm.billing_account } : {}),
    ...(vm.backup ? { backup: true } : {}),
    ...(vm.description ? { description: vm.description } : {}),
    ...(vm.designated_pool_uuid ? { designated_pool_uuid: vm.designated_pool_uuid } : {}),
    ...(network ? { network_uuid: network.uuid } : {}),
    reserve_public_ip: floating.length > 0,
  };
}

export const curl: ExportFormat = {
  id: 'curl',
  language: 'sh',
  type: 'text/x-shellscript',
  ending: 'sh',
  begin: () => ({
    head: '#!/usr/bin/env bash\n# Makes NEW machines like these, which cost. Set WARREN_TOKEN (an API token) and PASSWORD first.\n',
    each: async (item) => {
      const request = await requestOf('createVm', { body: createForm(item) }, { location: item.machine.location.slug });
      const more = (item.machine.item.storage?.length ?? 1) - 1;
      return `\n# ${oneLine(item.machine.item.name)}${more > 0 ? ` (without its ${more} further disks)` : ''}\n${await curlOf(request)}\n`;
    },
    foot: '',
  }),
};
