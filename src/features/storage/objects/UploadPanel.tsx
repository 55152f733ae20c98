import { useRef, useState } from 'react';
import { multipartFrom, progressFrom, type ObjectClient, type Upload, type UploadQueue } from '@/data/objects';
import { ProgressBar } from '@/ui/ProgressBar';
import { useErrorWords } from '@/ui/errorWords';
import { useFormat, useT } from '@/i18n';
import { Button, CheckIcon, confirm, Glyph, Hidden, IconButton, Notice, PauseIcon, PlayIcon, RefreshIcon, Section, XIcon } from '@/ui';
import shared from '@/ui/shared.module.css';
import classes from './objects.module.css';
import { queueFor, useUploads } from './uploads';

/** As many rows as help anybody; the totals count all. */
const mostShown = 50;
/** Seconds. More is what the first bytes of a large file look like, and helps nobody. */
const longestLeft = 86_400;
const order: Record<Upload['state'], number> = {
  conflict: 0,
  failed: 1,
  'needs-file': 2,
  uploading: 3,
  paused: 4,
  waiting: 5,
  done: 6,
  skipped: 7,
  canceled: 8,
};

/** The upload queue: how far it is in all and with each file, and what can be done about it. */
export function UploadPanel({ client }: { client: ObjectClient }) {
  const t = useT();
  const format = useFormat();
  const { uploads, totals } = useUploads(client);
  const cancel = useCancel();
  if (uploads.length === 0) return null;
  const queue = queueFor(client);
  const moving = totals.open > 0;
  const left = totals.speed > 0 ? (totals.size - totals.sent) / totals.speed : null;
  const shown = uploads.toSorted((a, b) => order[a.state] - order[b.state] || a.id - b.id).slice(0, mostShown);
  const has = (state: Upload['state']) => uploads.some((each) => each.state === state);
  return (
    <Section
      title={t('objects.uploads')}
      actions={
        <>
          {moving ? (
            <Button size="small" icon={PauseIcon} onClick={() => queue.pause()}>
              {t('objects.uploads.pause')}
            </Button>
          ) : null}
          {has('paused') ? (
            <Button size="small" icon={PlayIcon} onClick={() => queue.resume()}>
              {t('objects.uploads.resume')}
            </Button>
          ) : null}
          {has('failed') ? (
            <Button size="small" icon={RefreshIcon} onClick={() => queue.retry()}>
              {t('objects.uploads.retry')}
            </Button>
          ) : null}
          {uploads.some(isOpen) ? (
            <Button size="small" onClick={() => cancel(uploads.filter(isOpen), () => queue.cancel())}>
              {t('objects.uploads.cancel')}
            </Button>
          ) : null}
          {uploads.every(isOpen) ? null : (
            <Button size="small" onClick={() => queue.clear()}>
              {t('objects.uploads.clear')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.queue}>
        <ProgressBar share={totals.size > 0 ? totals.sent / totals.size : 1} label={t('objects.uploads.total')} />
        <p className={shared.quiet}>
          {[
            t('objects.uploads.done', { done: totals.done, count: totals.files }),
            t('objects.uploads.bytes', { sent: format.bytes(totals.sent), size: format.bytes(totals.size) }),
            ...(moving && totals.speed > 0 ? [t('objects.uploads.speed', { speed: format.bytes(totals.speed) })] : []),
            ...(moving && left !== null && left < longestLeft ? [t('objects.uploads.left', { time: format.span(left) })] : []),
            ...(totals.failed > 0 ? [t('objects.uploads.failed', { count: totals.failed })] : []),
          ].join(' · ')}
        </p>
        {totals.conflicts > 0 ? (
          <Notice
            tone="warn"
            title={t('objects.uploads.conflicts', { count: totals.conflicts })}
            actions={
              <>
                <Button size="small" variant="danger" onClick={() => queue.decide('replace')}>
                  {t('objects.uploads.replace')}
                </Button>
                <Button size="small" onClick={() => queue.decide('skip')}>
                  {t('objects.uploads.skip')}
                </Button>
              </>
            }
          >
            {t('objects.uploads.conflictText')}
          </Notice>
        ) : null}
        {/* It scrolls, by the keyboard too. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div role="group" className={classes.scroll} tabIndex={0} aria-label={t('objects.uploads.files')}>
          <ul className={classes.uploads}>
            {shown.map((each) => (
              <UploadRow key={each.id} upload={each} queue={queue} />
            ))}
          </ul>
        </div>
        {uploads.length > shown.length ? (
          <p className={shared.quiet}>{t('objects.uploads.more', { count: uploads.length - shown.length })}</p>
        ) : null}
      </div>
    </Section>
  );
}

const ended: ReadonlySet<Upload['state']> = new Set(['done', 'skipped', 'canceled']);
const isOpen = ({ state }: Upload) => !ended.has(state);
/** Parts of it have arrived, and go when it is canceled. */
const hasParts = ({ size, sent, state }: Upload) => size >= multipartFrom && (sent > 0 || state === 'needs-file');

/** Cancels at once what costs nothing to begin again, and asks before parts that have arrived are thrown away. */
function useCancel() {
  const t = useT();
  return (uploads: readonly Upload[], go: () => Promise<void>) => {
    const count = uploads.filter(hasParts).length;
    if (count === 0) return void go();
    return void confirm({
      title: t('objects.uploads.cancel.title', { count }),
      body: t('objects.uploads.cancel.text'),
      confirmLabel: t('objects.uploads.cancel.go', { count }),
      danger: true,
      action: go,
    });
  };
}

function UploadRow({ upload, queue }: { upload: Upload; queue: UploadQueue }) {
  const t = useT();
  const format = useFormat();
  const inWords = useErrorWords();
  const input = useRef<HTMLInputElement>(null);
  const { id, bucket, key, size, sent, state, error } = upload;
  const name = key.slice(key.lastIndexOf('/', key.length - 2) + 1);
  const cancel = useCancel();
  const [refused, setRefused] = useState(false);
  return (
    <li>
      <div className={classes.uploadName}>
        <bdi title={`${bucket}/${key}`}>{name}</bdi>
        <span className={shared.quiet}>
          <span>
            {state === 'uploading' && size >= progressFrom ? `${format.bytes(sent)} / ${format.bytes(size)}` : format.bytes(size)}
          </span>
          <span>{` · ${t(`objects.upload.${state}`)}`}</span>
        </span>
      </div>
      {state === 'uploading' && size >= progressFrom ? (
        <ProgressBar thin share={size > 0 ? sent / size : 1} label={t('objects.upload.of', { name })} />
      ) : null}
      {state === 'failed' ? <p className={classes.bad}>{inWords(error).title}</p> : null}
      {state === 'needs-file' ? (
        <p className={shared.quiet}>
          {t('objects.upload.needs')}{' '}
          <Button size="small" onClick={() => input.current?.click()}>
            {t('objects.upload.choose')}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={t('objects.upload.chooseFor', { name })}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file) setRefused(!queue.giveFile(id, file));
              currentTarget.value = '';
            }}
          />
        </p>
      ) : null}
      {state === 'needs-file' && refused ? (
        <p className={classes.bad} role="alert">
          {t('objects.upload.otherFile', { name, size: format.bytes(size) })}
        </p>
      ) : null}
      <span className={classes.uploadActs}>
        {state === 'uploading' || state === 'waiting' ? (
          <IconButton label={t('objects.upload.pause', { name })} icon={PauseIcon} onClick={() => queue.pause(id)} />
        ) : null}
        {state === 'paused' ? (
          <IconButton label={t('objects.upload.resume', { name })} icon={PlayIcon} onClick={() => queue.resume(id)} />
        ) : null}
        {state === 'failed' ? (
          <IconButton label={t('objects.upload.retry', { name })} icon={RefreshIcon} onClick={() => queue.retry(id)} />
        ) : null}
        {isOpen(upload) ? (
          <IconButton label={t('objects.upload.cancel', { name })} icon={XIcon} onClick={() => cancel([upload], () => queue.cancel(id))} />
        ) : null}
        {state === 'done' ? (
          <>
            <Glyph icon={CheckIcon} size={18} />
            <Hidden>{t('objects.upload.done')}</Hidden>
          </>
        ) : null}
      </span>
    </li>
  );
}
