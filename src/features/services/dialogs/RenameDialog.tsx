import { useState } from 'react';
import { run } from '@/data/operations';
import { renameService } from '@/data/resources/service/operations';
import { useT } from '@/i18n';
import { FormDialog, TextInput } from '@/ui/forms';
import { onService, type Database } from '../useServices';

/** A new name; an unchanged one is never sent. */
export function RenameDialog({ database, onClose }: { database: Database; onClose: () => void }) {
  const t = useT();
  const now = database.item.display_name ?? '';
  const [name, setName] = useState(now);
  const newName = name.trim();
  return (
    <FormDialog
      title={t('services.rename.title', { name: database.name })}
      confirmLabel={t('services.rename')}
      reason={newName === '' ? t('services.name.empty') : newName === now ? t('services.rename.same') : null}
      dirty={newName !== now}
      fields={['display_name']}
      submit={() => run(renameService, { ...onService(database), newName }, undefined)}
      onClose={onClose}
    >
      {(errors) => (
        <TextInput
          label={t('services.column.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errors.display_name}
          data-autofocus
          maxLength={255}
          dir="auto"
        />
      )}
    </FormDialog>
  );
}
