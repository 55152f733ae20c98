import type { FloatingIp } from '@/api';
import { defineState } from '@/data/core/stateRules';
import { assignedPrice, idleAddressPrice } from '@/data/pricing/pricing';
import { msg } from '@/i18n';
import { loadBalancers } from '../load-balancer/kind';
import { vms } from '../vm/kind';
import { addressCan, isAssigned } from './rules';

export const stateRules = defineState<FloatingIp>({
  kind: 'floating-ip',
  reads: [vms, loadBalancers],
  state: (ip) =>
    isAssigned(ip)
      ? {
          tone: 'ok',
          name: msg('network.address.assigned'),
          meaning: msg('state.address.assigned'),
          setBy: ['address.assign', 'address.moveTo', 'service.assign'],
        }
      : {
          tone: 'warn',
          name: msg('network.address.unassigned'),
          meaning: msg('state.address.unassigned'),
          since: ip.unassigned_at ?? ip.created_at,
          setBy: ['address.unassign', 'service.unassign', 'address.create'],
        },
  changed: (ip) => ip.updated_at,
  actions: (ip) => [
    { name: isAssigned(ip) ? msg('network.address.move') : msg('network.address.assign'), reason: null },
    { name: msg('network.address.unassign'), reason: addressCan.unassign(ip) },
    { name: msg('network.address.rename'), reason: null },
    { name: msg('network.address.delete'), reason: null },
  ],
  otherwise: (ip, { policy }) =>
    policy &&
    (isAssigned(ip)
      ? { label: msg('state.cost.unassigned'), hourly: idleAddressPrice(policy) }
      : { label: msg('state.cost.assigned'), hourly: assignedPrice(policy, 1) }),
});
