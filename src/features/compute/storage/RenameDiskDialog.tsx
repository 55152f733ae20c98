import { useState } from 'react';
import { renameDisk } from '@/data/resources/disk/operations';
import { run } from '@/data/operations';
import type { StoredDisk } from '@/data/resources/disk/storage';
import { useT } from '@/i18n';
import { FormDialog, TextInput } from '@/ui/forms';

/** A new name; an unchanged one is never sent. */
export function RenameDiskDialog({ disk, onClose }: { disk: StoredDisk; onClose: () => void }) {
  const t = useT();
  const now = disk.disk?.display_name ?? '';
  const [name, setName] = useState(now);
  const newName = name.trim();
  return (
    <FormDialog
      title={t('storage.rename.title', { name: disk.name })}
      confirmLabel={t('storage.act.rename')}
      reason={newName === '' ? t('storage.rename.empty') : newName === now ? t('storage.rename.same') : null}
      dirty={newName !== now}
      submit={() => run(renameDisk, { location: disk.location.slug, uuid: disk.uuid, name: disk.name, newName }, undefined)}
      onClose={onClose}
    >
      <TextInput
        label={t('storage.column.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
        maxLength={255}
        dir="auto"
      />
    </FormDialog>
  );
}
