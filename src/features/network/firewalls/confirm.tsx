import { run } from '@/data/operations';
import { deleteFirewall, unassignFirewall } from '@/data/resources/firewall/operations';
import { firewallsByVm, ruleSetOf } from '@/data/resources/firewall/rules';
import type { T } from '@/i18n';
import { confirm } from '@/ui';
import { ReachChanges } from './ReachChanges';
import { onFirewall, type FirewallRow } from './rows';

/** The firewalls that a VM has now, and that it would have without one of them. */
function setsOf(row: FirewallRow, rows: readonly FirewallRow[], vm: string) {
  const own = rows.filter(({ location }) => location.slug === row.location.slug).map(({ firewall }) => firewall);
  const before = firewallsByVm(own).get(vm) ?? [];
  return {
    before: before.map(ruleSetOf),
    after: before.filter(({ uuid }) => uuid !== row.firewall.uuid).map(ruleSetOf),
    with: (before.some(({ uuid }) => uuid === row.firewall.uuid) ? before : [...before, row.firewall]).map(ruleSetOf),
  };
}

/** What changes in reach for each VM, when a firewall is taken from it or given to it. */
export const changesFor = (row: FirewallRow, rows: readonly FirewallRow[], vm: string, kind: 'assign' | 'unassign') => {
  const sets = setsOf(row, rows, vm);
  return { before: sets.before, after: kind === 'assign' ? sets.with : sets.after };
};

export const confirmDeleteFirewall = (t: T, row: FirewallRow, rows: readonly FirewallRow[]): Promise<boolean> =>
  confirm({
    title: t('network.firewall.delete.title', { name: row.name }),
    body: (
      <>
        <p>{t('network.firewall.delete.text', { count: row.vms.length })}</p>
        <ReachChanges vms={row.vms.map(({ uuid, vm }) => ({ name: vm?.name ?? uuid, ...changesFor(row, rows, uuid, 'unassign') }))} />
      </>
    ),
    confirmLabel: t('network.firewall.delete'),
    danger: true,
    ...(row.vms.length > 0 ? { typeName: row.name } : {}),
    action: async () => {
      await run(deleteFirewall, onFirewall(row), undefined);
    },
  });

export const confirmUnassignFirewall = (
  t: T,
  row: FirewallRow,
  rows: readonly FirewallRow[],
  vm: { readonly uuid: string; readonly name: string },
): Promise<boolean> =>
  confirm({
    title: t('network.firewall.unassign.title', { name: row.name, vm: vm.name }),
    body: <ReachChanges vms={[{ name: vm.name, ...changesFor(row, rows, vm.uuid, 'unassign') }]} />,
    confirmLabel: t('network.firewall.unassign'),
    danger: true,
    action: async () => {
      await run(unassignFirewall, { ...onFirewall(row), vm: vm.uuid, vmName: vm.name }, undefined);
    },
  });
