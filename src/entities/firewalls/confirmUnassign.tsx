import type { Firewall } from '@/api';
import { run } from '@/data/operations';
import { assignmentChange } from '@/data/resources/firewall/change';
import { unassignFirewall } from '@/data/resources/firewall/operations';
import { firewallName } from '@/data/resources/firewall/rules';
import type { T } from '@/i18n';
import { confirm } from '@/ui';
import { ReachChanges } from './ReachChanges';

interface Unassignment {
  readonly location: string;
  readonly firewall: Firewall;
  /** All firewalls of the location: the others of the VM go on protecting it. */
  readonly all: readonly Firewall[];
  readonly vm: { readonly uuid: string; readonly name: string };
}

/** Asks, with what becomes reachable, and takes a firewall off a VM. The words of `network` have to be there. */
export function confirmUnassignFirewall(t: T, { location, firewall, all, vm }: Unassignment): Promise<boolean> {
  const name = firewallName(firewall);
  return confirm({
    title: t('network.firewall.unassign.title', { name, vm: vm.name }),
    body: <ReachChanges vms={[{ name: vm.name, ...assignmentChange(firewall, all, vm.uuid, 'unassign') }]} />,
    confirmLabel: t('network.firewall.unassign'),
    danger: true,
    action: async () => {
      await run(unassignFirewall, { location, uuid: firewall.uuid, name, vm: vm.uuid, vmName: vm.name }, undefined);
    },
  });
}
