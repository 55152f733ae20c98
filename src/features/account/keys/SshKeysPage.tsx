import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { run } from '@/data/operations';
import { deleteSshKey, keepsNoKeys } from '@/data/resources/ssh-key/operations';
import { sshKeysQuery } from '@/data/resources/ssh-key/queries';
import { useT } from '@/i18n';
import { useTitle } from '@/nav';
import {
  announce,
  Button,
  confirm,
  copyText,
  CopyIcon,
  Empty,
  Failure,
  KeyIcon,
  PageHeader,
  PencilIcon,
  PlusIcon,
  TrashIcon,
  type MenuItem,
} from '@/ui';
import { DataTable } from '@/ui/table';
import type { KeyDialog } from './dialog';
import { rowOf, useColumns, type KeyRow } from './columns';

const KeyDialogs = lazy(async () => ({ default: (await import('./KeyDialogs')).KeyDialogs }));

const idOf = ({ key }: KeyRow) => key.uuid;
const nameOf = ({ key }: KeyRow) => key.name;

/** The keys that the platform keeps for the user. */
export function SshKeysPage() {
  const t = useT();
  const keys = useQuery(sshKeysQuery());
  const columns = useColumns();
  const [dialog, setDialog] = useState<KeyDialog | null>(null);
  const title = t('shell.page.sshKeys');
  useTitle(title);
  // Fingerprints take a moment that the browser decides on; what they are made from is the question's own name.
  const rows = useQuery({
    queryKey: ['ssh key rows', keys.data],
    queryFn: () => Promise.all((keys.data ?? []).map(rowOf)),
    enabled: keys.data !== undefined,
    placeholderData: (before) => before,
    staleTime: Infinity,
  });

  const remove = ({ key: { uuid, name } }: KeyRow) =>
    void confirm({
      title: t('account.keys.delete.title', { name }),
      body: t('account.keys.delete.text'),
      confirmLabel: t('account.keys.delete'),
      danger: true,
      typeName: name,
      action: async () => {
        await run(deleteSshKey, { uuid, name }, undefined);
      },
    });
  const menu = (row: KeyRow): MenuItem[] => [
    {
      key: 'copy',
      label: t('account.keys.copy'),
      icon: CopyIcon,
      onSelect: () => void copyText(row.key.public_key ?? '').then((ok) => announce(t(ok ? 'ui.copied' : 'ui.copyFailed'))),
    },
    { key: 'rename', label: t('account.keys.rename'), icon: PencilIcon, onSelect: () => setDialog({ kind: 'rename', key: row.key }) },
    { divider: true, key: 'line' },
    { key: 'delete', label: t('account.keys.delete'), icon: TrashIcon, danger: true, onSelect: () => remove(row) },
  ];

  if (keepsNoKeys(keys.error)) {
    return (
      <>
        <PageHeader title={title} />
        <Empty icon={KeyIcon} title={t('account.keys.unknown')} text={t('account.keys.unknownText')} />
      </>
    );
  }
  const actions = (
    <>
      <Button icon={KeyIcon} onClick={() => setDialog({ kind: 'make' })}>
        {t('account.keys.make')}
      </Button>
      <Button icon={PlusIcon} variant="primary" onClick={() => setDialog({ kind: 'add' })}>
        {t('account.keys.add')}
      </Button>
    </>
  );
  const failed = keys.error && keys.data === undefined;
  return (
    <>
      <PageHeader title={title} lead={t('account.keys.lead')} actions={actions} />
      {keys.error ? <Failure compact={!failed} error={keys.error} onRetry={() => void keys.refetch()} /> : null}
      {failed ? null : (
        <DataTable
          name="ssh-keys"
          label={title}
          rows={rows.data ?? []}
          rowId={idOf}
          rowLabel={nameOf}
          columns={columns}
          rowActions={menu}
          loading={rows.isPending}
          initialSort={{ id: 'name', desc: false }}
          updatedAt={keys.dataUpdatedAt}
          onRefresh={() => void keys.refetch()}
          refreshing={keys.isFetching}
          empty={<Empty icon={KeyIcon} title={t('account.keys.empty')} text={t('account.keys.emptyText')} />}
        />
      )}
      {dialog ? (
        <Suspense>
          <KeyDialogs dialog={dialog} onClose={() => setDialog(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
