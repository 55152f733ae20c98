import { useState } from 'react';
import { refresh } from '@/data/core/reads';
import { canMoveFolder, folderOf, keyProblem, moveFolder, type ObjectClient } from '@/data/objects';
import { useT } from '@/i18n';
import { Button, Dialog } from '@/ui';
import { BatchProgress } from '../BatchProgress';
import { useBatches } from '../useBatches';
import classes from './objects.module.css';
import { PlaceFields } from './PlaceFields';
import { refreshObjects, type ObjectRow } from './useObjects';

interface Props {
  readonly client: ObjectClient;
  readonly bucket: string;
  readonly row: ObjectRow;
  readonly onClose: () => void;
}

/** Renames or moves a folder with everything in it, and says how far it is. Nothing at the new place is overwritten. */
export function MoveFolderDialog({ client, bucket, row, onClose }: Props) {
  const t = useT();
  const [typed, setTyped] = useState(row.key);
  const [target, setTarget] = useState(bucket);
  const { batches, start, stop } = useBatches(() => {
    void refreshObjects(client, bucket);
    if (target !== bucket) void refreshObjects(client, target);
    void refresh(undefined, 'listBuckets', 'getBucket');
  });
  const from = { bucket, prefix: row.key };
  const to = { bucket: target, prefix: typed === '' || typed.endsWith('/') ? typed : `${typed}/` };
  const problem = keyProblem(to.prefix);
  const same = to.prefix === from.prefix && target === bucket;
  const reason = problem
    ? t(`objects.key.${problem}`)
    : same
      ? t('objects.key.same')
      : canMoveFolder(from, to)
        ? null
        : t('objects.move.inside');
  const idle = batches.state === 'idle';
  const running = batches.state === 'running';
  const ended = batches.state === 'done' && batches.failed.length === 0;
  return (
    <Dialog
      title={t('objects.move.title', { name: row.name || row.key })}
      opened
      onClose={onClose}
      size="normal"
      footer={
        <>
          <Button onClick={onClose}>{t(running ? 'ui.batch.background' : ended ? 'ui.close' : 'ui.cancel')}</Button>
          {running ? (
            <Button onClick={stop}>{t('objects.delete.stop')}</Button>
          ) : ended ? null : (
            <Button variant="primary" reason={reason} onClick={() => start((signal) => moveFolder(client, from, to, signal))}>
              {t(idle ? 'objects.move.go' : 'buckets.empty.again')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.stack}>
        {idle ? (
          <>
            <PlaceFields
              bucket={bucket}
              target={target}
              onTarget={setTarget}
              label={t('objects.folder')}
              description={t('objects.move.help', { folder: folderOf(row.key) || '/' })}
              path={typed}
              onPath={setTyped}
            />
            <p>{t('objects.move.text')}</p>
          </>
        ) : (
          <BatchProgress verb="move" batches={batches} total={null} />
        )}
      </div>
    </Dialog>
  );
}
