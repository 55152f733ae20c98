import type { Machine } from '@/data/resources/vm/machines';
import type { T } from '@/i18n';
import type { Paths } from '@/nav';
import { Link, Name } from '@/ui';
import type { Column } from '@/ui/table';

/** As many machines as a filter by them makes sense for; beyond, the search finds them. */
const mostChoices = 60;

interface OfMachine {
  readonly machine: Machine | null;
}

/** The machine that a disk or a copy belongs to; it leads to a part of its page. */
export const machineColumn = <Row extends OfMachine>(
  t: T,
  paths: Paths,
  rows: readonly Row[],
  part: 'disks' | 'snapshots',
): Column<Row> => ({
  id: 'machine',
  header: t('storage.column.machine'),
  text: ({ machine }) => machine?.item.name ?? '',
  value: ({ machine }) => machine?.item.uuid ?? '',
  cell: ({ machine }) =>
    machine ? (
      <Link to={paths.vm(machine.location.slug, machine.item.uuid, part)}>
        <Name>{machine.item.name}</Name>
      </Link>
    ) : null,
  none: t('storage.machine.none'),
  options: new Set(rows.map(({ machine }) => machine?.id)).size <= mostChoices,
  groups: true,
});
