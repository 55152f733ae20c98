import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { restorePointCan } from '@/data/resources/disk/rules';
import { restorePointsIn, type StoredRestorePoint } from '@/data/resources/disk/storage';
import { ResourceList } from '@/entities/list';
import { useFormat, useT } from '@/i18n';
import { everywhere } from '@/nav';
import { CameraIcon, TrashIcon, useNow } from '@/ui';
import { useRestorePointColumns } from './restorePointColumns';
import { ServicesMissing } from './ServicesMissing';
import { useRestorePointMenu, useRestorePointWords } from './useRestorePointMenu';
import { useDeleteRestorePoints } from './useDeleteRestorePoints';
import { useStorage } from './useStorage';

const idOf = (point: StoredRestorePoint) => point.id;

/** What can be gone back to, of every machine and disk of the scope. */
export function SnapshotsPage() {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const storage = useStorage();
  const points = restorePointsIn(storage.disks);
  const { when } = useRestorePointWords();
  const menu = useRestorePointMenu();
  const deletion = useDeleteRestorePoints();
  const columns = useRestorePointColumns(storage.scope === everywhere, points, now, when);
  return (
    <ResourceList
      name="snapshots"
      title={t('shell.page.snapshots')}
      lead={t('storage.copies.lead')}
      read={storage.read}
      rows={points}
      rowId={idOf}
      rowLabel={(point) => [when(point), point.machine?.item.name ?? point.diskName].join(', ')}
      columns={columns}
      menu={menu}
      bulk={(rows) => [
        {
          key: 'delete',
          label: t('life.copy.delete'),
          icon: TrashIcon,
          danger: true,
          reason: rows.some((row) => restorePointCan.remove(row) === null) ? null : t('storage.reason.diskOnly'),
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
