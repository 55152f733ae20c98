import { useRef, useState } from 'react';
import { foldersTo, measure, type ObjectClient } from '@/data/objects';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, Link } from '@/ui';
import { prefixParam } from './columns';
import classes from './objects.module.css';

interface Props {
  readonly client: ObjectClient;
  readonly bucket: string;
  readonly prefix: string;
}

/** The way down to a folder, and how much lies in it when that is asked for. */
export function FolderPath({ client, bucket, prefix }: Props) {
  const t = useT();
  const paths = usePaths();
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
    </nav>
  );
}

function Measure({ client, bucket, prefix }: Props) {
  const t = useT();
  const format = useFormat();
  const [found, setFound] = useState<{ count: number; size: number; ended: boolean } | null>(null);
  const stop = useRef<AbortController | null>(null);
  const start = async () => {
    const controller = new AbortController();
    stop.current = controller;
    let last = { count: 0, size: 0 };
    setFound({ ...last, ended: false });
    try {
      for await (const far of measure(client, bucket, prefix, controller.signal)) {
        last = far;
        setFound({ ...far, ended: false });
      }
      setFound({ ...last, ended: true });
    } catch {
      // Stopped, or lost: the button asks again.
      setFound(null);
    }
    stop.current = null;
  };
  if (!found)
    return (
      <Button size="small" variant="subtle" onClick={() => void start()}>
        {t('objects.measure')}
      </Button>
    );
  return (
    <span className={classes.quiet} aria-live="polite">
      <span>{t(found.ended ? 'objects.measured' : 'objects.measuring', { count: found.count, size: format.bytes(found.size) })}</span>{' '}
      {found.ended ? null : (
        <Button size="small" variant="subtle" onClick={() => stop.current?.abort()}>
          {t('objects.more.stop')}
        </Button>
      )}
    </span>
  );
}
