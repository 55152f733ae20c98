import { useRef, useState } from 'react';
import { foldersTo, measure, type ObjectClient } from '@/data/objects';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, HistoryIcon, Link } from '@/ui';
import { useErrorWords } from '@/ui/errorWords';
import { prefixParam } from './columns';
import shared from '@/ui/shared.module.css';
import classes from './objects.module.css';
import { useVersioning } from './useSetting';

interface Props {
  readonly client: ObjectClient;
  readonly bucket: string;
  readonly prefix: string;
}

/** `onDeleted` shows what was deleted here; offered where the bucket keeps versions. */
type PathProps = Props & { readonly onDeleted: () => void };

/** The way down to a folder, and how much lies in it when that is asked for. */
export function FolderPath({ client, bucket, prefix, onDeleted }: PathProps) {
  const t = useT();
  const paths = usePaths();
  const versioning = useVersioning(client, bucket).data;
  return (
    <nav aria-label={t('objects.path')} className={classes.path}>
      <ol className={classes.folders}>
        <li>{prefix ? <Link to={paths.bucket(bucket)}>{bucket}</Link> : <bdi>{bucket}</bdi>}</li>
        {foldersTo(prefix).map((folder) => (
          <li key={folder.prefix}>
            {folder.prefix === prefix ? (
              <bdi aria-current="location">{folder.name || t('objects.nameless')}</bdi>
            ) : (
              <Link to={paths.bucket(bucket, undefined, { [prefixParam]: folder.prefix })}>
                <bdi>{folder.name || t('objects.nameless')}</bdi>
              </Link>
            )}
          </li>
        ))}
      </ol>
      <Measure key={prefix} client={client} bucket={bucket} prefix={prefix} />
      {versioning === undefined || versioning === 'off' ? null : (
        <Button size="small" variant="subtle" icon={HistoryIcon} onClick={onDeleted}>
          {t('objects.deleted')}
        </Button>
      )}
    </nav>
  );
}

function Measure({ client, bucket, prefix }: Props) {
  const t = useT();
  const format = useFormat();
  const inWords = useErrorWords();
  const [found, setFound] = useState<{ count: number; size: number; ended: boolean } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  const start = async () => {
    const controller = new AbortController();
    stop.current = controller;
    let last = { count: 0, size: 0 };
    setProblem(null);
    setFound({ ...last, ended: false });
    try {
      for await (const far of measure(client, bucket, prefix, controller.signal)) {
        last = far;
        setFound({ ...far, ended: false });
      }
      setFound({ ...last, ended: true });
    } catch (error) {
      // The button asks again.
      setFound(null);
      if (!controller.signal.aborted) setProblem(error);
    }
    stop.current = null;
  };
  if (!found)
    return (
      <>
        <Button size="small" variant="subtle" onClick={() => void start()}>
          {t('objects.measure')}
        </Button>
        {problem ? (
          <span role="alert" className={classes.bad}>
            {inWords(problem).title}
          </span>
        ) : null}
      </>
    );
  return (
    <span className={shared.quiet} aria-live="polite">
      <span>{t(found.ended ? 'objects.measured' : 'objects.measuring', { count: found.count, size: format.bytes(found.size) })}</span>{' '}
      {found.ended ? null : (
        <Button size="small" variant="subtle" onClick={() => stop.current?.abort()}>
          {t('objects.more.stop')}
        </Button>
      )}
    </span>
  );
}
