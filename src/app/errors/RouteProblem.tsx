import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { useT } from '@/i18n';
import { Button, Failure, setOutdated } from '@/ui';

/** What stands in a page's place when it breaks; the shell around it stays. */
export function RouteProblem() {
  const t = useT();
  const error = useRouteError();
  const text = error instanceof Error ? error.message : String(error);
  // A chunk that is gone means that a newer panel has been put in place since this one was opened.
  const outdated =
    /dynamically imported module|module script failed|Failed to fetch|Unable to preload|Load failed|Loading (CSS )?chunk/i.test(text);
  // Said once, and here with what to do.
  useEffect(() => {
    if (outdated) setOutdated(false);
  }, [outdated]);
  return (
    <Failure
      title={outdated ? t('shell.problem.outdated') : t('shell.problem.title')}
      text={outdated ? t('shell.problem.outdatedText') : t('shell.problem.text')}
      details={[{ label: t('shell.problem.detail'), value: text.slice(0, 500) }]}
      actions={<Button onClick={() => location.reload()}>{t('shell.problem.reload')}</Button>}
    />
  );
}
