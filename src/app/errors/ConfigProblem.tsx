import { useEffect } from 'react';
import { ConfigError } from '@/brand';
import { useT } from '@/i18n';
import classes from './problem.module.css';

/** The page that an operator sees when the config file cannot be used: what is wrong, and where. */
export function ConfigProblem({ error }: { error: unknown }) {
  const t = useT();
  useEffect(() => {
    document.title = t('shell.config.title');
  }, [t]);
  const problems = error instanceof ConfigError ? error.problems : [{ path: '', text: String(error) }];
  return (
    <main className={classes.page}>
      <div role="alert">
        <h1>{t('shell.config.title')}</h1>
        <p>{t('shell.config.text')}</p>
        <ul>
          {problems.map(({ path, text }) => (
            <li key={`${path} ${text}`}>
              <code>{path || 'config.json'}</code> {text}
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
