import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { signOut } from '@/data/core/session';
import { run } from '@/data/operations';
import { deleteToken } from '@/data/resources/token/operations';
import { readToken, tokensQuery, type KnownToken } from '@/data/resources/token/queries';
import { useAccountName } from '@/entities/accounts/useAccountName';
import { GlobalList } from '@/entities/list/GlobalList';
import { parseTime, useFormat, useT } from '@/i18n';
import {
  announce,
  Button,
  confirm,
  copyText,
  CopyIcon,
  EyeIcon,
  KeyIcon,
  Name,
  PencilIcon,
  PlusIcon,
  RefreshIcon,
  Status,
  TrashIcon,
  WarningIcon,
  type MenuItem,
} from '@/ui';
import { dateColumn, type Column } from '@/ui/table';
import { lazyPart } from '@/ui/lazy';
import type { TokenDialog } from './TokenDialogs';

const TokenDialogs = lazyPart(async () => ({ default: (await import('./TokenDialogs')).TokenDialogs }));

const idOf = ({ id }: KnownToken) => String(id);
const nameOf = ({ description, id }: KnownToken) => description || String(id);

/** The tokens of the user, without their secrets. */
export function TokensPage() {
  const t = useT();
  const tokens = useQuery(tokensQuery());
  const columns = useColumns();
  const [dialog, setDialog] = useState<TokenDialog | null>(null);

  const remove = (token: KnownToken) =>
    void confirm({
      title: t('account.tokens.delete.title', { description: nameOf(token) }),
      body: (
        <>
          <p>{t('account.tokens.delete.text')}</p>
          {token.current ? <p>{t('account.tokens.delete.current')}</p> : null}
        </>
      ),
      confirmLabel: t('account.tokens.delete'),
      danger: true,
      typeName: nameOf(token),
      action: async () => {
        const { id, description, account, current } = token;
        await run(deleteToken, { id, description, account, current }, undefined);
        if (current) signOut();
      },
    });
  const copy = async (id: number) => {
    const text = await readToken(id).catch(() => null);
    announce(t(text !== null && (await copyText(text)) ? 'ui.copied' : 'ui.copyFailed'));
  };
  const menu = (token: KnownToken): MenuItem[] => [
    { key: 'copy', label: t('account.tokens.copy'), icon: CopyIcon, onSelect: () => void copy(token.id) },
    { key: 'show', label: t('account.tokens.show'), icon: EyeIcon, onSelect: () => setDialog({ kind: 'show', token }) },
    { key: 'rename', label: t('account.tokens.rename'), icon: PencilIcon, onSelect: () => setDialog({ kind: 'rename', token }) },
    {
      key: 'restrict',
      label: t('account.tokens.restrict'),
      icon: WarningIcon,
      reason: token.restricted ? t('account.tokens.restrict.already') : null,
      onSelect: () => setDialog({ kind: 'restrict', token }),
    },
    { key: 'rotate', label: t('account.tokens.rotate'), icon: RefreshIcon, onSelect: () => setDialog({ kind: 'rotate', token }) },
    { divider: true, key: 'line' },
    { key: 'delete', label: t('account.tokens.delete'), icon: TrashIcon, danger: true, onSelect: () => remove(token) },
  ];
  return (
    <GlobalList
      name="tokens"
      title={t('shell.page.tokens')}
      lead={t('account.tokens.lead')}
      query={tokens}
      rows={tokens.data ?? []}
      rowId={idOf}
      rowLabel={nameOf}
      columns={columns}
      menu={menu}
      initialSort={{ id: 'created', desc: true }}
      create={
        <Button icon={PlusIcon} variant="primary" onClick={() => setDialog({ kind: 'create' })}>
          {t('account.tokens.create')}
        </Button>
      }
      empty={{ icon: KeyIcon, title: t('account.tokens.none'), text: t('account.tokens.noneText') }}
    >
      {dialog ? (
        <Suspense>
          <TokenDialogs dialog={dialog} onClose={() => setDialog(null)} />
        </Suspense>
      ) : null}
    </GlobalList>
  );
}

function useColumns(): Column<KnownToken>[] {
  const t = useT();
  const format = useFormat();
  const accountName = useAccountName();
  const access = ({ restricted, account }: KnownToken) =>
    restricted ? t('account.tokens.only', { account: accountName(account) }) : t('account.tokens.full');
  return [
    {
      id: 'description',
      header: t('account.tokens.description'),
      text: nameOf,
      cell: (token) => <Name>{nameOf(token)}</Name>,
      fixed: true,
      width: 260,
    },
    { id: 'access', header: t('account.tokens.access'), text: access, options: true, width: 240 },
    {
      id: 'session',
      header: t('account.tokens.session'),
      text: ({ current }) => (current ? t('account.tokens.current') : ''),
      cell: ({ current }) => (current ? <Status tone="ok" label={t('account.tokens.current')} /> : null),
      width: 130,
    },
    { id: 'token', header: t('account.tokens.token'), text: ({ ending }) => (ending ? `••••${ending}` : ''), width: 110 },
    dateColumn({
      id: 'created',
      header: t('account.tokens.created'),
      value: ({ created }) => parseTime(created),
      format: format.dateTime,
      width: 120,
    }),
    dateColumn({
      id: 'updated',
      header: t('account.tokens.updated'),
      value: ({ updated }) => parseTime(updated),
      format: format.dateTime,
      width: 120,
    }),
    { id: 'id', header: t('account.tokens.id'), text: ({ id }) => String(id), hidden: true, width: 90 },
  ];
}
