import { useState } from 'react';
import { useLocations } from '@/data/core/locations';
import { clearTape, pauseTape, useTape, type TapedCall } from '@/data/core/tape';
import { supportText, tapeCurl, tapeFetch, tapeHar } from '@/exports/tapeFiles';
import { download } from '@/files';
import { useFormat, useT } from '@/i18n';
import { everywhere } from '@/nav';
import { announce, Button, CodeBlock, copyText, DownloadIcon, Empty, SidePanel, Status, TrashIcon, type Tone } from '@/ui';
import { Checkbox, ChoiceButtons, TextInput } from '@/ui/forms';
import { version } from '../../../../package.json';
import { closeTape, useTapeOpened } from './open';
import classes from './tape.module.css';

const toneOf = ({ status, error }: TapedCall): Tone =>
  error === 'aborted' ? 'off' : status === null ? 'bad' : error !== null || status >= 400 ? 'warn' : 'ok';

/** Every call that this tab made: what was asked and answered, without secrets. */
export function TapeDrawer() {
  const t = useT();
  const format = useFormat();
  const opened = useTapeOpened();
  const { calls, paused } = useTape();
  const { nameOf } = useLocations(everywhere);
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<'all' | 'writes' | 'failures'>('all');
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = calls.filter((call) => {
    if (kind === 'writes' && call.method === 'GET') return false;
    if (kind === 'failures' && toneOf(call) === 'ok') return false;
    const text = [call.operation, call.method, call.url, call.location, call.cause, call.correlationId, call.status]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const support = async () => {
    const { language, utc } = format;
    const about = { version, page: location.pathname, browser: navigator.userAgent, language, time: utc(new Date()) };
    announce(t((await copyText(supportText(calls, about))) ? 'ui.copied' : 'ui.copyFailed'));
  };
  return (
    <SidePanel
      title={t('tape.title')}
      opened={opened}
      onClose={closeTape}
      size="large"
      footer={
        <>
          <Button onClick={() => void support()}>{t('tape.support')}</Button>
          <Button
            icon={DownloadIcon}
            reason={calls.length === 0 ? t('tape.none') : null}
            onClick={() => download(tapeHar(shown, { name: 'Burrow', version }), 'api-calls.har', 'application/json')}
          >
            {t('tape.har')}
          </Button>
          <Button icon={TrashIcon} onClick={clearTape}>
            {t('tape.clear')}
          </Button>
        </>
      }
    >
      <div className={classes.tools}>
        <TextInput label={t('tape.filter')} value={query} onChange={(event) => setQuery(event.currentTarget.value)} type="search" />
        <ChoiceButtons
          label={t('tape.show')}
          value={kind}
          options={[
            { value: 'all', label: t('tape.all') },
            { value: 'writes', label: t('tape.writes') },
            { value: 'failures', label: t('tape.failures') },
          ]}
          onChange={setKind}
        />
        <Checkbox label={t('tape.pause')} checked={paused} onChange={(event) => pauseTape(event.currentTarget.checked)} />
      </div>
      {shown.length === 0 ? <Empty title={t('tape.none')} text={t('tape.noneText')} /> : null}
      <ul className={classes.list}>
        {shown.map((call) => (
          <li key={call.id}>
            <details>
              <summary className={classes.summary}>
                <span className={classes.line}>
                  <strong>{call.operation}</strong>
                  <Status
                    tone={toneOf(call)}
                    label={call.status === null ? t(call.error === 'aborted' ? 'tape.aborted' : 'tape.lost') : String(call.status)}
                  />
                </span>
                <Facts call={call} place={call.location === null ? null : nameOf(call.location)} />
              </summary>
              <Details call={call} />
            </details>
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}

/** Where it went: without the origin, which is the same for all. */
function pathOf({ url }: TapedCall): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function Facts({ call, place }: { call: TapedCall; place: string | null }) {
  const t = useT();
  const format = useFormat();
  return (
    <span className={classes.facts}>
      <span>{format.time(new Date(call.startedAt))}</span>
      <span>
        {call.method} {pathOf(call)}
      </span>
      {place === null ? null : <bdi>{place}</bdi>}
      <span>{t('tape.duration', { milliseconds: format.number(call.duration) })}</span>
      {call.size > 0 ? <span>{t('tape.size', { kilobytes: format.number(Math.ceil(call.size / 1024)) })}</span> : null}
      {call.attempt > 0 ? <span>{t('tape.retry', { number: call.attempt })}</span> : null}
      {call.cause === null ? null : <span>{t('tape.cause', { label: call.cause })}</span>}
    </span>
  );
}

function Details({ call }: { call: TapedCall }) {
  const t = useT();
  return (
    <div className={classes.details}>
      {call.correlationId === null ? null : (
        <p className={classes.facts}>
          {t('data.error.correlationId')} <code>{call.correlationId}</code>
        </p>
      )}
      {call.request === '' ? null : <CodeBlock label={t('tape.request')} language="json" code={call.request} />}
      {call.response === '' ? null : <CodeBlock label={t('tape.response')} language="json" code={call.response} />}
      <CodeBlock label="curl" language="sh" code={tapeCurl(call)} />
      <CodeBlock label="fetch" language="js" code={tapeFetch(call)} />
    </div>
  );
}
