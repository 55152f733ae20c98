import type { LoadBalancer } from '@/api';
import type { Call } from '@/data/core/connection';
import { msg } from '@/i18n';
import { defineOperation, disappears, moving, onResource, type OnResource } from '@/data/operations';

const onLoadBalancer = onResource('load-balancer', 'listLoadBalancers', 'getLoadBalancer', 'listFloatingIps', 'listNetworks');
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

export const moveLoadBalancer = moving<LoadBalancer>('loadBalancer', 'load-balancer', {
  send: ({ location, key, account }, _, call) =>
    call('setLoadBalancerBilling', { path: { lb_uuid: key }, body: { set_id: account } }, { location }),
  // By the list: older platforms do not answer for a single one.
  now: async ({ location, key }, call) =>
    (await call('listLoadBalancers', {}, { location })).find(({ uuid }) => uuid === key)?.billing_account_id,
  lists: ['listLoadBalancers', 'getLoadBalancer'],
});
