import { Link } from 'react-router';
import { vmStatus } from '@/data/resources/vm/rules';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, Empty, Name, PlusIcon, Section, ServerIcon, Status, XIcon, type MenuItem } from '@/ui';
import { DataTable, type Column } from '@/ui/table';
import { confirmUnassignFirewall } from './confirm';
import type { FirewallRow } from './rows';

type Member = FirewallRow['vms'][number];
const idOf = ({ uuid }: Member) => uuid;
const nameOf = ({ uuid, vm }: Member) => vm?.name ?? uuid;

/** The VMs that a firewall protects. */
export function ProtectedVms({ row, rows, onAssign }: { row: FirewallRow; rows: readonly FirewallRow[]; onAssign: () => void }) {
  const t = useT();
  const columns = useColumns(row);
  const menu = (member: Member): MenuItem[] => [
    {
      key: 'unassign',
      label: t('network.firewall.unassign'),
      icon: XIcon,
      danger: true,
      onSelect: () => void confirmUnassignFirewall(t, row, rows, { uuid: member.uuid, name: nameOf(member) }),
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
        offUrl
        empty={<Empty icon={ServerIcon} title={t('network.firewall.noVms')} text={t('network.firewall.noVmsText')} />}
      />
    </Section>
  );
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
