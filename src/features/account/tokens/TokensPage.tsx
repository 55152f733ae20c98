import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { signOut } from '@/data/core/session';
import { run } from '@/data/operations';
import { deleteToken } from '@/data/resources/token/operations';
import { readToken, tokensQuery, type KnownToken } from '@/data/resources/token/queries';
import { useAccountName } from '@/entities/accounts';
import { parseTime, useFormat, useT } from '@/i18n';
import { useTitle } from '@/nav';
import {
  announce,
  Button,
  confirm,
  copyText,
  CopyIcon,
  Empty,
  EyeIcon,
  Failure,
  KeyIcon,
  Name,
  PageHeader,
  PencilIcon,
  PlusIcon,
  RefreshIcon,
  Status,
  TrashIcon,
  WarningIcon,
  type MenuItem,
} from '@/ui';
import { DataTable, dateColumn, type Column } from '@/ui/table';
import classes from '../account.module.css';
import type { TokenDialog } from './TokenDialogs';

const TokenDialogs = lazy(async () => ({ default: (await import('./TokenDialogs')).TokenDialogs }));

const idOf = ({ id }: KnownToken) => String(id);
const nameOf = ({ description, id }: KnownToken) => description || String(id);

/** The tokens of the user, without their secrets. */
export function TokensPage() {
  const t = useT();
  const tokens = useQuery(tokensQuery());
  const columns = useColumns();
  const [dialog, setDialog] = useState<TokenDialog | null>(null);
  const title = t('shell.page.tokens');
  useTitle(title);

  const remove = (token: KnownToken) =>
    void confirm({
      title: t('account.tokens.delete.title', { description: nameOf(token) }),
      body: (
        <>
          <p className={classes.plain}>{t('account.tokens.delete.text')}</p>
          {token.current ? <p className={classes.plain}>{t('account.tokens.delete.current')}</p> : null}
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
  const create = (
    <Button icon={PlusIcon} variant="primary" onClick={() => setDialog({ kind: 'create' })}>
      {t('account.tokens.create')}
    </Button>
  );
  const failed = tokens.error && tokens.data === undefined;
  return (
    <>
      <PageHeader title={title} lead={t('account.tokens.lead')} actions={create} />
      {tokens.error ? <Failure compact={!failed} error={tokens.error} onRetry={() => void tokens.refetch()} /> : null}
      {failed ? null : (
        <DataTable
          name="tokens"
          label={title}
          rows={tokens.data ?? []}
          rowId={idOf}
          rowLabel={nameOf}
          columns={columns}
          rowActions={menu}
          loading={tokens.isPending}
          initialSort={{ id: 'created', desc: true }}
          updatedAt={tokens.dataUpdatedAt}
          onRefresh={() => void tokens.refetch()}
          refreshing={tokens.isFetching}
          empty={<Empty icon={KeyIcon} title={t('account.tokens.none')} text={t('account.tokens.noneText')} actions={create} />}
        />
      )}
      {dialog ? (
        <Suspense>
          <TokenDialogs dialog={dialog} onClose={() => setDialog(null)} />
        </Suspense>
      ) : null}
    </>
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
      cell: (token) => (
        <span className={classes.tokenName}>
          <Name>{nameOf(token)}</Name>
          {token.current ? <Status tone="ok" label={t('account.tokens.current')} /> : null}
        </span>
      ),
      fixed: true,
      width: 260,
    },
    { id: 'access', header: t('account.tokens.access'), text: access, options: true, width: 240 },
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
