import { Link } from 'react-router';
import { failureIn } from '@/data/explain';
import { useT, type T } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, Failure, LinkButton, Loading, Name, Notice, Section, Status, type Tone } from '@/ui';
import classes from './create.module.css';
import type { JobItem, Submit, Work } from './useSubmit';

const tones: Record<JobItem['state'], Tone> = { waiting: 'off', running: 'busy', done: 'ok', failed: 'bad', skipped: 'off' };
const say = (t: T, state: JobItem['state']) =>
  ({
    waiting: t('create.batch.waiting'),
    running: t('create.batch.running'),
    done: t('create.batch.made'),
    failed: t('create.batch.failed'),
    skipped: t('create.batch.skipped'),
  })[state];

/** What is under way, in the place of the form. */
export function Progress({ work, submit }: { work: Work; submit: Submit }) {
  return work.kind === 'one' ? <One name={work.job.form.name} /> : <Several items={work.items} stop={work.stop} submit={submit} />;
}

function One({ name }: { name: string }) {
  const t = useT();
  const paths = usePaths();
  return (
    <Section title={t('create.progress')}>
      <Loading label={t('create.working', { name })} />
      <div className={classes.center}>
        <LinkButton to={paths.vms()}>{t('create.toList')}</LinkButton>
      </div>
    </Section>
  );
}

function Several({ items, stop, submit }: { items: readonly JobItem[]; stop: (() => void) | null; submit: Submit }) {
  const t = useT();
  const paths = usePaths();
  const done = items.filter((item) => item.state === 'done').length;
  const open = items.length - done;
  const stopped = items.some((item) => item.state === 'skipped');
  return (
    <Section title={t('create.batch.done', { done, total: items.length })}>
      <div className={classes.stack}>
        {stop ? <Notice tone="busy">{t('create.batch.leave')}</Notice> : null}
        <ul className={classes.results}>
          {items.map(({ item, state, result, error }) => (
            <li key={item.form.name}>
              <span className={classes.resultName}>
                {result?.uuid ? <Link to={paths.vm(item.location, result.uuid)}>{item.form.name}</Link> : <Name>{item.form.name}</Name>}
              </span>
              <Status tone={tones[state]} label={say(t, state)} />
              {state === 'failed' ? (
                <div className={classes.resultError}>
                  <Failure compact {...failureIn(t, error)} />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
        <div className={classes.row}>
          <LinkButton to={paths.vms()} variant={open === 0 ? 'primary' : 'default'}>
            {t('create.toList')}
          </LinkButton>
          {stop ? (
            <Button onClick={stop} reason={stopped ? t('create.batch.stopping') : null}>
              {t('create.batch.stop')}
            </Button>
          ) : null}
          {!stop && open > 0 ? (
            <>
              <Button onClick={submit.back}>{t('create.batch.back')}</Button>
              <Button variant="primary" onClick={submit.retry}>
                {t('create.batch.retry', { count: open })}
              </Button>
            </>
          ) : null}
        </div>
      </div>
    </Section>
  );
}
