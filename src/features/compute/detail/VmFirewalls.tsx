import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import type { Firewall } from '@/api';
import { lacks } from '@/data/core/everywhere';
import { firewallsOffered } from '@/data/resources/firewall/offered';
import { firewallsIn } from '@/data/resources/firewall/queries';
import { rulesOf } from '@/data/resources/firewall/rule';
import { firewallGone, firewallName, protectedVms } from '@/data/resources/firewall/rules';
import { rulesSummary } from '@/data/resources/firewall/words';
import { addressesOf } from '@/data/resources/floating-ip/rules';
import type { Machine } from '@/data/resources/vm/machines';
import { useCommonColumns } from '@/entities/columns';
import { confirmUnassignFirewall, rulesText } from '@/entities/firewalls';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, Empty, Failure, LinkButton, PlusIcon, Section, ShieldIcon, XIcon, type MenuItem } from '@/ui';
import { DataTable, type Column } from '@/ui/table';
import { AssignFirewallDialog } from './AssignFirewallDialog';

const idOf = ({ uuid }: Firewall) => uuid;

/** The firewalls that protect a VM. Nothing where the platform has none. */
export function VmFirewalls({ machine }: { machine: Machine }) {
  const t = useT();
  const paths = usePaths();
  const offered = useSyncExternalStore(firewallsOffered.subscribe, firewallsOffered.get);
  const { item: vm, location, floating } = machine;
  const { data, error, isPending, refetch } = useQuery(firewallsIn(location.slug));
  const [assigning, setAssigning] = useState(false);
  const columns = useColumns(location.slug);
  if (!offered || lacks(error)) return null;
  const all = (data ?? []).filter((firewall) => !firewallGone(firewall));
  const own = all.filter((firewall) => protectedVms(firewall).includes(vm.uuid));
  const free = all.filter((firewall) => !own.includes(firewall));
  const reached = addressesOf(vm, floating).public;
  const menu = (firewall: Firewall): MenuItem[] => [
    {
      key: 'edit',
      label: t('network.firewall.edit'),
      icon: ShieldIcon,
      to: paths.firewall(location.slug, firewall.uuid),
    },
    { divider: true, key: 'line' },
    {
      key: 'unassign',
      label: t('network.firewall.unassign'),
      icon: XIcon,
      danger: true,
      onSelect: () => void confirmUnassignFirewall(t, { location: location.slug, firewall, all, vm }),
    },
  ];
  const assign =
    data && all.length === 0 ? (
      <LinkButton size="small" to={paths.firewalls({ do: 'create' })} icon={PlusIcon}>
        {t('network.firewall.create')}
      </LinkButton>
    ) : (
      <Button
        size="small"
        icon={PlusIcon}
        reason={data ? (free.length === 0 ? t('network.vm.reason.all') : null) : t('ui.loading')}
        onClick={() => setAssigning(true)}
      >
        {t('network.vm.assign')}
      </Button>
    );
  return (
    <Section title={t('shell.page.firewalls')} actions={assign}>
      {error ? <Failure compact error={error} onRetry={() => void refetch()} /> : null}
      {error && !data ? null : (
        <DataTable
          name="vm-firewalls"
          label={t('shell.page.firewalls')}
          rows={own}
          rowId={idOf}
          rowLabel={firewallName}
          columns={columns}
          rowActions={menu}
          offUrl
          loading={isPending}
          empty={
            <Empty
              icon={ShieldIcon}
              title={t('network.vm.none')}
              text={reached.length > 0 ? t('network.vm.open', { addresses: reached.join(', ') }) : t('network.vm.closed')}
            />
          }
        />
      )}
      {assigning ? <AssignFirewallDialog machine={machine} all={all} free={free} onClose={() => setAssigning(false)} /> : null}
    </Section>
  );
}

function useColumns(slug: string): Column<Firewall>[] {
  const t = useT();
  const paths = usePaths();
  const common = useCommonColumns();
  return [
    common.name({ text: firewallName, to: ({ uuid }) => paths.firewall(slug, uuid), minWidth: 150 }),
    {
      id: 'rules',
      header: t('network.column.rules'),
      text: (firewall) => rulesText(t, rulesSummary(rulesOf(firewall))),
      width: 420,
      minWidth: 200,
    },
  ];
}
