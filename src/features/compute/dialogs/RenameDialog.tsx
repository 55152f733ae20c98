import { useState } from 'react';
import { run } from '@/data/operations';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { renameVm } from '@/data/resources/vm/operations';
import { useT } from '@/i18n';
import { FormDialog, TextInput } from '@/ui/forms';

/** A new name; an unchanged one is never sent. */
export function RenameDialog({ machine, onClose }: { machine: Machine; onClose: () => void }) {
  const t = useT();
  const before = machine.item.name;
  const [name, setName] = useState(before);
  const newName = name.trim();
  return (
    <FormDialog
      title={t('compute.rename.title', { name: before })}
      confirmLabel={t('compute.action.rename')}
      reason={newName === '' ? t('compute.rename.empty') : newName === before ? t('compute.rename.same') : null}
      dirty={newName !== before}
      submit={() => run(renameVm, { ...onVm(machine), newName }, undefined)}
      fields={['name']}
      onClose={onClose}
    >
      {(errors) => (
        <TextInput
          label={t('compute.rename.label')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errors.name}
          data-autofocus
          maxLength={255}
          dir="auto"
        />
      )}
    </FormDialog>
  );
}
