import { useState } from 'react';
import type { Bucket } from '@/api';
import { refresh } from '@/data/core/reads';
import { emptyBucket, type ObjectClient } from '@/data/objects';
import { useFormat, useT } from '@/i18n';
import { Button, Dialog, Notice } from '@/ui';
import { TextInput } from '@/ui/forms';
import { AccessGate } from '../AccessGate';
import { BatchProgress } from '../BatchProgress';
import classes from '../storage.module.css';
import { useBatches } from '../useBatches';

interface Props {
  readonly bucket: Bucket;
  readonly onClose: () => void;
}

/** Deletes everything in a bucket, in batches. It can be stopped, and begun again where it was. */
export function EmptyBucketDialog({ bucket, onClose }: Props) {
  const t = useT();
  return (
    <AccessGate>
      {(client) => <EmptyWith client={client} bucket={bucket} title={t('buckets.empty.title', { name: bucket.name })} onClose={onClose} />}
    </AccessGate>
  );
}

function EmptyWith({ client, bucket, title, onClose }: Props & { client: ObjectClient; title: string }) {
  const t = useT();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const { batches, start, stop } = useBatches(() => void refresh(undefined, 'listBuckets', 'getBucket'));
  const { name, num_objects: count, size_bytes: size } = bucket;
  const [total] = useState(count ?? null);
  const running = batches.state === 'running';
  const ended = batches.state === 'done' && batches.failed.length === 0;
  return (
    <Dialog
      title={title}
      opened
      onClose={onClose}
      size="normal"
      footer={
        <>
          <Button onClick={onClose}>{t(running ? 'ui.batch.background' : 'ui.close')}</Button>
          {running ? (
            <Button onClick={stop}>{t('objects.delete.stop')}</Button>
          ) : ended ? null : (
            <Button
              variant="danger"
              reason={typed === name ? null : t('ui.confirm.typeFirst')}
              onClick={() => start((signal) => emptyBucket(client, name, signal))}
            >
              {t(batches.state === 'idle' ? 'buckets.act.empty' : 'buckets.empty.again')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.stack}>
        <Notice tone="bad" title={t('buckets.empty.what', { count: count ?? 0, size: format.bytes(size ?? 0) })}>
          {t('buckets.empty.text')}
        </Notice>
        {batches.state === 'idle' ? (
          <TextInput
            label={t('buckets.delete.type', { name })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
        ) : (
          <BatchProgress verb="delete" batches={batches} total={total} />
        )}
      </div>
    </Dialog>
  );
}
