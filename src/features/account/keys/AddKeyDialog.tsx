import type { FormEvent } from 'react';
import { failureIn } from '@/entities/explain';
import { KeyInput, useNewKey } from '@/entities/sshKeys';
import { useT } from '@/i18n';
import { Button, Dialog, Failure } from '@/ui';
import { TextInput } from '@/ui/forms';
import classes from './keys.module.css';

/** Stores a public key that somebody has: pasted, or from its file. */
export function AddKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const key = useNewKey();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await key.store()) onClose();
  };

  return (
    <Dialog
      title={t('account.keys.add')}
      opened
      onClose={onClose}
      dirty={key.changed && !key.busy}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form="add-key" variant="primary" loading={key.busy}>
            {t('account.keys.store')}
          </Button>
        </>
      }
    >
      <form id="add-key" className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
        <KeyInput
          label={t('account.keys.publicKey')}
          description={t('account.keys.publicKey.about')}
          value={key.text}
          onChange={key.setText}
          tried={key.tried}
          error={key.keyError}
          rows={4}
          autofocus
        />
        <TextInput
          label={t('account.keys.name')}
          value={key.name}
          onChange={(event) => key.setName(event.currentTarget.value)}
          error={key.nameError}
          dir="auto"
          autoComplete="off"
        />
        {key.failure ? <Failure compact {...failureIn(t, key.failure)} /> : null}
      </form>
    </Dialog>
  );
}
