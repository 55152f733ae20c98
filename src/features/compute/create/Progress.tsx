import { useQuery } from '@tanstack/react-query';
import { addressesIn } from '@/data/resources/floating-ip/queries';
import { addressesByOwner } from '@/data/resources/floating-ip/rules';
import { useT, type T } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, CopyText, Failure, Link, LinkButton, Loading, Name, Notice, Section, Status, type Tone } from '@/ui';
import shared from '@/ui/shared.module.css';
import classes from './create.module.css';
import type { JobItem, Made, Submit, Work } from './useSubmit';

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
  if (work.kind === 'one') return <One name={work.job.name} />;
  if (work.kind === 'made') return <Empty made={work.made} submit={submit} />;
  return <Several items={work.items} stop={work.stop} submit={submit} />;
}

/** A machine with nothing on its disk: what comes next. */
function Empty({ made: { name, location, uuid }, submit }: { made: Made; submit: Submit }) {
  const t = useT();
  const paths = usePaths();
  return (
    <Section title={t('create.made', { name })}>
      <div className={shared.stack}>
        <p>{t('create.iso.next')}</p>
        <ol className={classes.steps}>
          <li>{t('create.iso.step1')}</li>
          <li>{t('create.iso.step2')}</li>
          <li>{t('create.iso.step3')}</li>
        </ol>
        <div className={classes.row}>
          <LinkButton to={uuid ? paths.vm(location, uuid) : paths.vms()} variant="primary">
            {t('create.made.open', { name })}
          </LinkButton>
          <Button onClick={submit.another}>{t('create.another')}</Button>
        </div>
      </div>
    </Section>
  );
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
  const passwords = items.some(({ item, state }) => state === 'done' && item.password);
  const addresses = useQuery({ ...addressesIn(items[0]?.item.location ?? ''), enabled: stop === null && done > 0 });
  const owned = addressesByOwner(addresses.data ?? []);
  return (
    <Section title={t('create.batch.done', { done, total: items.length })}>
      <div className={shared.stack}>
        {stop ? <Notice tone="busy">{t('create.batch.leave')}</Notice> : null}
        {passwords ? <Notice tone="warn">{t('create.password.many')}</Notice> : null}
        <ul className={classes.results}>
          {items.map(({ item, state, result, error }) => (
            <li key={item.name}>
              <span className={classes.resultName}>
                {result?.uuid ? <Link to={paths.vm(item.location, result.uuid)}>{item.name}</Link> : <Name>{item.name}</Name>}
              </span>
              {state === 'done' && result?.uuid ? (
                <Reach address={owned.get(result.uuid)?.[0]?.address} username={item.username} password={item.password} />
              ) : null}
              <Status tone={tones[state]} label={say(t, state)} />
              {state === 'failed' ? (
                <div className={classes.resultError}>
                  <Failure compact error={error} />
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
          {!stop && open === 0 ? <Button onClick={submit.another}>{t('create.another')}</Button> : null}
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

/** How one gets onto a VM that has been made. */
function Reach({ address, username, password }: { address: string | undefined; username: string; password: string | undefined }) {
  const t = useT();
  return (
    <span className={classes.reach}>
      {address ? <CopyText value={`ssh ${username ? `${username}@` : ''}${address}`} label={t('create.next.ssh')} /> : null}
      {password ? <CopyText value={password} label={t('create.password')} /> : null}
    </span>
  );
}
