import { useEffect, useState } from 'react';
import { refresh } from '@/data/core/reads';
import { countSelection, deleteSelection, getVersioning, type ObjectClient, type Selection } from '@/data/objects';
import { useFormat, useT } from '@/i18n';
import { Button, Dialog, Failure, Notice } from '@/ui';
import { BatchProgress } from '../BatchProgress';
import { useBatches } from '../useBatches';
import classes from './objects.module.css';
import { refreshObjects, type ObjectRow } from './useObjects';

interface Props {
  readonly client: ObjectClient;
  readonly bucket: string;
  readonly rows: readonly ObjectRow[];
  readonly onClose: () => void;
}

/** Says how much goes, folders counted too, before anything does; then how far it is. */
export function DeleteDialog({ client, bucket, rows, onClose }: Props) {
  const t = useT();
  const format = useFormat();
  const { batches, start, stop } = useBatches(() => {
    void refreshObjects(client, bucket);
    void refresh(undefined, 'listBuckets', 'getBucket');
  });
  const [selection] = useState(() => ({
    keys: rows.filter(({ object }) => object).map(({ key }) => key),
    folders: rows.filter(({ object }) => !object).map(({ key }) => key),
    sizes: new Map(rows.map(({ key, object }) => [key, object?.size ?? 0])),
  }));
  const { counted, versioned, problem } = useCount(client, bucket, selection);
  const running = batches.state === 'running';
  const ended = batches.state === 'done' && batches.failed.length === 0;
  const [only] = rows;
  const title =
    rows.length === 1 && only
      ? t('objects.delete.one', { name: only.name || only.key })
      : t('objects.delete.several', { count: rows.length });
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
            <Button
              variant="danger"
              reason={counted.ended || problem ? null : t('objects.delete.counting')}
              onClick={() => start((signal) => deleteSelection(client, bucket, selection, signal))}
            >
              {t(batches.state === 'idle' ? 'objects.delete.go' : 'buckets.empty.again', { count: counted.count })}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.stack}>
        {problem ? <Failure compact error={problem} /> : null}
        {batches.state === 'idle' ? (
          <Notice tone="bad" title={t('objects.delete.what', { count: counted.count, size: format.bytes(counted.size) })}>
            {counted.ended ? t(versioned ? 'objects.delete.versioned' : 'objects.delete.forGood') : t('objects.delete.counting')}
          </Notice>
        ) : (
          <BatchProgress verb="delete" batches={batches} total={counted.ended ? counted.count : null} />
        )}
      </div>
    </Dialog>
  );
}

interface Counting extends Selection {
  readonly sizes: ReadonlyMap<string, number>;
}

interface Counted {
  readonly count: number;
  readonly size: number;
  /** Nothing is left to count. */
  readonly ended: boolean;
}

async function countAll(
  client: ObjectClient,
  bucket: string,
  selection: Counting,
  signal: AbortSignal,
  onCount: (counted: Counted) => void,
): Promise<void> {
  let last = { count: 0, size: 0 };
  for await (const far of countSelection(client, bucket, selection, selection.sizes, signal)) {
    last = far;
    onCount({ ...far, ended: false });
  }
  onCount({ ...last, ended: true });
}

/** How much a selection is, folders counted page by page, and whether its bucket keeps old versions. */
function useCount(client: ObjectClient, bucket: string, selection: Counting) {
  const [counted, setCounted] = useState<Counted>({ count: 0, size: 0, ended: false });
  const [versioned, setVersioned] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    const controller = new AbortController();
    countAll(client, bucket, selection, controller.signal, setCounted).catch(
      (error: unknown) => !controller.signal.aborted && setProblem(error),
    );
    getVersioning(client, bucket).then(
      (state) => setVersioned(state !== 'off'),
      () => undefined,
    );
    return () => controller.abort();
  }, [client, bucket, selection]);
  return { counted, versioned, problem };
}
