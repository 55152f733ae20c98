import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { S3Key } from '@/api';
import { run } from '@/data/operations';
import { createAccessKey, deleteAccessKey } from '@/data/resources/access-key/operations';
import { accessKeysQuery } from '@/data/resources/access-key/queries';
import { objectStorageQuery } from '@/data/resources/bucket/queries';
import { gatewayAddress, lacksObjectStorage } from '@/data/resources/bucket/rules';
import { GlobalList } from '@/entities/list/GlobalList';
import { useT } from '@/i18n';
import {
  announce,
  BucketIcon,
  Button,
  CodeIcon,
  EyeIcon,
  EyeOffIcon,
  confirm,
  Failure,
  KeyIcon,
  KeyValues,
  CopyIcon,
  CopyText,
  copyText,
  PlusIcon,
  TrashIcon,
  type MenuItem,
} from '@/ui';
import { useSecret } from '@/ui/useSecret';
import { useKeyColumns } from './columns';
import classes from './keys.module.css';

const ConfigDialog = lazy(async () => ({ default: (await import('./ConfigDialog')).ConfigDialog }));

const idOf = ({ accessKey }: S3Key) => accessKey;

/** Keys that programs use object storage with. Secrets are shown when they are asked for, one at a time. */
export function AccessKeysPage() {
  const t = useT();
  const keys = useQuery(accessKeysQuery());
  const gateway = useQuery(objectStorageQuery());
  // Which key's secret is shown.
  const shown = useSecret((accessKey: string) => Promise.resolve(accessKey));
  const columns = useKeyColumns(shown);
  const [used, setUsed] = useState<S3Key | null>(null);
  const [creating, setCreating] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

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
      // On phones the only way: rows have no buttons of their own there.
      key: 'show',
      label: t(shown.value === key.accessKey ? 'buckets.keys.hideSecret' : 'buckets.keys.showSecret'),
      icon: shown.value === key.accessKey ? EyeOffIcon : EyeIcon,
      reason: key.secretKey ? null : t('buckets.keys.notTold'),
      onSelect: () => (shown.value === key.accessKey ? shown.hide() : void shown.show(key.accessKey)),
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

  return (
    <GlobalList
      name="access-keys"
      title={t('shell.page.accessKeys')}
      lead={t('buckets.keys.lead')}
      query={none ? { ...keys, error: null, data: [], isPending: false } : keys}
      absent={lacksObjectStorage(gateway.error) ? { icon: BucketIcon, title: t('buckets.none.title'), text: t('buckets.none.text') } : null}
      rows={keys.data ?? []}
      rowId={idOf}
      rowLabel={idOf}
      columns={columns}
      menu={menu}
      create={
        <Button icon={PlusIcon} variant="primary" loading={creating} onClick={() => void add()}>
          {t('buckets.keys.create')}
        </Button>
      }
      above={
        <>
          {failure ? <Failure compact error={failure} /> : null}
          {endpoint ? (
            <div className={classes.endpoint}>
              <KeyValues
                items={[{ label: t('buckets.keys.endpoint'), value: <CopyText value={endpoint} label={t('buckets.keys.endpoint')} /> }]}
              />
            </div>
          ) : null}
        </>
      }
      empty={{ icon: KeyIcon, title: t('buckets.keys.empty'), text: t('buckets.keys.emptyText') }}
    >
      {used && endpoint ? (
        <Suspense>
          <ConfigDialog s3Key={used} endpoint={endpoint} onClose={() => setUsed(null)} />
        </Suspense>
      ) : null}
    </GlobalList>
  );
}
