import { run } from '@/data/operations';
import { assignmentChange } from '@/data/resources/firewall/change';
import { unassignFirewall } from '@/data/resources/firewall/operations';
import { vmStatus } from '@/data/resources/vm/rules';
import { confirmUnassignFirewall, ReachChanges } from '@/entities/firewalls';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, confirm, Empty, Link, Name, PlusIcon, Section, ServerIcon, Status, XIcon, type MenuItem } from '@/ui';
import { BatchDialog, useBatch } from '@/ui/batch';
import { DataTable, type Column } from '@/ui/table';
import { firewallsAt, onFirewall, type FirewallRow } from './rows';

type Member = FirewallRow['vms'][number];
const idOf = ({ uuid }: Member) => uuid;
const nameOf = ({ uuid, vm }: Member) => vm?.name ?? uuid;

/** The VMs that a firewall protects. */
export function ProtectedVms({ row, rows, onAssign }: { row: FirewallRow; rows: readonly FirewallRow[]; onAssign: () => void }) {
  const t = useT();
  const columns = useColumns(row);
  const { start, ...unassigning } = useUnassign(row, rows);
  const menu = (member: Member): MenuItem[] => [
    {
      key: 'unassign',
      label: t('network.firewall.unassign'),
      icon: XIcon,
      danger: true,
      onSelect: () =>
        void confirmUnassignFirewall(t, {
          location: row.location.slug,
          firewall: row.firewall,
          all: firewallsAt(rows, row.location),
          vm: { uuid: member.uuid, name: nameOf(member) },
        }),
    },
  ];
  return (
    <Section
      title={t('network.column.protected')}
      actions={
        <Button size="small" icon={PlusIcon} onClick={onAssign}>
          {t('network.firewall.assignVms')}
        </Button>
      }
    >
      <DataTable
        name="firewall-vms"
        label={t('network.column.protected')}
        rows={row.vms}
        rowId={idOf}
        rowLabel={nameOf}
        columns={columns}
        rowActions={menu}
        bulkActions={(chosen) => [
          {
            key: 'unassign',
            label: t('network.firewall.unassignMany', { count: chosen.length }),
            icon: XIcon,
            danger: true,
            onSelect: (some, taken) => void start(some, taken),
          },
        ]}
        offUrl
        empty={<Empty icon={ServerIcon} title={t('network.firewall.noVms')} text={t('network.firewall.noVmsText')} />}
      />
      <BatchDialog
        title={(count) => t('network.firewall.unassigning', { count })}
        batch={unassigning}
        name={({ name }) => name}
        note={() => row.name}
      />
    </Section>
  );
}

interface Going {
  readonly id: string;
  readonly name: string;
}

/** Takes a firewall off several VMs, after it was said what becomes reachable. */
function useUnassign(row: FirewallRow, rows: readonly FirewallRow[]) {
  const t = useT();
  const batch = useBatch<Going>();
  const start = async (members: readonly Member[], taken: () => void) => {
    const all = firewallsAt(rows, row.location);
    const going = members.map((member): Going => ({ id: member.uuid, name: nameOf(member) }));
    const yes = await confirm({
      title: t('network.firewall.unassignMany.title', { name: row.name, count: going.length }),
      body: <ReachChanges vms={going.map(({ id, name }) => ({ name, ...assignmentChange(row.firewall, all, id, 'unassign') }))} />,
      confirmLabel: t('network.firewall.unassign'),
      danger: true,
    });
    if (!yes) return;
    taken();
    await batch.go(going, async ({ id, name }) => {
      await run(unassignFirewall, { ...onFirewall(row), vm: id, vmName: name }, undefined);
    });
  };
  return { ...batch, start };
}

function useColumns(row: FirewallRow): Column<Member>[] {
  const t = useT();
  const paths = usePaths();
  const status = ({ vm }: Member) => {
    if (!vm) return { tone: 'unknown' as const, label: t('network.vm.unknown') };
    const { tone, name } = vmStatus(vm.status);
    return { tone, label: typeof name === 'string' ? name : t(name) };
  };
  return [
    {
      id: 'name',
      header: t('network.column.name'),
      text: nameOf,
      cell: (member) =>
        member.vm ? (
          <Link to={paths.vm(row.location.slug, member.uuid, 'network')}>
            <Name>{nameOf(member)}</Name>
          </Link>
        ) : (
          <Name>{nameOf(member)}</Name>
        ),
      fixed: true,
      width: 240,
    },
    {
      id: 'status',
      header: t('network.column.status'),
      text: (member) => status(member).label,
      cell: (member) => <Status {...status(member)} />,
      width: 140,
    },
    { id: 'inside', header: t('network.column.privateAddress'), text: ({ vm }) => vm?.private_ipv4 ?? '', width: 160 },
  ];
}
