import { useState } from 'react';
import { refresh } from '@/data/core/reads';
import { canTransfer, folderOf, keyProblem, transfer, type ObjectClient } from '@/data/objects';
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
  /** The folder that is shown. */
  readonly prefix: string;
  readonly rows: readonly ObjectRow[];
  readonly copy: boolean;
  readonly onClose: () => void;
}

/**
 * Moves or copies folders with everything in them, and selections, and says how far it is. A single folder can be renamed by it.
 * Nothing at the new place is overwritten.
 */
export function TransferDialog({ client, bucket, prefix, rows, copy, onClose }: Props) {
  const t = useT();
  const [single] = rows.length === 1 ? rows.filter(({ object }) => !object) : [];
  const base = single ? single.key : prefix;
  const [typed, setTyped] = useState(base);
  const [target, setTarget] = useState(bucket);
  const { batches, start, stop } = useBatches(() => {
    void refreshObjects(client, bucket);
    if (target !== bucket) void refreshObjects(client, target);
    void refresh(undefined, 'listBuckets', 'getBucket');
  });
  const from = {
    bucket,
    prefix: base,
    keys: rows.flatMap(({ key, object }) => (object ? [key] : [])),
    folders: rows.flatMap(({ key, object }) => (object ? [] : [key])),
  };
  const to = { bucket: target, prefix: typed === '' || typed.endsWith('/') ? typed : `${typed}/` };
  const problem = to.prefix === '' ? null : keyProblem(to.prefix);
  const same = to.prefix === base && target === bucket;
  const reason = problem
    ? t(`objects.key.${problem}`)
    : same
      ? t('objects.key.same')
      : canTransfer(from, to)
        ? null
        : t('objects.move.inside');
  const verb = copy ? 'copy' : 'move';
  const idle = batches.state === 'idle';
  const running = batches.state === 'running';
  const ended = batches.state === 'done' && batches.failed.length === 0;
  const title = single
    ? t(copy ? 'objects.copy.title' : 'objects.move.title', { name: single.name || single.key })
    : t(`objects.${verb}.many`, { count: rows.length });
  return (
    <Dialog
      title={title}
      opened
      onClose={onClose}
      size="normal"
      footer={
        <>
          <Button onClick={onClose}>{t(running ? 'ui.batch.background' : ended ? 'ui.close' : 'ui.cancel')}</Button>
          {running ? (
            <Button onClick={stop}>{t('objects.delete.stop')}</Button>
          ) : ended ? null : (
            <Button variant="primary" reason={reason} onClick={() => start((signal) => transfer(client, from, to, { copy, signal }))}>
              {t(!idle ? 'buckets.empty.again' : single ? `objects.${verb}.go` : `objects.${verb}.goMany`, { count: rows.length })}
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
              description={t(single ? 'objects.move.help' : 'objects.move.helpMany', {
                folder: (single ? folderOf(single.key) : prefix) || '/',
              })}
              path={typed}
              onPath={setTyped}
            />
            <p>{t(`objects.${verb}.text`)}</p>
          </>
        ) : (
          <BatchProgress verb={verb} batches={batches} total={null} />
        )}
      </div>
    </Dialog>
  );
}
