import type { Bucket, Disk, FloatingIp, LoadBalancer, OperationId, ServicePackage } from '@/api';
import type { Call } from '@/data/core/connection';
import { msg } from '@/i18n';
import { defineOperation, type Verification, type Target } from '../operations';

/**
 * Something that another billing account is to pay for from now on. Each kind of resource has a call of its own; firewalls
 * have none. A machine's is `setResourceBilling`.
 */
interface Move {
  /** Missing for what is in no location: buckets, services. */
  readonly location?: string | undefined;
  /** A uuid, an address, or a bucket's name. */
  readonly key: string;
  readonly name: string;
  readonly account: number;
  readonly accountName: string;
}

interface ReadOptions<Result> {
  readonly send: (move: Move, _: undefined, call: Call) => Promise<Result>;
  /** The account that it has now. */
  readonly now: (move: Move, call: Call) => Promise<number | null | undefined>;
  readonly lists: readonly OperationId[];
}

const always = ['listBillingResources', 'listBillingAccounts'] as const;

const moving = <Result>(kind: string, type: Target['type'], { send, now, lists }: ReadOptions<Result>) =>
  defineOperation<Move, Result>({
    name: `${kind}.billing`,
    title: ({ name, accountName }) => msg('operations.billing.move.title', { name, accountName }),
    target: ({ location, key, name }) => ({ type, name, uuid: key, location }),
    lockKey: ({ location, key }) => `${location ?? '*'}/${key}`,
    invalidates: ({ location }) => ({ location, operations: [...lists, ...always] }),
    send,
    verify: async (move, _, call): Promise<Verification> => ({ state: (await now(move, call)) === move.account ? 'done' : 'not-yet' }),
    recoveredMessage: ({ name, accountName }) => msg('operations.billing.move.found', { name, accountName }),
  });

export const moveDisk = moving<Disk>('disk', 'disk', {
  send: ({ location, key, account }, _, call) =>
    call('updateDisk', { path: { disk_uuid: key }, body: { billing_account_id: account } }, { location }),
  now: async ({ location, key }, call) => (await call('getDisk', { path: { disk_uuid: key } }, { location })).billing_account_id,
  lists: ['listDisks', 'getDisk'],
});

export const moveBucket = moving<Bucket>('bucket', 'bucket', {
  send: ({ key, account }, _, call) => call('updateBucket', { body: { name: key, billing_account_id: account } }),
  now: async ({ key }, call) => (await call('getBucket', { query: { name: key } })).billing_account_id,
  lists: ['listBuckets', 'getBucket'],
});

export const moveAddress = moving<FloatingIp>('address', 'address', {
  send: ({ location, key, account }, _, call) =>
    call('updateFloatingIp', { path: { address: key }, body: { billing_account_id: account } }, { location }),
  now: async ({ location, key }, call) => (await call('getFloatingIp', { path: { address: key } }, { location })).billing_account_id,
  lists: ['listFloatingIps', 'getFloatingIp'],
});

export const moveBalancer = moving<LoadBalancer>('loadBalancer', 'loadBalancer', {
  send: ({ location, key, account }, _, call) => call('setLoadBalancerBilling', { path: { lb_uuid: key }, body: { set_id: account } }, { location }),
  // By the list: older platforms do not answer for a single one.
  now: async ({ location, key }, call) =>
    (await call('listLoadBalancers', {}, { location })).find(({ uuid }) => uuid === key)?.billing_account_id,
  lists: ['listLoadBalancers', 'getLoadBalancer'],
});

export const moveService = moving<ServicePackage>('service', 'service', {
  send: ({ key, account }, _, call) => call('updateService', { path: { service_uuid: key }, body: { billing_account_id: account } }),
  now: async ({ key }, call) => (await call('getService', { path: { service_uuid: key } })).billing_account_id,
  lists: ['listServices', 'getService'],
});
