import { lazyPart } from '@/ui/lazy';
import { Suspense, useState } from 'react';
import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { isLoose } from '@/data/resources/disk/rules';
import type { StoredDisk } from '@/data/resources/disk/storage';
import { ResourceList } from '@/entities/list';
import { useFormat, useT } from '@/i18n';
import { everywhere } from '@/nav';
import { Button, DiskIcon, PlusIcon, TrashIcon } from '@/ui';
import { confirmDeleteDisk, confirmDetach } from '../detail/confirmDisk';
import { GrowRecipe } from '../detail/GrowRecipe';
import { confirmMark } from './confirmMark';
import { useDiskColumns } from './diskColumns';
import { rowOf } from './rowOf';
import { ServicesMissing } from './ServicesMissing';
import { DeleteDialog, useDeleteDisks } from './useDeleteDisks';
import { useDiskDialog } from './useDiskDialog';
import { useDiskMenu } from './useDiskMenu';
import { useStorage } from './useStorage';

const DiskDialogs = lazyPart(async () => ({ default: (await import('./DiskDialogs')).DiskDialogs }));

const idOf = (disk: StoredDisk) => disk.id;
const nameOf = (disk: StoredDisk) => disk.name;

/** All disks of the scope: those of machines, those of services, and those that nothing has. */
export function DisksPage() {
  const t = useT();
  const format = useFormat();
  const storage = useStorage();
  const { disks, places, policy, read } = storage;
  const columns = useDiskColumns(storage.scope === everywhere, disks);
  const dialog = useDiskDialog();
  const deletion = useDeleteDisks(places, policy);
  const [grown, setGrown] = useState<StoredDisk | null>(null);

  const withMachine = (disk: StoredDisk, act: typeof confirmDetach) => {
    const row = rowOf(disk);
    if (row && disk.machine) void act(t, disk.machine, row);
  };
  const menu = useDiskMenu({
    show: dialog.show,
    detach: (disk) => withMachine(disk, confirmDetach),
    remove: (disk) => (disk.machine ? withMachine(disk, confirmDeleteDisk) : void deletion.start([disk])),
    mark: (disk) => void confirmMark(t, disk),
  });
  const create = (
    <Button variant="primary" icon={PlusIcon} onClick={() => dialog.show('create')}>
      {t('storage.create.title')}
    </Button>
  );
  const grownRow = grown && rowOf(grown);
  return (
    <ResourceList
      name="disks"
      title={t('shell.page.disks')}
      lead={t('storage.disks.lead')}
      above={grownRow ? <GrowRecipe row={grownRow} onClose={() => setGrown(null)} /> : null}
      read={read}
      rows={disks}
      rowId={idOf}
      rowLabel={nameOf}
      columns={columns}
      menu={menu}
      // What only its VM tells of is explained there.
      explain={({ disk, location }) => (disk ? { kind: 'disk', item: disk, location: location.slug } : null)}
      bulk={(rows) => [
        {
          key: 'delete',
          label: t('life.disk.delete'),
          icon: TrashIcon,
          danger: true,
          reason: rows.some(({ role }) => isLoose(role)) ? null : t('storage.delete.onlyLoose'),
          onSelect: (chosen, onStarted) => void deletion.start(chosen, onStarted),
        },
      ]}
      create={create}
      empty={{ icon: DiskIcon, title: t('storage.disks.empty'), text: t('storage.disks.emptyText') }}
      initialSort={{ id: 'name', desc: false }}
      notices={<ServicesMissing services={storage.services} />}
      summary={(shown) =>
        t('storage.disks.sum', {
          count: shown.length,
          size: format.disk(shown.reduce((sum, { size }) => sum + size, 0)),
          month: format.money(perMonth(sumHourly(shown))),
        })
      }
    >
      {dialog.dialog && !read.loading ? (
        <Suspense>
          <DiskDialogs dialog={dialog} disks={disks} places={places} locations={read.locations.all} onGrown={setGrown} />
        </Suspense>
      ) : null}
      <DeleteDialog deletion={deletion} />
    </ResourceList>
  );
}
