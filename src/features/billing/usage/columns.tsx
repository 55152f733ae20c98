import type Big from 'big.js';
import { Link } from 'react-router';
import { tagsOf } from '@/data/billing/usage/groups';
import type { Resource } from '@/data/inventory/accountCosts';
import { costIn, hoursOf, type Part } from '@/data/billing/usage/usage';
import type { Labels } from '@/data/inventory/labels';
import { useFormat, useT, type T } from '@/i18n';
import { usePaths } from '@/nav';
import { Name } from '@/ui';
import { moneyColumn, numberColumn, type Column } from '@/ui/table';
import { kindName, partName, stateName } from './words';

/** Only where there are tags. */
export const tagsColumn = <Row,>(t: T, tags: (row: Row) => readonly string[]): Column<Row> => ({
  id: 'tags',
  header: t('usage.column.tags'),
  text: (row) => tags(row).join(', '),
  values: tags,
  options: true,
  groups: true,
  none: t('usage.none.tag'),
  width: 120,
});

const number = (value: Big | null): number | null => (value ? value.toNumber() : null);

/** The columns of the month's resources; tags have one by default where there are any. */
export function useColumns(labels: Labels, whole: Big): Column<Resource>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const share = ({ cost }: Resource) => (whole.gt(0) ? cost.times(100).div(whole).toNumber() : 0);
  const hours = (resource: Resource) => hoursOf(resource.lines).toNumber();
  const partCost = (part: Part): Column<Resource> => ({
    id: part,
    header: partName(t, part),
    text: ({ lines }) => (lines.some((line) => line.part === part) ? format.money(costIn(lines, part)) : ''),
    sort: ({ lines }) => costIn(lines, part).toNumber(),
    csv: ({ lines }) => costIn(lines, part).toNumber(),
    align: 'end',
    hidden: true,
    width: 110,
  });
  return [
    {
      id: 'name',
      header: t('usage.column.name'),
      text: ({ name }) => name,
      cell: ({ name, machine }) =>
        machine ? (
          <Link to={paths.vm(machine.location.slug, machine.item.uuid)}>
            <Name>{name}</Name>
          </Link>
        ) : (
          <Name>{name}</Name>
        ),
      fixed: true,
      width: 230,
      minWidth: 150,
    },
    {
      id: 'kind',
      header: t('usage.column.kind'),
      text: ({ kind }) => kindName(t, kind),
      options: true,
      groups: true,
      width: 130,
      minWidth: 110,
    },
    {
      id: 'state',
      header: t('usage.column.state'),
      text: (resource) => stateName(t, resource),
      options: true,
      groups: true,
      none: t('usage.state.unknown'),
      width: 112,
      minWidth: 100,
    },
    {
      id: 'location',
      header: t('usage.column.location'),
      text: ({ location }) => location?.display_name ?? '',
      options: true,
      groups: true,
      none: t('usage.none.location'),
      width: 116,
    },
    ...(Object.keys(labels).length === 0 ? [] : [tagsColumn(t, (resource: Resource) => tagsOf(resource, labels))]),
    numberColumn({ id: 'hours', header: t('usage.column.hours'), value: hours, format: format.number, width: 84 }),
    {
      id: 'now',
      header: t('usage.column.now'),
      text: ({ now, there }) => (there === 'gone' ? '' : now ? format.hourly(now) : '–'),
      sort: ({ now }) => number(now),
      csv: ({ now }) => number(now) ?? '',
      align: 'end',
      width: 110,
      minWidth: 100,
    },
    moneyColumn({ id: 'cost', header: t('usage.column.cost'), value: ({ cost }) => cost, format: format.money, width: 104, minWidth: 96 }),
    numberColumn({
      id: 'share',
      header: t('usage.column.share'),
      value: share,
      format: (value) => format.percent(Math.round(value * 10) / 10),
      width: 80,
    }),
    partCost('running'),
    partCost('stopped'),
    partCost('snapshots'),
    partCost('backups'),
    { id: 'key', header: t('usage.column.key'), text: ({ key }) => key, hidden: true, width: 290 },
  ];
}
