import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { copyCan } from '@/data/resources/disk/rules';
import { copiesIn, type StoredCopy } from '@/data/resources/disk/storage';
import { useFormat, useT } from '@/i18n';
import { everywhere, useTitle } from '@/nav';
import { CameraIcon, Empty, Failure, PageHeader, TrashIcon, useNow } from '@/ui';
import { DataTable } from '@/ui/table';
import { useCopyColumns } from './copyColumns';
import { Notices } from './Notices';
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
  const { query, all } = storage.locations;
  const title = t('shell.page.snapshots');
  useTitle(title);
  const broken = query.error && all.length === 0;
  return (
    <>
      <PageHeader title={title} lead={t('storage.copies.lead')} />
      {broken ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {broken ? null : (
        <DataTable
          name="snapshots"
          label={title}
          rows={copies}
          rowId={idOf}
          rowLabel={(copy) => [when(copy), copy.machine?.item.name ?? copy.diskName].join(', ')}
          columns={columns}
          rowActions={menu}
          bulkActions={(rows) => [
            {
              key: 'delete',
              label: t('life.copy.delete'),
              icon: TrashIcon,
              danger: true,
              reason: rows.some((row) => copyCan.remove(row) === null) ? null : t('storage.reason.diskOnly'),
              onSelect: (chosen, taken) => void deletion.start(chosen, taken),
            },
          ]}
          loading={storage.loading}
          initialSort={{ id: 'taken', desc: true }}
          updatedAt={storage.updatedAt}
          onRefresh={storage.refresh}
          refreshing={storage.refreshing}
          notices={<Notices storage={storage} />}
          empty={
            storage.failed.length > 0 ? null : <Empty icon={CameraIcon} title={t('life.copy.none')} text={t('storage.copies.emptyText')} />
          }
          footer={(shown) =>
            t('storage.copies.sum', {
              count: shown.length,
              size: format.disk(shown.reduce((sum, { size }) => sum + size, 0)),
              month: format.money(perMonth(sumHourly(shown))),
            })
          }
        />
      )}
      {deletion.dialog}
    </>
  );
}
