import { deleteRule, duplicateRule, undoRule, type DraftRow } from '@/data/resources/firewall/draft';
import { portsText } from '@/data/resources/firewall/ports';
import type { Rule } from '@/data/resources/firewall/rule';
import { serviceName } from '@/data/resources/firewall/services';
import { useT } from '@/i18n';
import { CopyIcon, Empty, PencilIcon, ShieldIcon, Status, TrashIcon, UndoIcon, type MenuItem, type Tone } from '@/ui';
import { DataTable, type Column } from '@/ui/table';
import own from './firewall.module.css';
import type { Editor } from './useEditor';

const tones: Record<DraftRow['state'], Tone> = { kept: 'off', new: 'ok', changed: 'warn', deleted: 'bad' };
const idOf = ({ key }: DraftRow) => key;
const mostAddresses = 3;

interface Props {
  readonly editor: Editor;
  readonly onEdit: (row: DraftRow) => void;
}

/** The rules with what is staged: what each was, and what it is to be. */
export function RulesTable({ editor, onEdit }: Props) {
  const t = useT();
  const byRow = new Map<string, number>();
  for (const { key } of editor.warnings) if (key) byRow.set(key, (byRow.get(key) ?? 0) + 1);
  const service = ({ protocol, ports }: Rule) => serviceName(protocol, ports) ?? '';
  const protocol = (rule: Rule) => (rule.protocol === 'any' ? t('network.protocol.any') : rule.protocol.toUpperCase());
  const ports = (rule: Rule) => portsText(rule.ports) || t(rule.protocol === 'icmp' ? 'network.rule.ports.none' : 'network.rule.ports.all');
  const addresses = (rule: Rule) => {
    if (rule.addresses === null) return t('network.rule.anywhere');
    const shown = rule.addresses.slice(0, mostAddresses).join(', ');
    const more = rule.addresses.length - mostAddresses;
    return more > 0 ? `${shown} ${t('network.andMore', { count: more })}` : shown || t('network.rule.noAddresses');
  };
  const both = (of: (rule: Rule) => string) =>
    function Cell({ before, rule, state }: DraftRow) {
      const was = before ? of(before) : '';
      const is = of(rule);
      if (state === 'deleted') return <del>{was}</del>;
      return state === 'changed' && was !== is ? (
        <>
          <del>{was}</del> <ins className={own.after}>{is}</ins>
        </>
      ) : (
        is
      );
    };
  const name = ({ rule }: DraftRow) => [service(rule), protocol(rule), ports(rule)].filter(Boolean).join(' ');
  const columns: Column<DraftRow>[] = [
    {
      id: 'rule',
      header: t('network.column.protocolPorts'),
      text: name,
      cell: (row) => (
        <button type="button" className={own.edit} onClick={() => onEdit(row)} disabled={row.state === 'deleted'}>
          {both((rule) => [service(rule), protocol(rule), ports(rule)].filter(Boolean).join(' '))(row)}
        </button>
      ),
      sort: ({ rule }) => rule.ports?.from ?? 0,
      fixed: true,
      width: 230,
      minWidth: 170,
    },
    {
      id: 'direction',
      header: t('network.rule.direction'),
      text: ({ rule }) => t(`network.direction.${rule.direction}`),
      cell: both((rule) => t(`network.direction.${rule.direction}`)),
      options: true,
      groups: true,
      width: 120,
    },
    {
      id: 'addresses',
      header: t('network.column.addresses'),
      text: ({ rule }) => (rule.addresses === null ? t('network.rule.anywhere') : rule.addresses.join(' ')),
      cell: both(addresses),
      width: 300,
      minWidth: 160,
    },
    {
      id: 'state',
      header: t('network.column.state'),
      text: ({ state }) => t(`network.rule.state.${state}`),
      cell: ({ state }) => (state === 'kept' ? null : <Status tone={tones[state]} label={t(`network.rule.state.${state}`)} />),
      options: true,
      width: 110,
    },
    {
      id: 'warnings',
      header: t('network.column.warnings'),
      text: ({ key }) => (byRow.has(key) ? t('network.warnings.count', { count: byRow.get(key) ?? 0 }) : ''),
      cell: ({ key, read }) =>
        read && !read.valid ? (
          <Status tone="bad" label={t('network.rule.invalid')} />
        ) : byRow.has(key) ? (
          <Status tone="warn" label={t('network.warnings.count', { count: byRow.get(key) ?? 0 })} />
        ) : null,
      none: t('network.warnings.none'),
      options: true,
      width: 120,
    },
  ];
  const menu = (row: DraftRow): MenuItem[] => [
    {
      key: 'edit',
      label: t('network.rule.edit'),
      icon: PencilIcon,
      reason: row.state === 'deleted' ? t('network.rule.reason.deleted') : null,
      onSelect: () => onEdit(row),
    },
    {
      key: 'duplicate',
      label: t('network.rule.duplicate'),
      icon: CopyIcon,
      onSelect: () => editor.change((draft) => duplicateRule(draft, row.key)),
    },
    {
      key: 'undo',
      label: t('network.rule.undo'),
      icon: UndoIcon,
      reason: row.state === 'kept' ? t('network.rule.reason.unchanged') : null,
      onSelect: () => editor.change((draft) => undoRule(draft, row.key)),
    },
    { divider: true, key: 'line' },
    {
      key: 'delete',
      label: t('network.rule.delete'),
      icon: TrashIcon,
      danger: true,
      reason: row.state === 'deleted' ? t('network.rule.reason.deleted') : null,
      onSelect: () => editor.change((draft) => deleteRule(draft, row.key)),
    },
  ];
  return (
    <DataTable
      name="firewall-rules"
      label={t('network.rules')}
      rows={editor.rows}
      rowId={idOf}
      rowLabel={name}
      columns={columns}
      rowActions={menu}
      bulkActions={() => [
        {
          key: 'delete',
          label: t('network.rule.deleteMany'),
          icon: TrashIcon,
          danger: true,
          onSelect: (rows, taken) => {
            editor.change((draft) => rows.reduce((next, { key }) => deleteRule(next, key), draft));
            taken();
          },
        },
      ]}
      offUrl
      empty={<Empty icon={ShieldIcon} title={t('network.rules.none')} text={t('network.rules.noneText')} />}
    />
  );
}
