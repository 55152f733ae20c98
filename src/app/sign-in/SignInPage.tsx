import { lazy, Suspense, useState, type FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useBrand } from '@/brand';
import { explain } from '@/entities/explain';
import { signIn } from '@/data/core/session';
import { cleanToken, tokenProblem } from '@/data/core/token';
import { loadMessages, useT } from '@/i18n';
import { pathsIn, scopeIn, useTitle } from '@/nav';
import { Button, Failure } from '@/ui';
import { BrandMark } from '../BrandMark';
import { demoMode } from '../demoMode';
import { TokenField } from './TokenField';
import classes from './signIn.module.css';

const UnlockAccounts = lazy(async () => ({
  default: (await Promise.all([import('./UnlockAccounts'), loadMessages('accounts')]))[0].UnlockAccounts,
}));

/** Only addresses of the panel itself are gone to after signing in, as the browser understands them. */
const inside = (next: string | null): string | null => {
  if (!next?.startsWith('/') || !URL.canParse(next, location.origin)) return null;
  const { origin, pathname, search } = new URL(next, location.origin);
  return origin === location.origin && !pathname.startsWith('//') ? pathname + search : null;
};

export function SignInPage() {
  const t = useT();
  const { api, demo, links } = useBrand();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [token, setToken] = useState('');
  const [kept, setKept] = useState(false);
  const [busy, setBusy] = useState<'token' | 'demo' | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useTitle(t('signIn.title'));

  const meant = cleanToken(token);
  const enter = async (way: 'token' | 'demo') => {
    if (busy) return;
    setBusy(way);
    setProblem(null);
    try {
      if (way === 'demo') await demoMode.begin();
      await signIn(way === 'demo' ? 'demo' : meant, { kept: way === 'token' && kept, demo: way === 'demo', baseUrl: api.baseUrl });
      await navigate(inside(search.get('next')) ?? pathsIn(scopeIn(search)).home(), { replace: true });
    } catch (error) {
      setProblem(error);
      setBusy(null);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (meant && !tokenProblem(meant)) void enter('token');
  };
  const found = problem ? explain(problem) : null;

  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <BrandMark large />
        <h1 id="page-title" tabIndex={-1} className={classes.title}>
          {t('signIn.title')}
        </h1>
        {localStorage.getItem('burrow.vault') === null ? null : (
          <Suspense>
            <UnlockAccounts />
          </Suspense>
        )}
        {demo === 'only' ? null : (
          <form onSubmit={submit} aria-labelledby="page-title" className={classes.form}>
            <TokenField value={token} onChange={setToken} />
            <label className={classes.keep}>
              <input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />
              <span>
                {t('signIn.keep')}
                <small>{t('signIn.keepNote')}</small>
              </span>
            </label>
            <Button type="submit" variant="primary" fullWidth loading={busy === 'token'} reason={meant ? null : t('signIn.tokenFirst')}>
              {t('signIn.submit')}
            </Button>
          </form>
        )}
        {found ? <Failure compact title={t(found.title)} text={found.text} /> : null}
        {demo === 'off' ? null : (
          <div className={classes.demo}>
            {demo === 'allowed' ? <p>{t('signIn.or')}</p> : null}
            <Button
              fullWidth
              variant={demo === 'only' ? 'primary' : 'default'}
              loading={busy === 'demo'}
              onClick={() => void enter('demo')}
            >
              {t('signIn.demo')}
            </Button>
            <p>{t('signIn.demoNote')}</p>
          </div>
        )}
      </div>
      <footer className={classes.footer}>
        {links.documentation ? <a href={links.documentation}>{t('shell.link.documentation')}</a> : null}
        {links.support ? <a href={links.support}>{t('shell.link.support')}</a> : null}
        {links.terms ? <a href={links.terms}>{t('shell.link.terms')}</a> : null}
      </footer>
    </main>
  );
}
