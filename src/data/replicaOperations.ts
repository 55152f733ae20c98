import { call, type Success } from '@/api';
import { msg } from '@/i18n';
import { defineOperation } from './operations';

/** A snapshot or backup of a disk of a machine; `vm` and `name` are the machine's. */
export interface OnReplica {
  readonly location: string;
  readonly vm: string;
  readonly name: string;
  /** Not a uuid alone: a uuid with a timestamp behind it. */
  readonly replica: string;
  readonly type: 'snapshot' | 'backup';
}

/** Deletes a snapshot or a backup for good. The disk stays as it is. */
export const deleteReplica = defineOperation<OnReplica, Success>({
  name: 'replica.delete',
  title: ({ name, type }) => (type === 'backup' ? msg('data.backup.delete.title', { name }) : msg('data.snapshot.delete.title', { name })),
  target: ({ location, vm, name }) => ({ type: 'vm', name, uuid: vm, location }),
  sameness: ({ location, replica }) => `${location}/${replica}`,
  touches: ({ location }) => ({ location, operations: ['listVms', 'getVm', 'listReplicas', 'listDisks'] }),
  send: ({ location, replica }) => call('deleteReplica', { body: { replica_uuid: replica } }, { location }),
  look: async ({ location, vm, replica, type }) => {
    const replicas = await call('listReplicas', { query: { uuid: vm, r_type: type } }, { location });
    return { state: replicas.some((each) => each.uuid === replica) ? 'not-yet' : 'done' };
  },
  foundAfterAll: ({ name }) => msg('data.snapshot.delete.found', { name }),
});
