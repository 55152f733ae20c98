import type { UsageConfiguration } from '@/api';
import type { Resource } from '@/data/inventory/accountCosts';
import { useFormat, useT, type Format, type T } from '@/i18n';
import { CopyText, Dialog, KeyValues } from '@/ui';
import { PlainTable } from '@/ui/PlainTable';
import { kindName, partName, stateName } from './words';

/** A shape that the resource had in the course of the month. */
function shape(t: T, format: Format, { cpus, ram_MB, disk_size_GB, os_name }: UsageConfiguration): string {
  return [
    typeof cpus === 'number' ? t('usage.rows.cpus', { count: cpus }) : null,
    typeof ram_MB === 'number' ? format.memory(ram_MB) : null,
    typeof disk_size_GB === 'number' ? format.disk(disk_size_GB) : null,
    os_name,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The platform's rows of one resource, as they are. */
export function RowsDialog({ resource, onClose }: { resource: Resource; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const { key, name, kind, location, cost, now, lines } = resource;
  const state = stateName(t, resource);
  const shapes = [...new Set(lines.flatMap(({ row }) => (row.configurations ?? []).map((each) => shape(t, format, each))))].filter(Boolean);
  return (
    <Dialog title={t('usage.rows.title', { name })} opened onClose={onClose} size="large">
      <KeyValues
        items={[
          { label: t('usage.column.kind'), value: kindName(t, kind) },
          ...(state ? [{ label: t('usage.column.state'), value: state }] : []),
          ...(location ? [{ label: t('usage.column.location'), value: location.display_name }] : []),
          { label: t('usage.column.key'), value: <CopyText value={key} label={t('usage.column.key')} /> },
          { label: t('usage.column.cost'), value: format.money(cost) },
          { label: t('usage.column.now'), value: now ? format.hourly(now) : '–' },
          ...(shapes.length > 0 ? [{ label: t('usage.rows.shapes'), value: shapes.join(' · ') }] : []),
        ]}
      />
      <p>{t('usage.rows.about')}</p>
      <PlainTable
        label={t('usage.rows.table')}
        head={[
          t('usage.rows.description'),
          t('usage.rows.part'),
          t('usage.rows.types'),
          t('usage.column.hours'),
          t('usage.rows.price'),
          t('usage.rows.cost'),
        ]}
        words={[1, 2]}
        rows={lines.map(({ row, part }, at) => ({
          key: String(at),
          name: <bdi>{row.description || '–'}</bdi>,
          cells: [
            partName(t, part),
            (row.uptime_types ?? []).join(', ') || '–',
            typeof row.hours === 'number' ? format.number(row.hours) : '–',
            typeof row.price === 'number' ? format.exact(row.price) : '–',
            typeof row.cost === 'number' ? format.hourly(row.cost) : '–',
          ],
        }))}
      />
    </Dialog>
  );
}
