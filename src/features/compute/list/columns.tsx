import type { Network } from '@/api';
import { labelOf, type Labels } from '@/data/inventory/labels';
import { perMonth } from '@/data/pricing/pricing';
import { priceNow, type Machine } from '@/data/resources/vm/machines';
import { addressesOf } from '@/data/resources/floating-ip/rules';
import { disksOf, osOf, systemOfVm, poolOf } from '@/data/resources/vm/parts';
import { vmStatus } from '@/data/resources/vm/rules';
import { useCommonColumns, type CommonColumns } from '@/entities/columns';
import { parseTime, useFormat, useT, type Format, type T } from '@/i18n';
import { usePaths, type Paths } from '@/nav';
import { CopyText } from '@/ui';
import { moneyColumn, numberColumn, type Column } from '@/ui/table';
import { Tags } from '../estate/Tags';
import { VmStatus } from '../VmStatus';

/** What other lists and the user's labels say of the machines; null: not read, or not yet. */
export interface Known {
  readonly labels: Labels;
  readonly networks: ReadonlyMap<string, Network> | null;
  readonly accountName: (id: number | null) => string;
}

/** The columns of machines; the location's is there by default only where there are several, the tags' where there are tags. */
export function useColumns(severalLocations: boolean, known: Known): Column<Machine>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const common = useCommonColumns();
  return [...columns(t, format, paths, common, severalLocations), ...more(t, common, known)];
}

const month = (machine: Machine) => {
  const hourly = priceNow(machine);
  return hourly && perMonth(hourly);
};
const diskSize = (machine: Machine) => disksOf(machine.item).reduce((sum, disk) => sum + disk.size, 0);
const statusText = (t: T, status: string) => {
  const { name } = vmStatus(status);
  return typeof name === 'string' ? name : t(name);
};
const addresses = (machine: Machine) => {
  const all = addressesOf(machine.item, machine.floating);
  // What people type comes first: the long IPv6 addresses after the others.
  return [...all.public, ...all.private].toSorted((a, b) => Number(a.includes(':')) - Number(b.includes(':')));
};

function columns(t: T, format: Format, paths: Paths, common: CommonColumns, severalLocations: boolean): Column<Machine>[] {
  const size = ({ item }: Machine) => t('compute.size', { cores: item.vcpu ?? 0, memory: format.memory(item.memory ?? 0) });
  return [
    common.name({ text: ({ item }) => item.name, to: ({ item, location }) => paths.vm(location.slug, item.uuid) }),
    {
      id: 'status',
      header: t('compute.column.status'),
      text: ({ item }) => statusText(t, item.status),
      value: ({ item }) => item.status.toLowerCase(),
      valueText: (status) => statusText(t, status),
      cell: (machine) => <VmStatus machine={machine} />,
      options: true,
      groups: true,
      width: 108,
      minWidth: 100,
    },
    common.location(severalLocations),
    {
      id: 'size',
      header: t('compute.column.size'),
      text: size,
      sort: ({ item }) => (item.vcpu ?? 0) * 1_000_000 + (item.memory ?? 0),
      width: 136,
      minWidth: 124,
    },
    numberColumn({
      id: 'disk',
      header: t('compute.column.disk'),
      value: diskSize,
      format: format.disk,
      width: 88,
      minWidth: 84,
      dropFirst: 8,
    }),
    {
      id: 'os',
      header: t('compute.column.os'),
      text: ({ item }) => systemOfVm(item) || t('compute.os.none'),
      value: ({ item }) => osOf(item),
      none: t('compute.os.none'),
      options: true,
      width: 172,
      minWidth: 112,
      dropFirst: 7,
    },
    {
      id: 'address',
      header: t('compute.column.address'),
      text: (machine) => addresses(machine).join(' '),
      cell: (machine) => {
        const [first, ...more] = addresses(machine);
        if (!first) return null;
        return (
          <>
            <CopyText value={first} />{' '}
            {more.length > 0 ? (
              <small title={more.join(' ')}>
                +<span>{format.number(more.length)}</span>
              </small>
            ) : null}
          </>
        );
      },
      width: 172,
      minWidth: 158,
    },
    moneyColumn({
      id: 'price',
      header: t('compute.column.price'),
      value: month,
      format: format.money,
      width: 108,
      minWidth: 104,
    }),
    common.created(({ item }) => parseTime(item.created_at)),
    { id: 'pool', header: t('compute.column.pool'), text: ({ item }) => poolOf(item), hidden: true },
    {
      id: 'backup',
      header: t('compute.column.backup'),
      text: ({ item }) => t(item.backup ? 'compute.yes' : 'compute.no'),
      value: ({ item }) => (item.backup ? 'yes' : 'no'),
      valueText: (value) => t(value === 'yes' ? 'compute.yes' : 'compute.no'),
      options: true,
      hidden: true,
    },
    { id: 'hostname', header: t('compute.column.hostname'), text: ({ item }) => item.hostname ?? '', hidden: true },
    { id: 'description', header: t('compute.column.description'), text: ({ item }) => item.description ?? '', hidden: true },
    common.uuid(({ item }) => item.uuid),
  ];
}

function more(t: T, common: CommonColumns, { labels, networks, accountName }: Known): Column<Machine>[] {
  const used = Object.values(labels).some(({ tags }) => tags.length > 0);
  return [
    {
      id: 'tag',
      header: t('compute.column.tag'),
      text: ({ id }) => labelOf(labels, id).tags.join(', '),
      value: ({ id }) => labelOf(labels, id).tags,
      cell: ({ id }) => <Tags inCell tags={labelOf(labels, id).tags} />,
      none: t('compute.tag.none'),
      options: used,
      groups: true,
      hidden: !used,
      width: 150,
    },
    { id: 'note', header: t('compute.column.note'), text: ({ id }) => labelOf(labels, id).note, hidden: true },
    {
      id: 'network',
      header: t('compute.column.network'),
      text: ({ id }) => {
        const network = networks?.get(id);
        return network ? (network.name ?? network.uuid) : '';
      },
      value: ({ id }) => networks?.get(id)?.uuid ?? '',
      none: t(networks ? 'compute.network.none' : 'ui.loading'),
      options: networks !== null,
      groups: true,
      hidden: true,
    },
    common.account(({ item }) => item.billing_account ?? null, accountName, { options: false, hidden: true }),
  ];
}
