import type { Firewall } from '@/api';
import { defineState, type NextStep } from '@/data/core/stateRules';
import { msg } from '@/i18n';
import { vms } from '../vm/kind';
import { protectedVms } from './rules';

export const stateRules = defineState<Firewall>({
  kind: 'firewall',
  reads: [vms],
  state: (firewall) => {
    const count = protectedVms(firewall).length;
    return count > 0
      ? { tone: 'ok', name: msg('state.firewall.protects', { count }), meaning: msg('state.firewall.inUse'), setBy: ['firewall.assign'] }
      : { tone: 'off', name: msg('state.firewall.noVms'), meaning: msg('state.firewall.unused'), setBy: ['firewall.unassign'] };
  },
  changed: () => null,
  actions: () =>
    [msg('network.firewall.edit'), msg('network.firewall.assignVms'), msg('network.firewall.rename'), msg('network.firewall.delete')].map(
      (name) => ({ name, reason: null }),
    ),
  next: (firewall) => {
    const steps: NextStep[] = [];
    if (protectedVms(firewall).length === 0) steps.push({ text: msg('state.firewall.next.assign') });
    if ((firewall.rules ?? []).length === 0) steps.push({ text: msg('state.firewall.next.rules') });
    return steps;
  },
});
