import { useState } from 'react';
import type { Bucket } from '@/api';
import { run } from '@/data/operations';
import { deleteBucket } from '@/data/resources/bucket/operations';
import { isEmptyBucket } from '@/data/resources/bucket/rules';
import { useFormat, useT } from '@/i18n';
import { Button, Notice } from '@/ui';
import { FormDialog, TextInput } from '@/ui/forms';

/** Only an empty bucket can be deleted: what is in it is named first, with the way to empty it. */
export function DeleteBucketDialog({ bucket, onEmpty, onClose }: { bucket: Bucket; onEmpty: () => void; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const { name } = bucket;
  const [typed, setTyped] = useState('');
  const full = !isEmptyBucket(bucket);
  return (
    <FormDialog
      title={t('buckets.delete.title', { name })}
      confirmLabel={t('buckets.act.delete')}
      variant="danger"
      reason={full ? t('buckets.delete.full') : typed === name ? null : t('ui.confirm.typeFirst')}
      submit={() => run(deleteBucket, { name }, undefined)}
      onClose={onClose}
    >
      {full ? (
        <Notice
          tone="warn"
          title={t('buckets.delete.holds', { count: bucket.num_objects ?? 0, size: format.bytes(bucket.size_bytes ?? 0) })}
          actions={
            <Button size="small" onClick={onEmpty}>
              {t('buckets.act.empty')}
            </Button>
          }
        >
          {t('buckets.delete.emptyFirst')}
        </Notice>
      ) : (
        <>
          <p>{t('buckets.delete.text')}</p>
          <TextInput
            label={t('buckets.delete.type', { name })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
        </>
      )}
    </FormDialog>
  );
}
