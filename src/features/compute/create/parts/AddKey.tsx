import { useState } from 'react';
import { failureIn } from '@/entities/explain';
import { run } from '@/data/operations';
import { createSshKey, keyProblems, keyRefusal } from '@/data/resources/ssh-key/operations';
import { useT } from '@/i18n';
import { Button, Failure, PlusIcon } from '@/ui';
import { Textarea, TextInput } from '@/ui/forms';
import classes from '../create.module.css';
import type { Create } from '../useCreate';

/** Stores one more key with the platform, and chooses it. */
export function AddKey({ create }: { create: Create }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const problems = keyProblems(name, text);
  const refusal = keyRefusal(failure);

  const store = async () => {
    setTried(true);
    if (busy || problems.name || problems.publicKey) return;
    setBusy(true);
    setFailure(null);
    try {
      const { uuid } = await run(createSshKey, { name: name.trim(), publicKey: text.trim() }, undefined);
      if (uuid) create.set('keys', [...create.values.keys, uuid]);
      setOpen(false);
      setName('');
      setText('');
      setTried(false);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  if (!open) {
    return (
      <div className={classes.row}>
        <Button size="small" icon={PlusIcon} onClick={() => setOpen(true)}>
          {t('create.keys.add')}
        </Button>
      </div>
    );
  }
  return (
    <fieldset className={classes.addKey} aria-label={t('create.keys.add')}>
      <TextInput
        label={t('create.keys.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Not the whole form.
          event.preventDefault();
          void store();
        }}
        error={refusal.name ?? (tried && problems.name ? t(problems.name) : undefined)}
        maxLength={255}
        dir="auto"
        data-autofocus
      />
      <Textarea
        label={t('create.keys.content')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={refusal.publicKey ?? (tried && problems.publicKey ? t(problems.publicKey) : undefined)}
        rows={2}
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: classes.mono }}
      />
      {failure && Object.keys(refusal).length === 0 ? <Failure compact {...failureIn(t, failure)} /> : null}
      <div className={classes.row}>
        <Button variant="primary" size="small" loading={busy} onClick={() => void store()}>
          {t('create.keys.store')}
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          {t('ui.cancel')}
        </Button>
      </div>
    </fieldset>
  );
}
