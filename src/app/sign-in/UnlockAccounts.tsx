import { useId, useState, type FormEvent } from 'react';
import { unlockConnections } from '@/data/core/connections';
import { forgetLocked, lockedCount, WrongPassphrase } from '@/data/core/vault';
import { useT } from '@/i18n';
import { Button, confirm, Failure } from '@/ui';
import classes from './signIn.module.css';

/** Opens the accounts that are kept on this device behind a passphrase. */
export function UnlockAccounts() {
  const t = useT();
  const id = useId();
  const [count, setCount] = useState(lockedCount);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  if (count === 0) return null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || passphrase === '') return;
    setBusy(true);
    setProblem(null);
    try {
      await unlockConnections(passphrase);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const forget = async () => {
    const yes = await confirm({
      title: t('accounts.lock.forget.title'),
      body: t('accounts.lock.forget.text'),
      confirmLabel: t('accounts.lock.forget'),
      danger: true,
    });
    if (!yes) return;
    forgetLocked();
    setCount(0);
  };
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <div className={classes.field}>
        <label htmlFor={id}>{t('accounts.lock.passphrase')}</label>
        <input
          id={id}
          type="password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
          autoComplete="current-password"
        />
        <small>{t('accounts.lock.count', { count })}</small>
      </div>
      {problem instanceof WrongPassphrase ? (
        <Failure compact title={t('accounts.lock.wrong')} />
      ) : problem ? (
        <Failure compact error={problem} />
      ) : null}
      <Button type="submit" fullWidth loading={busy} reason={passphrase === '' ? t('accounts.lock.empty') : null}>
        {t('accounts.lock.unlock')}
      </Button>
      <Button variant="subtle" onClick={() => void forget()}>
        {t('accounts.lock.forget')}
      </Button>
    </form>
  );
}
