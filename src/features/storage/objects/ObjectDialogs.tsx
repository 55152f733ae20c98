import { useState } from 'react';
import { copyNew, createFolder, folderOf, isUnaddressable, keyProblem, moveObject, type ObjectClient } from '@/data/objects';
import { useT } from '@/i18n';
import { FormDialog, TextInput } from '@/ui/forms';
import { DeleteDialog } from './DeleteDialog';
import { DeletedDialog } from './DeletedDialog';
import type { ObjectDialog } from './dialog';
import { DetailPanel } from './DetailPanel';
import { LinkDialog } from './LinkDialog';
import { PlaceFields } from './PlaceFields';
import { TransferDialog } from './TransferDialog';
import { UploadOptionsDialog } from './UploadOptionsDialog';
import type { UploadOptions } from './uploads';
import { refreshObjects, type ObjectRow } from './useObjects';

interface Props {
  readonly client: ObjectClient;
  readonly bucket: string;
  readonly prefix: string;
  readonly dialog: ObjectDialog | null;
  readonly opened: ObjectRow | null;
  readonly show: (dialog: ObjectDialog) => void;
  readonly options: UploadOptions;
  readonly onOptions: (options: UploadOptions) => void;
  readonly onClose: () => void;
  readonly onCloseDetails: () => void;
}

export function ObjectDialogs({ client, bucket, prefix, dialog, opened, show, options, onOptions, onClose, onCloseDetails }: Props) {
  const on = { client, bucket, onClose };
  return (
    <>
      {opened ? <DetailPanel key={opened.id} client={client} bucket={bucket} row={opened} show={show} onClose={onCloseDetails} /> : null}
      {dialog?.kind === 'folder' ? <FolderDialog {...on} prefix={prefix} /> : null}
      {dialog?.kind === 'deleted' ? <DeletedDialog {...on} prefix={prefix} /> : null}
      {dialog?.kind === 'options' ? <UploadOptionsDialog options={options} save={onOptions} onClose={onClose} /> : null}
      {dialog?.kind === 'link' ? <LinkDialog {...on} row={dialog.row} /> : null}
      {dialog?.kind === 'move' ? <MoveDialog {...on} row={dialog.row} copy={dialog.copy} /> : null}
      {dialog?.kind === 'transfer' ? <TransferDialog {...on} prefix={prefix} rows={dialog.rows} copy={dialog.copy} /> : null}
      {dialog?.kind === 'delete' ? <DeleteDialog {...on} rows={dialog.rows} /> : null}
    </>
  );
}

type On = Pick<Props, 'client' | 'bucket' | 'onClose'>;

function FolderDialog({ client, bucket, prefix, onClose }: On & { prefix: string }) {
  const t = useT();
  const [name, setName] = useState('');
  const key = `${prefix}${name.trim().replace(/\/+$/, '')}/`;
  const problem = name.trim() === '' ? 'empty' : keyProblem(key);
  return (
    <FormDialog
      title={t('objects.newFolder')}
      confirmLabel={t('objects.newFolder.create')}
      reason={problem && t(`objects.key.${problem}`)}
      dirty={name !== ''}
      submit={async () => {
        await createFolder(client, bucket, key);
        await refreshObjects(client, bucket);
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('objects.column.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        dir="auto"
        autoComplete="off"
        data-autofocus
      />
    </FormDialog>
  );
}

/** Renames, moves or copies: the whole key can be changed, and with a copy the bucket. Nothing is overwritten. */
function MoveDialog({ client, bucket, row, copy, onClose }: On & { row: ObjectRow; copy: boolean }) {
  const t = useT();
  const [key, setKey] = useState(isUnaddressable(row.key) ? '' : row.key);
  const [target, setTarget] = useState(bucket);
  const problem = keyProblem(key);
  const same = key === row.key && target === bucket;
  const from = { bucket, key: row.key };
  const to = { bucket: target, key };
  const submit = async () => {
    await (copy ? copyNew(client, from, to) : moveObject(client, from, to));
    await Promise.all([refreshObjects(client, bucket), target === bucket ? null : refreshObjects(client, target)]);
  };
  return (
    <FormDialog
      title={t(copy ? 'objects.copy.title' : 'objects.rename.title', { name: row.name || row.key })}
      confirmLabel={t(copy ? 'objects.act.copyNow' : 'objects.act.renameNow')}
      reason={problem ? t(`objects.key.${problem}`) : same ? t('objects.key.same') : null}
      size="normal"
      dirty={!same && key !== ''}
      submit={submit}
      onClose={onClose}
    >
      <PlaceFields
        bucket={bucket}
        target={target}
        onTarget={setTarget}
        label={t('objects.key')}
        description={t('objects.key.help', { folder: folderOf(row.key) || '/' })}
        path={key}
        onPath={setKey}
      />
      <p>{t('objects.copy.access')}</p>
    </FormDialog>
  );
}
