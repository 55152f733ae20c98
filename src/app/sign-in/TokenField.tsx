import { useId } from 'react';
import { cleanToken, tokenProblem } from '@/data/core/token';
import { useT } from '@/i18n';
import classes from './signIn.module.css';

/** The one field of signing in; a plain input, so that the first page needs no form library. */
export function TokenField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT();
  const id = useId();
  const problem = tokenProblem(cleanToken(value));
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{t('signIn.token')}</label>
      <input
        id={id}
        type="password"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="current-password"
        autoCapitalize="none"
        spellCheck={false}
        required
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-note`}
      />
      <small id={`${id}-note`} data-bad={problem ? true : undefined}>
        {problem ? t(problem) : t('signIn.tokenNote')}
      </small>
    </div>
  );
}
