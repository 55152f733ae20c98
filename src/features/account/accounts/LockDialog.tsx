import { useState } from 'react';
import { lockConnections, removeLock } from '@/data/core/connections';
import { lockedCount, WrongPassphrase } from '@/data/core/vault';
import { NotAsAsked } from '@/data/operations';
import { msg, useT } from '@/i18n';
import { announce, Failure } from '@/ui';
import { FormDialog, PasswordInput } from '@/ui/forms';

const shortest = 8;

/** Puts the tokens of this device behind a passphrase, or takes it away. */
export function LockDialog({ kind, onClose }: { kind: 'lock' | 'unlock'; onClose: () => void }) {
  const t = useT();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const locked = lockedCount() > 0;
  const fresh = kind === 'lock' && !locked;
  const reason =
    passphrase === ''
      ? t('accounts.lock.empty')
      : fresh && passphrase.length < shortest
        ? t('accounts.lock.short', { least: shortest })
        : fresh && again !== passphrase
          ? t('accounts.lock.different')
          : null;
  const submit = async () => {
    if (kind === 'unlock') await removeLock(passphrase);
    else if (!(await lockConnections(passphrase))) throw new NotAsAsked(msg('accounts.full'));
    announce(t(kind === 'lock' ? 'accounts.lock.done' : 'accounts.lock.removed'));
  };
  const failureOf = (error: unknown) =>
    error instanceof WrongPassphrase ? <Failure compact title={t('accounts.lock.wrong')} /> : <Failure compact error={error} />;
  return (
    <FormDialog
      title={t(kind === 'lock' ? 'accounts.lock' : 'accounts.lock.remove')}
      confirmLabel={t(kind === 'lock' ? 'accounts.lock' : 'accounts.lock.remove')}
      reason={reason}
      size="normal"
      dirty={passphrase !== ''}
      submit={submit}
      onClose={onClose}
      failure={failureOf}
    >
      <p>{t(kind === 'lock' ? (locked ? 'accounts.lock.againText' : 'accounts.lock.text') : 'accounts.lock.removeText')}</p>
      <PasswordInput
        label={t('accounts.lock.passphrase')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        autoComplete={fresh ? 'new-password' : 'current-password'}
        data-autofocus
      />
      {fresh ? (
        <PasswordInput
          label={t('accounts.lock.repeat')}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          autoComplete="new-password"
        />
      ) : null}
    </FormDialog>
  );
}
