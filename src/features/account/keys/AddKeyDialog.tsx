import { useRef, useState, type FormEvent } from 'react';
import { failureIn } from '@/entities/explain';
import { readPublicKey } from '@/data/resources/ssh-key/keyFormat';
import { run } from '@/data/operations';
import { createSshKey, keyProblems, keyRefusal } from '@/data/resources/ssh-key/operations';
import { useT } from '@/i18n';
import { Button, Dialog, Failure, FileIcon } from '@/ui';
import { Textarea, TextInput } from '@/ui/forms';
import classes from './keys.module.css';

const longest = 16_384;

/** Stores a public key that somebody has: pasted, or from its file. */
export function AddKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const file = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const problems = keyProblems(name, text);
  const refusal = keyRefusal(failure);

  const take = (next: string) => {
    setText(next);
    setFailure(null);
    // People name a key after its comment: "me@laptop".
    if (name === '') setName(readPublicKey(next)?.comment ?? '');
  };
  const load = async (chosen: File | undefined) => {
    if (chosen) take((await chosen.slice(0, longest).text()).trim());
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || problems.name || problems.publicKey) return;
    setBusy(true);
    setFailure(null);
    try {
      await run(createSshKey, { name: name.trim(), publicKey: text.trim() }, undefined);
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={t('account.keys.add')}
      opened
      onClose={onClose}
      dirty={(name !== '' || text !== '') && !busy}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form="add-key" variant="primary" loading={busy}>
            {t('account.keys.store')}
          </Button>
        </>
      }
    >
      <form id="add-key" className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
        <Textarea
          label={t('account.keys.publicKey')}
          description={t('account.keys.publicKey.about')}
          value={text}
          onChange={(event) => take(event.currentTarget.value)}
          error={refusal.publicKey ?? ((tried || text.includes('PRIVATE KEY')) && problems.publicKey ? t(problems.publicKey) : undefined)}
          rows={4}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          classNames={{ input: classes.mono }}
          data-autofocus
        />
        <div>
          <Button size="small" icon={FileIcon} onClick={() => file.current?.click()}>
            {t('account.keys.file')}
          </Button>
          <input
            ref={file}
            type="file"
            hidden
            accept=".pub,text/plain"
            aria-label={t('account.keys.file')}
            onChange={(event) => {
              void load(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </div>
        <TextInput
          label={t('account.keys.name')}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setFailure(null);
          }}
          error={refusal.name ?? (tried && problems.name ? t(problems.name) : undefined)}
          maxLength={255}
          dir="auto"
          autoComplete="off"
        />
        {failure && Object.keys(refusal).length === 0 ? <Failure compact {...failureIn(t, failure)} /> : null}
      </form>
    </Dialog>
  );
}
