import { lazyPart } from '@/ui/lazy';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { run } from '@/data/operations';
import { deleteSshKey, keepsNoKeys } from '@/data/resources/ssh-key/operations';
import { sshKeysQuery } from '@/data/resources/ssh-key/queries';
import { GlobalList } from '@/entities/list/GlobalList';
import { useT } from '@/i18n';
import { announce, Button, confirm, copyText, CopyIcon, KeyIcon, PencilIcon, PlusIcon, TrashIcon, type MenuItem } from '@/ui';
import type { KeyDialog } from './dialog';
import { rowOf, useColumns, type KeyRow } from './columns';

const KeyDialogs = lazyPart(async () => ({ default: (await import('./KeyDialogs')).KeyDialogs }));

const idOf = ({ key }: KeyRow) => key.uuid;
const nameOf = ({ key }: KeyRow) => key.name;

/** The keys that the platform keeps for the user. */
export function SshKeysPage() {
  const t = useT();
  const keys = useQuery(sshKeysQuery());
  const columns = useColumns();
  const [dialog, setDialog] = useState<KeyDialog | null>(null);
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

  return (
    <GlobalList
      name="ssh-keys"
      title={t('shell.page.sshKeys')}
      lead={t('account.keys.lead')}
      query={keys}
      loading={rows.isPending}
      absent={keepsNoKeys(keys.error) ? { icon: KeyIcon, title: t('account.keys.unknown'), text: t('account.keys.unknownText') } : null}
      rows={rows.data ?? []}
      rowId={idOf}
      rowLabel={nameOf}
      columns={columns}
      menu={menu}
      initialSort={{ id: 'name', desc: false }}
      actions={
        <Button icon={KeyIcon} onClick={() => setDialog({ kind: 'make' })}>
          {t('account.keys.make')}
        </Button>
      }
      create={
        <Button icon={PlusIcon} variant="primary" onClick={() => setDialog({ kind: 'add' })}>
          {t('account.keys.add')}
        </Button>
      }
      empty={{ icon: KeyIcon, title: t('account.keys.empty'), text: t('account.keys.emptyText') }}
    >
      {dialog ? (
        <Suspense>
          <KeyDialogs dialog={dialog} onClose={() => setDialog(null)} />
        </Suspense>
      ) : null}
    </GlobalList>
  );
}
