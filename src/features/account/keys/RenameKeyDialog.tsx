import { useState, type FormEvent } from 'react';
import type { SshKey } from '@/api';
import { run } from '@/data/operations';
import { keyRefusal, renameSshKey } from '@/data/resources/ssh-key/operations';
import { useT } from '@/i18n';
import { Button, Dialog, Failure } from '@/ui';
import { TextInput } from '@/ui/forms';

export function RenameKeyDialog({ sshKey: { uuid, name: before }, onClose }: { sshKey: SshKey; onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState(before);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const wanted = name.trim();
  const reason = wanted === '' ? t('sshKeys.problem.name') : wanted === before ? t('account.keys.same') : null;
  const refusal = keyRefusal(failure);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || reason) return;
    setBusy(true);
    setFailure(null);
    try {
      await run(renameSshKey, { uuid, name: before, newName: wanted }, undefined);
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={t('account.keys.rename.title', { name: before })}
      opened
      onClose={onClose}
      size="small"
      dirty={wanted !== before && !busy}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form="rename-key" variant="primary" loading={busy} reason={reason}>
            {t('account.keys.rename')}
          </Button>
        </>
      }
    >
      <form id="rename-key" noValidate onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('account.keys.name')}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setFailure(null);
          }}
          error={refusal.name}
          data-autofocus
          dir="auto"
        />
        {failure && Object.keys(refusal).length === 0 ? <Failure compact error={failure} /> : null}
      </form>
    </Dialog>
  );
}
