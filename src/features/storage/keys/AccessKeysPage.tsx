import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { S3Key } from '@/api';
import { run } from '@/data/operations';
import { createAccessKey, deleteAccessKey } from '@/data/resources/access-key/operations';
import { accessKeysQuery } from '@/data/resources/access-key/queries';
import { objectStorageQuery } from '@/data/resources/bucket/queries';
import { gatewayAddress, lacksObjectStorage } from '@/data/resources/bucket/rules';
import { useT } from '@/i18n';
import { useTitle } from '@/nav';
import {
  announce,
  BucketIcon,
  Button,
  CodeIcon,
  confirm,
  Empty,
  Failure,
  KeyIcon,
  KeyValues,
  CopyIcon,
  CopyText,
  copyText,
  PageHeader,
  PlusIcon,
  TrashIcon,
  type MenuItem,
} from '@/ui';
import { DataTable } from '@/ui/table';
import { useKeyColumns } from './columns';

const ConfigDialog = lazy(async () => ({ default: (await import('./ConfigDialog')).ConfigDialog }));

const idOf = ({ accessKey }: S3Key) => accessKey;

/** Keys that programs use object storage with. Secrets are shown when they are asked for, one at a time. */
export function AccessKeysPage() {
  const t = useT();
  const keys = useQuery(accessKeysQuery());
  const gateway = useQuery(objectStorageQuery());
  const [shown, setShown] = useState<string | null>(null);
  const columns = useKeyColumns(shown, setShown);
  const [used, setUsed] = useState<S3Key | null>(null);
  const [creating, setCreating] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const title = t('shell.page.accessKeys');
  useTitle(title);

  const endpoint = gateway.data ? gatewayAddress(gateway.data.url) : null;
  const none = lacksObjectStorage(keys.error);
  const add = async () => {
    if (creating) return;
    setCreating(true);
    setFailure(null);
    try {
      await run(createAccessKey, { before: [] }, undefined);
      announce(t('buckets.keys.created'));
    } catch (error) {
      setFailure(error);
    }
    setCreating(false);
  };
  const remove = ({ accessKey }: S3Key) =>
    void confirm({
      title: t('buckets.keys.delete.title', { accessKey }),
      body: t((keys.data ?? []).length > 1 ? 'buckets.keys.delete.text' : 'buckets.keys.delete.last'),
      confirmLabel: t('buckets.keys.delete'),
      danger: true,
      action: async () => {
        await run(deleteAccessKey, { accessKey }, undefined);
      },
    });
  const menu = (key: S3Key): MenuItem[] => [
    {
      key: 'use',
      label: t('buckets.keys.use'),
      icon: CodeIcon,
      reason: endpoint && key.secretKey ? null : t('buckets.keys.noEndpoint'),
      onSelect: () => setUsed(key),
    },
    {
      key: 'secret',
      label: t('buckets.keys.copySecret'),
      icon: CopyIcon,
      reason: key.secretKey ? null : t('buckets.keys.notTold'),
      onSelect: () => void copyText(key.secretKey ?? '').then((ok) => announce(t(ok ? 'ui.copied' : 'ui.copyFailed'))),
    },
    { divider: true, key: 'line' },
    { key: 'delete', label: t('buckets.keys.delete'), icon: TrashIcon, danger: true, onSelect: () => remove(key) },
  ];

  if (lacksObjectStorage(gateway.error)) {
    return (
      <>
        <PageHeader title={title} />
        <Empty icon={BucketIcon} title={t('buckets.none.title')} text={t('buckets.none.text')} />
      </>
    );
  }
  const create = (
    <Button icon={PlusIcon} variant="primary" loading={creating} onClick={() => void add()}>
      {t('buckets.keys.create')}
    </Button>
  );
  const failed = keys.error && keys.data === undefined && !none;
  return (
    <>
      <PageHeader title={title} lead={t('buckets.keys.lead')} actions={create} />
      {failure ? <Failure compact error={failure} /> : null}
      {keys.error && !none ? <Failure compact={!failed} error={keys.error} onRetry={() => void keys.refetch()} /> : null}
      {endpoint ? (
        <KeyValues
          items={[{ label: t('buckets.keys.endpoint'), value: <CopyText value={endpoint} label={t('buckets.keys.endpoint')} /> }]}
        />
      ) : null}
      {failed ? null : (
        <DataTable
          name="access-keys"
          label={title}
          rows={keys.data ?? []}
          rowId={idOf}
          rowLabel={idOf}
          columns={columns}
          rowActions={menu}
          loading={keys.isPending}
          updatedAt={keys.dataUpdatedAt}
          onRefresh={() => void keys.refetch()}
          refreshing={keys.isFetching}
          empty={<Empty icon={KeyIcon} title={t('buckets.keys.empty')} text={t('buckets.keys.emptyText')} actions={create} />}
        />
      )}
      {used && endpoint ? (
        <Suspense>
          <ConfigDialog s3Key={used} endpoint={endpoint} onClose={() => setUsed(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
