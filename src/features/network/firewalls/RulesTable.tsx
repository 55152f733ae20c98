import { deleteRule, duplicateRule, undoRule, type DraftRow } from '@/data/resources/firewall/draft';
import { useT } from '@/i18n';
import { CopyIcon, Empty, PencilIcon, ShieldIcon, TrashIcon, UndoIcon, type MenuItem } from '@/ui';
import { DataTable } from '@/ui/table';
import { ruleName, useRuleColumns } from './ruleColumns';
import type { Editor } from './useEditor';

const idOf = ({ key }: DraftRow) => key;

interface Props {
  readonly editor: Editor;
  readonly onEdit: (row: DraftRow) => void;
}

/** The rules with what is staged: what each was, and what it is to be. */
export function RulesTable({ editor, onEdit }: Props) {
  const t = useT();
  const columns = useRuleColumns(editor.warnings, onEdit);
  const name = ({ rule }: DraftRow) => ruleName(t, rule);
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
