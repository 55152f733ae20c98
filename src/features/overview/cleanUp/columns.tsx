import { perMonth } from '@/data/pricing/pricing';
import { unusedGroups, vmOf, type Finding } from '@/data/inventory/waste';
import { useCommonColumns } from '@/entities/columns';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { dateColumn, moneyColumn, type Column } from '@/ui/table';

/** What links made before the words changed have. */
const former = {
  'unassigned address': 'floating-ip',
  'long-stopped machine': 'vm',
  'boot medium': 'media',
};

/** The columns of what was found; the location's is there by default only where there are several. */
export function useColumns(severalLocations: boolean): Column<Finding>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const common = useCommonColumns();
  const groupText = (group: string) => {
    const known = unusedGroups.get(group);
    return known ? t(known.title) : group;
  };
  return [
    common.name({
      text: ({ name }) => name,
      to: (finding) => {
        const vm = vmOf(finding);
        if (vm && finding.location) return paths.vm(finding.location.slug, vm.uuid);
        return finding.owner?.kind === 'bucket' ? paths.bucket(finding.owner.key, 'unfinished') : null;
      },
    }),
    {
      id: 'kind',
      header: t('overview.column.kind'),
      text: ({ group }) => groupText(group),
      value: ({ group }) => group,
      valueText: groupText,
      former,
      options: true,
      width: 170,
      minWidth: 150,
    },
    common.location(severalLocations),
    { id: 'why', header: t('overview.column.why'), text: ({ reason }) => t(reason), width: 250 },
    dateColumn({
      id: 'since',
      header: t('overview.column.since'),
      value: ({ since }) => since,
      format: format.dateTime,
      width: 130,
      minWidth: 120,
    }),
    moneyColumn({
      id: 'price',
      header: t('overview.column.price'),
      value: ({ hourly }) => hourly && perMonth(hourly),
      format: format.money,
      width: 108,
      minWidth: 104,
    }),
    { id: 'key', header: t('overview.column.key'), text: ({ key }) => key, hidden: true, width: 290 },
  ];
}
