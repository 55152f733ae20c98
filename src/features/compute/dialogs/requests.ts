import { requestOf } from '@/data/core/session';
import type { Machine } from '@/data/resources/vm/machines';
import { bootDisk } from '@/data/resources/vm/parts';
import { type VmAction } from '@/data/resources/vm/rules';

/** The calls behind a machine's actions, for showing them as commands. What is to be chosen is what it has now. */
export const requestsOf = ({ item, location }: Machine): { action: VmAction; request: Promise<Request> }[] => {
  const { uuid, name } = item;
  const where = { location: location.slug };
  const boot = bootDisk(item);
  const replica = boot?.replica?.find((each) => typeof each === 'object');
  return [
    { action: 'start', request: requestOf('startVm', { body: { uuid } }, where) },
    { action: 'stop', request: requestOf('stopVm', { body: { uuid } }, where) },
    { action: 'forceStop', request: requestOf('stopVm', { body: { uuid, force: true } }, where) },
    {
      action: 'guideResize',
      request: requestOf('updateVm', { body: { uuid, vcpu: (item.vcpu ?? 1) * 2, ram: (item.memory ?? 1024) * 2 } }, where),
    },
    { action: 'snapshot', request: requestOf('createReplica', { body: { uuid } }, where) },
    ...(replica && typeof replica === 'object'
      ? [{ action: 'restore' as const, request: requestOf('rebuildVm', { body: { uuid, replica_uuid: replica.uuid } }, where) }]
      : []),
    { action: 'backup', request: requestOf('toggleVmBackup', { body: { uuid } }, where) },
    { action: 'clone', request: requestOf('cloneVm', { body: { uuid, name: `${name}-clone` } }, where) },
    { action: 'disks', request: requestOf('addVmDisk', { body: { uuid, size_gb: 20 } }, where) },
    {
      action: 'bootMedia',
      request: requestOf('bootIsoMedia', { body: { uuid, boot_image_uuid: 'UUID', boot_image_repository: 'platform' } }, where),
    },
    {
      action: 'setPassword',
      request: requestOf('setVmPassword', { body: { uuid, username: item.username ?? 'root', password: 'PASSWORD' } }, where),
    },
    { action: 'reinstall', request: requestOf('reinstallVm', { body: { uuid } }, where) },
    { action: 'rename', request: requestOf('updateVm', { body: { uuid, name } }, where) },
    { action: 'remove', request: requestOf('deleteVm', { body: { uuid } }, where) },
  ];
};
