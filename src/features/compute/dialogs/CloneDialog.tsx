import { useState } from 'react';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import { cloneVm } from '@/data/resources/vm/operations/settings';
import { bootDisk } from '@/data/resources/vm/parts';
import { useFormat, useT } from '@/i18n';
import { FormDialog, TextInput } from '@/ui/forms';
import { useReason } from '../actions';

/** A second machine with the same system, size and boot disk, under another name. */
export function CloneDialog({ machine, onClose }: { machine: Machine; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const reason = useReason();
  const { item } = machine;
  const [name, setName] = useState(`${item.name}-clone`);
  const newName = name.trim();

  return (
    <FormDialog
      title={t('life.clone.title', { name: item.name })}
      confirmLabel={t('compute.action.clone')}
      reason={reason('clone', machine) ?? (newName === '' ? t('compute.rename.empty') : null)}
      submit={async () => void (await run(cloneVm, { ...onVm(machine), newName, before: [] }, undefined))}
      fields={['name']}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <p>
            {t('life.clone.text', {
              size: t('compute.size', { cores: item.vcpu ?? 0, memory: format.memory(item.memory ?? 0) }),
              disk: format.disk(bootDisk(item)?.size ?? 0),
            })}
          </p>
          <TextInput
            label={t('life.clone.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={errors.name}
            data-autofocus
            dir="auto"
          />
        </>
      )}
    </FormDialog>
  );
}
