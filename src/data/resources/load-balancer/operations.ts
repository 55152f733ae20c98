import type { LoadBalancer } from '@/api';
import type { Call } from '@/data/core/connection';
import { msg } from '@/i18n';
import { defineOperation, disappears, onResource, type OnResource } from '@/data/operations';

const onLoadBalancer = onResource('loadBalancer', 'listLoadBalancers', 'getLoadBalancer', 'listFloatingIps', 'listNetworks');
const getLoadBalancer = ({ location, uuid }: OnResource, call: Call): Promise<LoadBalancer> =>
  call('getLoadBalancer', { path: { lb_uuid: uuid } }, { location });

/** Deletes a load balancer. Its public address stays, unassigned, and goes on costing. */
export const deleteLoadBalancer = defineOperation<OnResource, void>({
  ...onLoadBalancer,
  name: 'loadBalancer.delete',
  title: ({ name }) => msg('operations.loadBalancer.delete.title', { name }),
  send: async ({ location, uuid }, _, call) => {
    await call('deleteLoadBalancer', { path: { lb_uuid: uuid } }, { location });
  },
  verify: disappears(getLoadBalancer),
  recoveredMessage: ({ name }) => msg('operations.loadBalancer.delete.found', { name }),
});
