import { run } from '@/data/operations';
import { assignmentChange } from '@/data/resources/firewall/change';
import { deleteFirewall } from '@/data/resources/firewall/operations';
import { ReachChanges } from '@/entities/firewalls';
import type { T } from '@/i18n';
import { confirm } from '@/ui';
import { firewallsAt, onFirewall, type FirewallRow } from './rows';

export const confirmDeleteFirewall = (t: T, row: FirewallRow, rows: readonly FirewallRow[]): Promise<boolean> =>
  confirm({
    title: t('network.firewall.delete.title', { name: row.name }),
    body: (
      <>
        <p>{t('network.firewall.delete.text', { count: row.vms.length })}</p>
        <ReachChanges
          vms={row.vms.map(({ uuid, vm }) => ({
            name: vm?.name ?? uuid,
            ...assignmentChange(row.firewall, firewallsAt(rows, row.location), uuid, 'unassign'),
          }))}
        />
      </>
    ),
    confirmLabel: t('network.firewall.delete'),
    danger: true,
    ...(row.vms.length > 0 ? { typeName: row.name } : {}),
    action: async () => {
      await run(deleteFirewall, onFirewall(row), undefined);
    },
  });
