import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { refresh } from '@/data/core/reads';
import { deleteObject, listDeleted, nameIn, type ObjectClient, type ObjectVersion } from '@/data/objects';
import { useT } from '@/i18n';
import { announce, Button, Dialog, Empty, Failure, HistoryIcon, Loading, Time } from '@/ui';
import shared from '@/ui/shared.module.css';
import classes from './objects.module.css';
import { refreshObjects } from './useObjects';

interface Props {
  readonly client: ObjectClient;
  readonly bucket: string;
  readonly prefix: string;
  readonly onClose: () => void;
}

/** As many as anybody reads. */
const mostShown = 200;

/** What was deleted below a folder of a bucket that keeps versions, and the way back. */
export function DeletedDialog({ client, bucket, prefix, onClose }: Props) {
  const t = useT();
  const [problem, setProblem] = useState<unknown>(null);
  const [restoring, setRestoring] = useState<string | null>(null);
  const deleted = useQuery({
    queryKey: ['deleted objects', client.gateway.endpoint, client.gateway.credentials.accessKeyId, bucket, prefix],
    queryFn: async ({ signal }) => {
      const found: ObjectVersion[] = [];
      for await (const some of listDeleted(client, bucket, prefix, signal)) {
        found.push(...some);
        if (found.length > mostShown) break;
      }
      return found;
    },
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const restore = async ({ key, versionId }: ObjectVersion) => {
    setProblem(null);
    setRestoring(key);
    try {
      // The mark that the deletion has left is the newest version; without it the one before is.
      await deleteObject(client, { bucket, key, versionId });
      announce(t('objects.deleted.restored', { name: nameIn(key, prefix) }));
    } catch (error) {
      setProblem(error);
    }
    await Promise.all([deleted.refetch(), refreshObjects(client, bucket), refresh(undefined, 'listBuckets', 'getBucket')]);
    setRestoring(null);
  };
  const all = deleted.data ?? [];
  return (
    <Dialog
      title={t('objects.deleted.title', { place: prefix || bucket })}
      opened
      onClose={onClose}
      size="normal"
      footer={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      <div className={classes.stack}>
        {problem ? <Failure compact error={problem} /> : null}
        {deleted.error ? <Failure compact error={deleted.error} onRetry={() => void deleted.refetch()} /> : null}
        {deleted.isPending ? <Loading /> : null}
        {deleted.data && all.length === 0 ? <Empty icon={HistoryIcon} title={t('objects.deleted.empty')} /> : null}
        {all.length > 0 ? (
          <>
            <p>{t('objects.deleted.text')}</p>
            <ul className={classes.uploads}>
              {all.slice(0, mostShown).map((version) => (
                <li key={version.key}>
                  <div className={classes.uploadName}>
                    <bdi title={version.key}>{nameIn(version.key, prefix) || t('objects.itself')}</bdi>
                    <span className={shared.quiet}>
                      <Time at={version.modified} />
                    </span>
                  </div>
                  <span className={classes.uploadActs}>
                    <Button
                      size="small"
                      aria-label={t('objects.deleted.restoreOf', { name: nameIn(version.key, prefix) })}
                      loading={restoring === version.key}
                      onClick={() => void restore(version)}
                    >
                      {t('objects.deleted.restore')}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
            {all.length > mostShown ? <p className={shared.quiet}>{t('objects.deleted.more', { count: mostShown })}</p> : null}
          </>
        ) : null}
      </div>
    </Dialog>
  );
}
