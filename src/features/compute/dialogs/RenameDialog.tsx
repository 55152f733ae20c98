import { useState, type FormEvent } from 'react';
import { ApiError } from '@/api';
import { failureIn } from '@/entities/explain';
import { run } from '@/data/operations';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { renameVm } from '@/data/resources/vm/operations';
import { useT } from '@/i18n';
import { Button, Dialog, Failure } from '@/ui';
import { TextInput } from '@/ui/forms';

/** A new name; an unchanged one is never sent. */
export function RenameDialog({ machine, onClose }: { machine: Machine; onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState(machine.item.name);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const wanted = name.trim();
  const reason = wanted === '' ? t('compute.rename.empty') : wanted === machine.item.name ? t('compute.rename.same') : null;
  const fieldError = problem instanceof ApiError ? problem.fields.name : undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || reason) return;
    setBusy(true);
    setProblem(null);
    try {
      await run(renameVm, { ...onVm(machine), newName: wanted }, undefined);
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={t('compute.rename.title', { name: machine.item.name })}
      opened
      onClose={onClose}
      size="small"
      dirty={wanted !== machine.item.name && !busy}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form="rename-vm" variant="primary" loading={busy} reason={reason}>
            {t('compute.action.rename')}
          </Button>
        </>
      }
    >
      <form id="rename-vm" onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('compute.rename.label')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldError}
          data-autofocus
          maxLength={255}
          dir="auto"
        />
        {problem && !fieldError ? <Failure compact {...failureIn(t, problem)} /> : null}
      </form>
    </Dialog>
  );
}
