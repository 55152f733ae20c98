import { useState, type FormEvent } from 'react';
import { makeKeyPair, type KeyPair } from '@/data/resources/ssh-key/keyFormat';
import { run } from '@/data/operations';
import { createSshKey, keyRefusal } from '@/data/resources/ssh-key/operations';
import { download } from '@/files';
import { useT } from '@/i18n';
import { Button, CodeBlock, Dialog, DownloadIcon, Failure, Notice } from '@/ui';
import { TextInput } from '@/ui/forms';
import shared from '@/ui/shared.module.css';

/** A new pair: the public half goes to the platform, the private half into a file, and nowhere else. */
export function MakeKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [cannot, setCannot] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [pair, setPair] = useState<KeyPair | null>(null);
  const [downloaded, setDownloaded] = useState(false);
  const refusal = keyRefusal(failure);
  const wanted = name.trim();
  const file = fileNameFor(wanted);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || wanted === '') return;
    setBusy(true);
    setFailure(null);
    try {
      const made = await makeKeyPair(wanted.replace(/\s+/g, '-'));
      setCannot(made === null);
      if (made) {
        await run(createSshKey, { name: wanted, publicKey: made.publicKey }, undefined);
        setPair(made);
      }
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  if (pair) {
    return (
      <Dialog
        title={t('account.keys.make.done', { name: wanted })}
        opened
        onClose={onClose}
        dirty={!downloaded}
        footer={
          <Button
            variant={downloaded ? 'primary' : 'default'}
            onClick={onClose}
            reason={downloaded ? null : t('account.keys.make.closeFirst')}
          >
            {t('ui.close')}
          </Button>
        }
      >
        <div className={shared.fields}>
          <Notice tone="warn">{t('account.keys.make.downloadFirst')}</Notice>
          <div>
            <Button
              variant="primary"
              icon={DownloadIcon}
              onClick={() => {
                download(pair.privateKey, file, 'application/octet-stream');
                setDownloaded(true);
              }}
            >
              {t('account.keys.make.download')}
            </Button>
          </div>
          <CodeBlock
            label={t('account.keys.make.use')}
            language="sh"
            code={`mv ${file} ~/.ssh/\nchmod 600 ~/.ssh/${file}\nssh -i ~/.ssh/${file} …`}
          />
          <CodeBlock label={t('account.keys.publicKey')} code={pair.publicKey} />
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('account.keys.make')}
      opened
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form="make-key" variant="primary" loading={busy}>
            {t('account.keys.make')}
          </Button>
        </>
      }
    >
      <form id="make-key" className={shared.fields} noValidate onSubmit={(event) => void submit(event)}>
        <p>{t('account.keys.make.text')}</p>
        <TextInput
          label={t('account.keys.name')}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setFailure(null);
          }}
          error={refusal.name ?? (tried && wanted === '' ? t('sshKeys.problem.name') : undefined)}
          dir="auto"
          autoComplete="off"
          data-autofocus
        />
        {cannot ? <Notice tone="warn">{t(isSecureContext ? 'account.keys.make.cannot' : 'account.keys.make.insecure')}</Notice> : null}
        {failure && Object.keys(refusal).length === 0 ? <Failure compact error={failure} /> : null}
      </form>
    </Dialog>
  );
}

/** A file name that no shell stumbles over, whatever the key is called. */
const fileNameFor = (name: string): string =>
  `id_ed25519_${
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'key'
  }`;
