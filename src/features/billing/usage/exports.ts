import type { UsageRow } from '@/api';
import type { Resource } from '@/data/inventory/accountCosts';
import type { Labels } from '@/data/inventory/labels';
import type { T } from '@/i18n';
import type { MenuItem } from '@/ui';

interface Month {
  readonly account: number;
  readonly rows: readonly UsageRow[];
  readonly labels: Labels;
}

type Kind = 'resources' | 'csv' | 'json';

async function save(kind: Kind, { account, rows, labels }: Month, shown: readonly Resource[]): Promise<void> {
  const [{ download, fileName }, files] = await Promise.all([import('@/files'), import('@/exports/usageFile')]);
  const text = kind === 'resources' ? files.resourcesJson(shown, labels) : kind === 'csv' ? files.rowsCsv(rows) : files.rowsJson(rows);
  const name = fileName(`usage-${kind === 'resources' ? 'resources' : 'rows'}-${account}`, kind === 'csv' ? 'csv' : 'json', new Date());
  download(text, name, kind === 'csv' ? 'text/csv' : 'application/json');
}

/** The month as files: the resources that are shown, and the platform's rows whichever are. */
export const exportsOf =
  (t: T, month: Month) =>
  (shown: readonly Resource[]): MenuItem[] => {
    const count = month.rows.length;
    const item = (kind: Kind, label: string): MenuItem => ({ key: kind, label, onSelect: () => void save(kind, month, shown) });
    return [
      item('resources', t('usage.export.resources', { count: shown.length })),
      item('csv', t('usage.export.rowsCsv', { count })),
      item('json', t('usage.export.rowsJson', { count })),
    ];
  };
