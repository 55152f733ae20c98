import { useState } from 'react';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import type { StoredDisk } from '@/data/resources/disk/storage';
import { attachDisk } from '@/data/resources/vm/operations/disks';
import { deviceId } from '@/data/resources/vm/parts';
import { useFormat, useT } from '@/i18n';
import { CodeBlock, Empty } from '@/ui';
import { FormDialog, Select } from '@/ui/forms';
import { useReason } from '../actions';

/** A machine of the disk's location that gets it. */
export function AttachToDialog({ disk, machines, onClose }: { disk: StoredDisk; machines: readonly Machine[]; onClose: () => void }) {
  const t = useT();
  const { compare } = useFormat();
  const reason = useReason();
  const [chosen, setChosen] = useState<string | null>(null);
  const machine = machines.find(({ item }) => item.uuid === chosen);
  const act = async () => {
    if (machine) await run(attachDisk, { ...onVm(machine), disk: disk.uuid, label: disk.name }, undefined);
  };
  return (
    <FormDialog
      title={t('storage.attach.title', { name: disk.name })}
      confirmLabel={t('storage.attach.action')}
      reason={machine ? reason('disks', machine) : t('storage.attach.choose')}
      size="normal"
      submit={act}
      onClose={onClose}
    >
      {machines.length === 0 ? (
        <Empty title={t('storage.attach.none', { location: disk.location.display_name })} />
      ) : (
        <Select
          label={t('storage.column.machine')}
          placeholder={t('storage.attach.choose')}
          description={t('storage.attach.where', { location: disk.location.display_name })}
          data={machines.toSorted((a, b) => compare(a.item.name, b.item.name)).map(({ item }) => ({ value: item.uuid, label: item.name }))}
          value={chosen}
          onChange={setChosen}
          error={machine ? reason('disks', machine) : null}
          allowDeselect={false}
          searchable
          limit={100}
          nothingFoundMessage={t('storage.attach.noneFits')}
        />
      )}
      <p>{t('storage.attach.text')}</p>
      <CodeBlock label={t('storage.column.deviceId')} code={deviceId(disk)} />
    </FormDialog>
  );
}
