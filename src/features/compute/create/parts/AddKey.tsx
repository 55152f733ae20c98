import { useState } from 'react';
import { KeyInput, useNewKey } from '@/entities/sshKeys';
import { useT } from '@/i18n';
import { Button, Failure, PlusIcon } from '@/ui';
import { enterPressed, TextInput } from '@/ui/forms';
import classes from '../create.module.css';
import type { Create } from '../useCreate';

/** Stores one more key with the platform, and chooses it. */
export function AddKey({ create }: { create: Create }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return open ? (
    <NewKey create={create} onClose={() => setOpen(false)} />
  ) : (
    <div className={classes.row}>
      <Button size="small" icon={PlusIcon} onClick={() => setOpen(true)}>
        {t('create.keys.add')}
      </Button>
    </div>
  );
}

function NewKey({ create, onClose }: { create: Create; onClose: () => void }) {
  const t = useT();
  const key = useNewKey();
  const store = async () => {
    const stored = await key.store();
    if (!stored) return;
    if (stored.uuid) create.set('keys', [...create.values.keys, stored.uuid]);
    onClose();
  };

  return (
    <fieldset className={classes.addKey} aria-label={t('create.keys.add')}>
      <KeyInput
        label={t('create.keys.content')}
        value={key.text}
        onChange={key.setText}
        tried={key.tried}
        error={key.keyError}
        rows={2}
        autofocus
      />
      <TextInput
        label={t('create.keys.name')}
        value={key.name}
        onChange={(event) => key.setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!enterPressed(event)) return;
          // Not the whole form.
          event.preventDefault();
          void store();
        }}
        error={key.nameError}
        dir="auto"
      />
      {key.failure ? <Failure compact error={key.failure} /> : null}
      <div className={classes.row}>
        <Button variant="primary" size="small" loading={key.busy} onClick={() => void store()}>
          {t('create.keys.store')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </fieldset>
  );
}
