import { ApiError, call } from '@/api';
import { msg } from '@/i18n';
import { defineOperation, type Found } from './operations';

/** A thing of a location that is known by its uuid; `name` is for the record. */
interface OnThing {
  readonly location: string;
  readonly uuid: string;
  readonly name: string;
}

const sameness = ({ location, uuid }: OnThing) => `${location}/${uuid}`;

/** A deleted thing is not found, or answers that it is deleted: platforms keep tombstones. */
async function goneWhen(there: () => Promise<boolean>): Promise<Found> {
  try {
    return { state: (await there()) ? 'not-yet' : 'done' };
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return { state: 'done' };
    throw error;
  }
}

/** Deletes a disk that no machine has, and its snapshots with it. Whoever runs it has looked that none has it. */
export const deleteDisk = defineOperation<OnThing, void>({
  name: 'disk.delete',
  title: ({ name }) => msg('operations.disk.delete.title', { name }),
  target: ({ location, uuid, name }) => ({ type: 'disk', name, uuid, location }),
  sameness,
  touches: ({ location }) => ({ location, operations: ['listDisks', 'getDisk'] }),
  send: async ({ location, uuid }) => {
    await call('deleteDisk', { path: { disk_uuid: uuid } }, { location });
  },
  look: ({ location, uuid }) =>
    goneWhen(async () => {
      const disk = await call('getDisk', { path: { disk_uuid: uuid } }, { location });
      return disk.status?.toLowerCase() !== 'deleted' && !disk.deleted_at;
    }),
  foundAfterAll: ({ name }) => msg('operations.disk.delete.found', { name }),
});

/** Deletes a load balancer. Its public address stays, unassigned, and goes on costing. */
export const deleteLoadBalancer = defineOperation<OnThing, void>({
  name: 'loadBalancer.delete',
  title: ({ name }) => msg('operations.loadBalancer.delete.title', { name }),
  target: ({ location, uuid, name }) => ({ type: 'loadBalancer', name, uuid, location }),
  sameness,
  touches: ({ location }) => ({ location, operations: ['listLoadBalancers', 'getLoadBalancer', 'listFloatingIps', 'listNetworks'] }),
  send: async ({ location, uuid }) => {
    await call('deleteLoadBalancer', { path: { lb_uuid: uuid } }, { location });
  },
  look: ({ location, uuid }) =>
    goneWhen(async () => {
      const balancer = await call('getLoadBalancer', { path: { lb_uuid: uuid } }, { location });
      return balancer.is_deleted !== true && !balancer.deleted_at;
    }),
  foundAfterAll: ({ name }) => msg('operations.loadBalancer.delete.found', { name }),
});
