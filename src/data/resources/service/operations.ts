import type { ServicePackage } from '@/api';
import { moving } from '@/data/operations';

export const moveService = moving<ServicePackage>('service', 'service', {
  send: ({ key, account }, _, call) => call('updateService', { path: { service_uuid: key }, body: { billing_account_id: account } }),
  now: async ({ key }, call) => (await call('getService', { path: { service_uuid: key } })).billing_account_id,
  lists: ['listServices', 'getService'],
});
