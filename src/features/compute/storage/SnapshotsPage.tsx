import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { copyCan } from '@/data/resources/disk/rules';
import { copiesIn, type StoredCopy } from '@/data/resources/disk/storage';
import { ResourceList } from '@/entities/list';
import { useFormat, useT } from '@/i18n';
import { everywhere } from '@/nav';
import { CameraIcon, TrashIcon, useNow } from '@/ui';
import { useCopyColumns } from './copyColumns';
import { ServicesMissing } from './ServicesMissing';
import { useCopyMenu, useCopyWords } from './useCopyMenu';
import { useDeleteCopies } from './useDeleteCopies';
import { useStorage } from './useStorage';

const idOf = (copy: StoredCopy) => copy.id;

/** What can be gone back to, of every machine and disk of the scope. */
export function SnapshotsPage() {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const storage = useStorage();
  const copies = copiesIn(storage.disks);
  const { when } = useCopyWords();
  const menu = useCopyMenu();
  const deletion = useDeleteCopies();
  const columns = useCopyColumns(storage.scope === everywhere, copies, now, when);
  return (
    <ResourceList
      name="snapshots"
      title={t('shell.page.snapshots')}
      lead={t('storage.copies.lead')}
      read={storage.read}
      rows={copies}
      rowId={idOf}
      rowLabel={(copy) => [when(copy), copy.machine?.item.name ?? copy.diskName].join(', ')}
      columns={columns}
      menu={menu}
      bulk={(rows) => [
        {
          key: 'delete',
          label: t('life.copy.delete'),
          icon: TrashIcon,
          danger: true,
          reason: rows.some((row) => copyCan.remove(row) === null) ? null : t('storage.reason.diskOnly'),
          onSelect: (chosen, onStarted) => void deletion.start(chosen, onStarted),
        },
      ]}
      empty={{ icon: CameraIcon, title: t('life.copy.none'), text: t('storage.copies.emptyText') }}
      initialSort={{ id: 'taken', desc: true }}
      notices={<ServicesMissing services={storage.services} />}
      summary={(shown) =>
        t('storage.copies.sum', {
          count: shown.length,
          size: format.disk(shown.reduce((sum, { size }) => sum + size, 0)),
          month: format.money(perMonth(sumHourly(shown))),
        })
      }
    >
      {deletion.dialog}
    </ResourceList>
  );
}
