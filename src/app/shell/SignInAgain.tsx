import { useState, type FormEvent } from 'react';
import { explain } from '@/entities/explain';
import { signInAgain, signOut } from '@/data/core/session';
import { cleanToken, tokenProblem } from '@/data/core/token';
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
  const meant = cleanToken(token);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !meant || tokenProblem(meant)) return;
    setBusy(true);
    setProblem(null);
    try {
      await signInAgain(meant);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const found = problem ? explain(problem) : null;
  return (
    <Dialog title={t('signIn.again.title')} opened onClose={() => undefined} size="small">
      <form className={classes.again} onSubmit={(event) => void submit(event)}>
        <p>{t('signIn.again.text')}</p>
        <TokenField value={token} onChange={setToken} />
        {found ? <Failure compact title={t(found.title)} text={found.text} /> : null}
        <Button type="submit" variant="primary" loading={busy} reason={meant ? null : t('signIn.tokenFirst')}>
          {t('signIn.again.submit')}
        </Button>
        <Button variant="subtle" onClick={signOut}>
          {t('signIn.again.leave')}
        </Button>
      </form>
    </Dialog>
  );
}
