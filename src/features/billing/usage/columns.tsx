import type Big from 'big.js';
import { tagsOf } from '@/data/billing/usage/groups';
import type { Resource } from '@/data/inventory/accountCosts';
import { costIn, hoursOf, type Part } from '@/data/billing/usage/usage';
import { kindNamed } from '@/data/inventory/registry';
import type { Labels } from '@/data/inventory/labels';
import { useCommonColumns } from '@/entities/columns';
import { useFormat, useT, type T } from '@/i18n';
import { usePaths } from '@/nav';
import { moneyColumn, numberColumn, type Column } from '@/ui/table';
import { kindName, partName, stateName, stateValue } from './words';

/** Only where there are tags. */
export const tagsColumn = <Row,>(t: T, tags: (row: Row) => readonly string[]): Column<Row> => ({
  id: 'tags',
  header: t('usage.column.tags'),
  text: (row) => tags(row).join(', '),
  value: tags,
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
  const common = useCommonColumns();
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
    common.name({ text: ({ name }) => name, to: ({ machine }) => (machine ? paths.vm(machine.location.slug, machine.item.uuid) : null) }),
    {
      id: 'kind',
      header: t('usage.column.kind'),
      text: ({ kind }) => kindName(t, kind),
      value: ({ kind }) => kindNamed(kind)?.kind ?? 'other',
      options: true,
      groups: true,
      width: 130,
      minWidth: 110,
    },
    {
      id: 'state',
      header: t('usage.column.state'),
      text: (resource) => stateName(t, resource),
      value: stateValue,
      former: { there: 'there', gone: 'gone' },
      options: true,
      groups: true,
      none: t('usage.state.unknown'),
      width: 112,
      minWidth: 100,
    },
    common.location<Resource>(true),
    ...(Object.keys(labels).length === 0 ? [] : [tagsColumn(t, (resource: Resource) => tagsOf(resource, labels))]),
    numberColumn({ id: 'hours', header: t('usage.column.hours'), value: hours, format: format.number, width: 84 }),
    {
      id: 'now',
      header: t('usage.column.now'),
      text: ({ now, there }) => (there === 'gone' ? '' : now ? format.hourly(now) : '–'),
      sort: ({ now }) => number(now),
      csv: ({ now }) => number(now) ?? '',
      align: 'end',
      width: 130,
      minWidth: 126,
    },
    moneyColumn({ id: 'cost', header: t('usage.column.cost'), value: ({ cost }) => cost, format: format.money, width: 140, minWidth: 140 }),
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
