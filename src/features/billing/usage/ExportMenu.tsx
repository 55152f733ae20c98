import type { UsageRow } from '@/api';
import type { Resource } from '@/data/inventory/accountCosts';
import type { Labels } from '@/data/inventory/labels';
import { useT } from '@/i18n';
import { DownloadIcon, MenuButton } from '@/ui';

interface Props {
  readonly account: number;
  readonly shown: readonly Resource[];
  readonly rows: readonly UsageRow[];
  readonly labels: Labels;
}

async function save(kind: 'resources' | 'csv' | 'json', { account, shown, rows, labels }: Props): Promise<void> {
  const [{ download, fileName }, files] = await Promise.all([import('@/files'), import('@/exports/usageFile')]);
  const text = kind === 'resources' ? files.resourcesJson(shown, labels) : kind === 'csv' ? files.rowsCsv(rows) : files.rowsJson(rows);
  const name = fileName(`usage-${kind === 'resources' ? 'resources' : 'rows'}-${account}`, kind === 'csv' ? 'csv' : 'json', new Date());
  download(text, name, kind === 'csv' ? 'text/csv' : 'application/json');
}

/** The month as files: the resources that are shown, and the platform's rows whichever are. */
function ExportMenu(props: Props) {
  const t = useT();
  const count = props.rows.length;
  return (
    <MenuButton
      label={t('usage.export')}
      icon={DownloadIcon}
      size="small"
      items={[
        {
          key: 'resources',
          label: t('usage.export.resources', { count: props.shown.length }),
          onSelect: () => void save('resources', props),
        },
        { key: 'csv', label: t('usage.export.rowsCsv', { count }), onSelect: () => void save('csv', props) },
        { key: 'json', label: t('usage.export.rowsJson', { count }), onSelect: () => void save('json', props) },
      ]}
    />
  );
}

/** The menu as a table asks for it, which knows what is shown. */
export const exportTools = (rest: Omit<Props, 'shown'>) => (shown: readonly Resource[]) => <ExportMenu {...rest} shown={shown} />;
