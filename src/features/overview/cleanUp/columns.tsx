import { Link } from 'react-router';
import { perMonth } from '@/data/pricing/pricing';
import { unusedGroups, vmOf, type Finding } from '@/data/inventory/waste';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Name } from '@/ui';
import { dateColumn, moneyColumn, type Column } from '@/ui/table';

/** The columns of what was found; the location's is there by default only where there are several. */
export function useColumns(severalLocations: boolean): Column<Finding>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  return [
    {
      id: 'name',
      header: t('overview.column.name'),
      text: ({ name }) => name,
      cell: (finding) => {
        const { name, location } = finding;
        const vm = vmOf(finding);
        return vm ? (
          <Link to={paths.vm(location.slug, vm.uuid)}>
            <Name>{name}</Name>
          </Link>
        ) : (
          <Name>{name}</Name>
        );
      },
      fixed: true,
      width: 220,
      minWidth: 150,
    },
    {
      id: 'kind',
      header: t('overview.column.kind'),
      text: ({ group }) => {
        const known = unusedGroups.get(group);
        return known ? t(known.title) : group;
      },
      options: true,
      width: 170,
      minWidth: 150,
    },
    {
      id: 'location',
      header: t('overview.column.location'),
      text: ({ location }) => location.display_name,
      options: true,
      hidden: !severalLocations,
      width: 120,
    },
    { id: 'why', header: t('overview.column.why'), text: ({ reason }) => t(reason), width: 250 },
    dateColumn({
      id: 'since',
      header: t('overview.column.since'),
      of: ({ since }) => since,
      say: format.dateTime,
      width: 130,
      minWidth: 120,
    }),
    moneyColumn({
      id: 'price',
      header: t('overview.column.price'),
      of: ({ hourly }) => hourly && perMonth(hourly),
      say: format.money,
      width: 108,
      minWidth: 104,
    }),
    { id: 'key', header: t('overview.column.key'), text: ({ key }) => key, hidden: true, width: 290 },
  ];
}
