import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  copyObject,
  deleteObject,
  headObject,
  isUnaddressable,
  listVersions,
  publicUrl,
  restoreVersion,
  setPublicObject,
  type ObjectClient,
  type ObjectVersion,
} from '@/data/objects';
import { useFormat, useT } from '@/i18n';
import {
  Button,
  confirm,
  CopyText,
  DownloadIcon,
  Failure,
  KeyValues,
  LinkIcon,
  Loading,
  Notice,
  PencilIcon,
  Section,
  SidePanel,
  Status,
  Time,
  TrashIcon,
} from '@/ui';
import { downloadObject } from './download';
import { MetadataDialog } from './MetadataDialog';
import type { ObjectDialog } from './dialog';
import shared from '@/ui/shared.module.css';
import classes from './objects.module.css';
import { Preview } from './Preview';
import { useAccess } from './useAccess';
import { refreshObjects, type ObjectRow } from './useObjects';

interface Props {
  readonly client: ObjectClient;
  readonly bucket: string;
  readonly row: ObjectRow;
  readonly show: (dialog: ObjectDialog) => void;
  readonly onClose: () => void;
}

/** Everything about one object: what is in it, its headers, who may read it, and its older versions. */
export function DetailPanel({ client, bucket, row, show, onClose }: Props) {
  const t = useT();
  const format = useFormat();
  const { key, object } = row;
  const name = row.name || key;
  const reachable = !isUnaddressable(key);
  const id = [client.gateway.endpoint, bucket, key, object?.etag];
  const details = useQuery({
    queryKey: ['object', ...id],
    queryFn: () => headObject(client, { bucket, key }),
    enabled: reachable,
    gcTime: 0,
  });
  const access = useAccess(client, bucket, key, reachable);
  const versions = useQuery({
    queryKey: ['object versions', ...id],
    queryFn: async () => (await listVersions(client, bucket, { prefix: key })).versions.filter((version) => version.key === key),
    gcTime: 0,
  });
  const [problem, setProblem] = useState<unknown>(null);
  const [editing, setEditing] = useState(false);
  const found = details.data;

  const sizeInWords = (size: number) =>
    size < 1000 ? format.bytes(size) : `${format.bytes(size)} (${t('objects.bytes', { count: size })})`;
  const attempt = (work: () => Promise<void>) => {
    setProblem(null);
    void work().catch(setProblem);
  };
  const publish = (isPublic: boolean) =>
    void confirm({
      title: t(isPublic ? 'objects.publish.title' : 'objects.unpublish.title', { name }),
      body: t(isPublic ? 'objects.publish.text' : 'objects.unpublish.text'),
      confirmLabel: t(isPublic ? 'objects.publish' : 'objects.unpublish'),
      danger: isPublic,
      action: async () => {
        await setPublicObject(client, bucket, key, isPublic);
        await access.refetch();
      },
    });
  return (
    <SidePanel
      title={name}
      opened
      onClose={onClose}
      footer={
        <>
          <Button icon={TrashIcon} variant="danger" onClick={() => show({ kind: 'delete', rows: [row] })}>
            {t('objects.act.delete')}
          </Button>
          <Button icon={PencilIcon} onClick={() => show({ kind: 'move', row, copy: false })}>
            {t('objects.act.rename')}
          </Button>
          {reachable && object ? (
            <>
              <Button icon={LinkIcon} onClick={() => show({ kind: 'link', row })}>
                {t('objects.act.link')}
              </Button>
              <Button icon={DownloadIcon} variant="primary" onClick={() => attempt(() => downloadObject(client, bucket, object))}>
                {t('objects.act.download')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <div className={classes.stack}>
        {problem ? <Failure compact error={problem} /> : null}
        {reachable ? null : <Notice tone="warn">{t('objects.error.unaddressable')}</Notice>}
        {reachable && object ? <Preview client={client} bucket={bucket} name={name} object={object} /> : null}
        {details.error ? <Failure compact error={details.error} onRetry={() => void details.refetch()} /> : null}
        {reachable && details.isPending ? <Loading /> : null}
        {found ? (
          <KeyValues
            items={[
              { label: t('objects.key'), value: <CopyText value={key} label={t('objects.key')} /> },
              { label: t('objects.column.size'), value: sizeInWords(found.size) },
              { label: t('objects.column.type'), value: found.type || '–' },
              { label: t('objects.column.modified'), value: <Time at={found.modified} /> },
              { label: t('objects.etag'), value: <CopyText value={found.etag} label={t('objects.etag')} /> },
              ...(found.cacheControl ? [{ label: t('objects.cacheControl'), value: found.cacheControl }] : []),
              ...(found.contentDisposition ? [{ label: t('objects.disposition'), value: found.contentDisposition }] : []),
              ...(found.contentEncoding ? [{ label: t('objects.encoding'), value: found.contentEncoding }] : []),
              ...(found.expiration ? [{ label: t('objects.expiration'), value: found.expiration }] : []),
              ...(access.data === undefined || access.data === 'private'
                ? []
                : [
                    {
                      label: t('objects.link.public'),
                      value: <CopyText value={publicUrl(client.gateway.endpoint, bucket, key)} label={t('objects.link.public')} />,
                    },
                  ]),
              ...Object.entries(found.metadata).map(([label, value]) => ({ label, value: <bdi>{value}</bdi> })),
            ]}
          />
        ) : null}
        {found ? (
          <div className={shared.row}>
            {access.data === undefined ? null : (
              <>
                <Status tone={access.data === 'private' ? 'ok' : 'warn'} label={t(`objects.access.${access.data}`)} />
                {/* In a public bucket nothing that is set on the object could close it. */}
                {access.data === 'bucket' ? null : (
                  <Button size="small" onClick={() => publish(access.data === 'private')}>
                    {t(access.data === 'private' ? 'objects.publish' : 'objects.unpublish')}
                  </Button>
                )}
              </>
            )}
            <Button size="small" onClick={() => setEditing(true)}>
              {t('objects.metadata.edit')}
            </Button>
          </div>
        ) : null}
        {versions.data && versions.data.length > 1 ? (
          <Section title={t('objects.versions')}>
            <Versions
              versions={versions.data}
              onRestore={(version) =>
                attempt(async () => {
                  await restoreVersion(client, { bucket, key, versionId: version.versionId }, version.size);
                  await Promise.all([versions.refetch(), refreshObjects(client, bucket)]);
                })
              }
              onDownload={(version) => attempt(() => downloadObject(client, bucket, version, version.versionId))}
              onDelete={(version) =>
                void confirm({
                  title: t('objects.version.delete.title', { date: format.dateTime(version.modified) }),
                  body: t('objects.version.delete.text'),
                  confirmLabel: t('objects.version.delete'),
                  danger: true,
                  action: async () => {
                    await deleteObject(client, { bucket, key, versionId: version.versionId });
                    await Promise.all([versions.refetch(), refreshObjects(client, bucket)]);
                  },
                })
              }
            />
          </Section>
        ) : null}
      </div>
      {editing && found ? (
        <MetadataDialog
          name={name}
          details={found}
          onClose={() => setEditing(false)}
          save={async (replace) => {
            const wasPublic = access.data === 'object';
            await copyObject(client, { bucket, key }, { bucket, key }, found.size, { replace });
            // Overwriting makes an object private.
            if (wasPublic) await setPublicObject(client, bucket, key, true);
            await Promise.all([details.refetch(), access.refetch(), versions.refetch(), refreshObjects(client, bucket)]);
          }}
        />
      ) : null}
    </SidePanel>
  );
}

interface VersionsProps {
  readonly versions: readonly ObjectVersion[];
  readonly onRestore: (version: ObjectVersion) => void;
  readonly onDownload: (version: ObjectVersion) => void;
  readonly onDelete: (version: ObjectVersion) => void;
}

function Versions({ versions, onRestore, onDownload, onDelete }: VersionsProps) {
  const t = useT();
  const format = useFormat();
  return (
    <ul className={classes.uploads}>
      {versions.map((version) => (
        <li key={version.versionId}>
          <div className={classes.uploadName}>
            <Time at={version.modified} />
            <span className={shared.quiet}>
              <span>{version.isDeleteMarker ? t('objects.version.marker') : format.bytes(version.size)}</span>
              {version.isLatest ? <span>{` · ${t('objects.version.latest')}`}</span> : null}
            </span>
          </div>
          <span className={shared.row}>
            {version.isDeleteMarker || version.isLatest ? null : (
              <Button size="small" onClick={() => onRestore(version)}>
                {t('objects.version.restore')}
              </Button>
            )}
            {version.isDeleteMarker ? null : (
              <Button size="small" onClick={() => onDownload(version)}>
                {t('objects.act.download')}
              </Button>
            )}
            <Button size="small" onClick={() => onDelete(version)}>
              {t('objects.version.delete')}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}
