import { useQueries } from '@tanstack/react-query';
import Big from 'big.js';
import { lazy, Suspense, useState } from 'react';
import { removeConnection, type Connection } from '@/data/core/connections';
import { forgetLocked, lockedCount } from '@/data/core/vault';
import { sessionId, signOutAll, useListed, useSession } from '@/data/core/session';
import { summaryQuery, urgencyOf } from '@/data/inventory/accountSummary';
import { switchAccount } from '@/entities/accounts/switchAccount';
import { useFormat, useT } from '@/i18n';
import { useTitle } from '@/nav';
import {
  AccountIcon,
  Button,
  confirm,
  Empty,
  KeyIcon,
  LogoutIcon,
  MenuButton,
  Missing,
  PageHeader,
  PencilIcon,
  PlusIcon,
  useNow,
  type MenuItem,
} from '@/ui';
import { DataTable } from '@/ui/table';
import { labelOf, useColumns, type Row } from './columns';
import '@/entities/accounts/colours.css';

const LockDialog = lazy(async () => ({ default: (await import('./LockDialog')).LockDialog }));
const AccountDialog = lazy(async () => ({ default: (await import('./AccountDialog')).AccountDialog }));

/** Every account that this browser is signed in to, side by side: each is asked with its own token. */
export function AccountsPage() {
  const t = useT();
  const title = t('accounts.title');
  useTitle(title);
  if (useSession()?.demo) return <Empty icon={AccountIcon} title={title} text={t('accounts.demo')} />;
  return <Accounts title={title} />;
}

const idOf = ({ of }: Row) => of.id;

function Accounts({ title }: { title: string }) {
  const t = useT();
  const now = useNow();
  const format = useFormat();
  const list = useListed();
  const [dialog, setDialog] = useState<Connection | 'new' | 'lock' | 'unlock' | null>(null);
  const [locked, setLocked] = useState(() => lockedCount() > 0);
  const columns = useColumns();
  const results = useQueries({ queries: list.map(({ id }) => summaryQuery(id)) });
  const rows = list
    .map((of, index): Row => {
      const { data: summary, error = null } = results[index] ?? {};
      return { of, summary, error: summary ? null : error, urgency: urgencyOf(summary, summary ? null : error, now) };
    })
    .toSorted((a, b) => b.urgency - a.urgency);
  const refresh = () => results.forEach((result) => void result.refetch());

  const leave = async (row: Row) => {
    const yes = await confirm({
      title: t('accounts.signOut.title', { name: labelOf(row) }),
      body: t('accounts.signOut.text'),
      confirmLabel: t('accounts.signOut'),
      danger: true,
    });
    if (yes) removeConnection(row.of.id);
  };
  const leaveAll = async () => {
    const yes = await confirm({
      title: t('accounts.signOutAll.title'),
      body: t('accounts.signOutAll.text'),
      confirmLabel: t('accounts.signOutAll'),
      danger: true,
    });
    if (!yes) return;
    forgetLocked();
    signOutAll();
  };
  const menu = (row: Row): MenuItem[] => [
    {
      key: 'switch',
      label: t('accounts.switch'),
      icon: AccountIcon,
      reason: row.of.id === sessionId() ? t('accounts.shown') : null,
      onSelect: () => void switchAccount(t, row.of.id),
    },
    { key: 'edit', label: t('accounts.edit'), icon: PencilIcon, onSelect: () => setDialog(row.of) },
    { divider: true, key: 'line' },
    { key: 'out', label: t('accounts.signOut'), icon: LogoutIcon, danger: true, onSelect: () => void leave(row) },
  ];
  const device: MenuItem[] = [
    { key: 'lock', label: t('accounts.lock'), icon: KeyIcon, onSelect: () => setDialog('lock') },
    ...(locked ? [{ key: 'unlock', label: t('accounts.lock.remove'), icon: KeyIcon, onSelect: () => setDialog('unlock') }] : []),
    { divider: true, key: 'line' },
    { key: 'out', label: t('accounts.signOutAll'), icon: LogoutIcon, danger: true, onSelect: () => void leaveAll() },
  ];
  return (
    <>
      <PageHeader
        title={title}
        lead={t('accounts.lead')}
        actions={
          <>
            <MenuButton label={t('accounts.device')} icon={KeyIcon} items={device} />
            <Button icon={PlusIcon} variant="primary" onClick={() => setDialog('new')}>
              {t('accounts.add')}
            </Button>
          </>
        }
      />
      <DataTable
        name="accounts"
        label={title}
        rows={rows}
        rowId={idOf}
        rowLabel={labelOf}
        columns={columns}
        rowActions={menu}
        footer={(shown) =>
          t('accounts.total', {
            running: shown.reduce((sum, { summary }) => sum + (summary?.running ?? 0), 0),
            monthly: format.money(shown.reduce((sum, { summary }) => sum.plus(summary?.monthly ?? 0), new Big(0)).toFixed()),
          })
        }
        updatedAt={Math.min(...results.map(({ dataUpdatedAt }) => dataUpdatedAt))}
        onRefresh={refresh}
        refreshing={results.some(({ isFetching }) => isFetching)}
        notices={rows.map((row) =>
          row.error ? (
            <Missing key={row.of.id} title={t('data.list.failed', { name: labelOf(row) })} error={row.error} onRetry={refresh} />
          ) : null,
        )}
        empty={<Empty icon={AccountIcon} title={t('accounts.title')} text={t('accounts.add.text')} />}
      />
      {dialog === 'lock' || dialog === 'unlock' ? (
        <Suspense>
          <LockDialog
            kind={dialog}
            onClose={() => {
              setDialog(null);
              setLocked(lockedCount() > 0);
            }}
          />
        </Suspense>
      ) : dialog ? (
        <Suspense>
          <AccountDialog of={dialog === 'new' ? null : dialog} onClose={() => setDialog(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
