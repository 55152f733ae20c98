import { useState, type FormEvent } from 'react';
import { explain } from '@/entities/explain';
import { session, signInAgain, signOut } from '@/data/core/session';
import { useT } from '@/i18n';
import { Button, Dialog, Failure } from '@/ui';
import { TokenField } from '../sign-in/TokenField';
import classes from './shell.module.css';

/** Lies over the page as it is when the platform refuses the token; with another one the page goes on. */
export function SignInAgain() {
  const t = useT();
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !token.trim()) return;
    setBusy(true);
    setProblem(null);
    try {
      await signInAgain(token.trim());
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const found = problem ? explain(problem) : null;
  return (
    <Dialog title={t('shell.again.title')} opened onClose={() => undefined} size="small">
      <form className={classes.again} onSubmit={(event) => void submit(event)}>
        <p>{t('shell.again.text')}</p>
        <TokenField value={token} onChange={setToken} />
        {found ? <Failure compact title={t(found.title)} text={found.text} /> : null}
        <Button type="submit" variant="primary" loading={busy} reason={token.trim() ? null : t('shell.signIn.tokenFirst')}>
          {t('shell.again.submit')}
        </Button>
        <Button variant="subtle" onClick={() => signOut(session()?.id)}>
          {t('shell.again.leave')}
        </Button>
      </form>
    </Dialog>
  );
}
