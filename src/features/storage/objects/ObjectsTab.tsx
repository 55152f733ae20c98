import { lazy, Suspense, useState } from 'react';
import type { ObjectClient } from '@/data/objects';
import { useFormat, useT } from '@/i18n';
import { useAddress } from '@/nav';
import { announce, Button, CopyIcon, DownloadIcon, Empty, Failure, FolderIcon, InlineCheckbox, Notice, PencilIcon, TrashIcon } from '@/ui';
import { DataTable } from '@/ui/table';
import { deepParam, objectParam, prefixParam, startParam, useNameOf, useObjectColumns } from './columns';
import { downloadObject, downloadZip } from './download';
import { DropZone } from './DropZone';
import { FolderPath } from './FolderPath';
import type { ObjectDialog } from './dialog';
import { UploadButtons } from './UploadButtons';
import { UploadPanel } from './UploadPanel';
import type { PickedFile } from './picked';
import { noOptions, queueFor, upload } from './uploads';
import { useObjectMenu } from './useObjectMenu';
import { ListNotices } from './ListNotices';
import { useObjects, type ObjectRow } from './useObjects';

const ObjectDialogs = lazy(async () => ({ default: (await import('./ObjectDialogs')).ObjectDialogs }));

const idOf = ({ id }: ObjectRow) => id;

/** A folder of a bucket, which stands in the address. */
export function ObjectsTab({ client, bucket }: { client: ObjectClient; bucket: string }) {
  const t = useT();
  const format = useFormat();
  const [address, put] = useAddress();
  const prefix = address.get(prefixParam) ?? '';
  const deep = address.has(deepParam);
  const start = address.get(startParam) ?? '';
  const list = useObjects(client, bucket, { prefix, deep, start });
  const columns = useObjectColumns(bucket);
  const nameOf = useNameOf();
  const [dialog, setDialog] = useState<ObjectDialog | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [options, setOptions] = useState(noOptions);
  const [problem, setProblem] = useState<unknown>(null);
  const [zipped, setZipped] = useState<{ count: number; stop: () => void } | null>(null);
  const open = address.get(objectParam);
  const opened = open === null ? null : (list.rows.find(({ key, object }) => object && key === open) ?? null);

  const attempt = (work: () => Promise<void>) => {
    setProblem(null);
    void work().catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) setProblem(error);
    });
  };
  const saveAll = (rows: readonly ObjectRow[]) =>
    attempt(async () => {
      const controller = new AbortController();
      const report = (count: number) => setZipped({ count, stop: () => controller.abort() });
      const picked = {
        objects: rows.flatMap(({ object }) => object ?? []),
        folders: rows.filter(({ object }) => !object).map(({ key }) => key),
      };
      report(0);
      try {
        await downloadZip(client, bucket, prefix, picked, report, controller.signal);
        announce(t('objects.zip.done'));
      } finally {
        setZipped(null);
      }
    });
  const add = (files: readonly PickedFile[]) => setRefused(upload(queueFor(client), { bucket, prefix, options }, files));
  const menu = useObjectMenu({
    bucket,
    show: setDialog,
    details: (row) => put({ [objectParam]: row.key }),
    download: (row) =>
      row.object ? attempt(() => downloadObject(client, bucket, row.object as NonNullable<ObjectRow['object']>)) : saveAll([row]),
  });
  const failed = list.error && list.rows.length === 0;
  return (
    <>
      <UploadPanel client={client} />
      {refused.length > 0 ? (
        <Notice tone="bad" title={t('objects.refused', { count: refused.length })} onClose={() => setRefused([])}>
          <bdi>{refused.slice(0, 5).join(', ')}</bdi>
        </Notice>
      ) : null}
      {problem ? <Failure compact error={problem} /> : null}
      {options === noOptions ? null : (
        <Notice tone="off" onClose={() => setOptions(noOptions)}>
          {t('objects.uploadOptions.set')}
        </Notice>
      )}
      {zipped ? (
        <Notice
          tone="busy"
          actions={
            <Button size="small" onClick={zipped.stop}>
              {t('objects.zip.stop')}
            </Button>
          }
        >
          {t('objects.zip.progress', { count: zipped.count })}
        </Notice>
      ) : null}
      <DropZone onFiles={add}>
        <FolderPath client={client} bucket={bucket} prefix={prefix} onDeleted={() => setDialog({ kind: 'deleted' })} />
        {list.error ? <Failure compact={!failed} error={list.error} onRetry={list.refresh} /> : null}
        {failed ? null : (
          <DataTable
            key={`${prefix}?${deep}?${start}`}
            name="objects"
            label={t('objects.title')}
            rows={list.rows}
            rowId={idOf}
            rowLabel={nameOf}
            columns={columns}
            rowActions={menu}
            bulkActions={(rows) => [
              { key: 'zip', label: t('objects.act.zip'), icon: DownloadIcon, onSelect: () => saveAll(rows) },
              {
                key: 'move',
                label: t('objects.act.moveMany'),
                icon: PencilIcon,
                onSelect: (chosen) => setDialog({ kind: 'transfer', rows: chosen, copy: false }),
              },
              {
                key: 'copy',
                label: t('objects.act.copy'),
                icon: CopyIcon,
                onSelect: (chosen) => setDialog({ kind: 'transfer', rows: chosen, copy: true }),
              },
              {
                key: 'delete',
                label: t('objects.act.delete'),
                icon: TrashIcon,
                danger: true,
                onSelect: (chosen) => setDialog({ kind: 'delete', rows: chosen }),
              },
            ]}
            toolbar={
              <>
                <UploadButtons
                  onFiles={add}
                  onFolder={() => setDialog({ kind: 'folder' })}
                  onOptions={() => setDialog({ kind: 'options' })}
                />
                <InlineCheckbox label={t('objects.deep')} checked={deep} onChange={(on) => put({ [deepParam]: on ? '1' : null })} />
              </>
            }
            narrowed={list.more}
            loading={list.loading}
            updatedAt={list.updatedAt}
            onRefresh={list.refresh}
            refreshing={list.fetching}
            notices={
              <ListNotices list={list} start={start} typed={address.get('q') ?? ''} onStart={(next) => put({ [startParam]: next })} />
            }
            empty={<Empty icon={FolderIcon} title={t('objects.empty')} text={t('objects.emptyText')} />}
            footer={(shown) =>
              t('objects.sum', {
                count: shown.length,
                size: format.bytes(shown.reduce((sum, { object }) => sum + (object?.size ?? 0), 0)),
              })
            }
          />
        )}
      </DropZone>
      {dialog || opened ? (
        <Suspense>
          <ObjectDialogs
            client={client}
            bucket={bucket}
            prefix={prefix}
            dialog={dialog}
            opened={opened}
            show={setDialog}
            options={options}
            onOptions={setOptions}
            onClose={() => setDialog(null)}
            onCloseDetails={() => put({ [objectParam]: null })}
          />
        </Suspense>
      ) : null}
    </>
  );
}
