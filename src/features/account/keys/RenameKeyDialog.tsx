import { useState } from 'react';
import type { SshKey } from '@/api';
import { run } from '@/data/operations';
import { keyRefusal, renameSshKey } from '@/data/resources/ssh-key/operations';
import { useT } from '@/i18n';
import { FormDialog, TextInput } from '@/ui/forms';

export function RenameKeyDialog({ sshKey: { uuid, name: before }, onClose }: { sshKey: SshKey; onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState(before);
  const newName = name.trim();
  return (
    <FormDialog
      title={t('account.keys.rename.title', { name: before })}
      confirmLabel={t('account.keys.rename')}
      reason={newName === '' ? t('sshKeys.problem.name') : newName === before ? t('account.keys.same') : null}
      dirty={newName !== before}
      fieldErrors={keyRefusal}
      submit={() => run(renameSshKey, { uuid, name: before, newName }, undefined)}
      onClose={onClose}
    >
      {(errors) => (
        <TextInput
          label={t('account.keys.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errors.name}
          dir="auto"
          data-autofocus
        />
      )}
    </FormDialog>
  );
}
