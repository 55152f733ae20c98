import { useQueries } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ApiError } from '@/api';
import { connections, nameOf, removeConnection, switchTo, type Connection } from '@/data/core/connections';
import { forgetLocked, lockedCount } from '@/data/core/vault';
import { sessionId, signOutAll, useSession } from '@/data/core/session';
import { summaryQuery, urgencyOf, type AccountSummary } from '@/data/inventory/accountSummary';
import { standingWords } from '@/data/billing/accounts/standing';
import { useFormat, useT, type T } from '@/i18n';
import { useTitle } from '@/nav';
import {
  AccountIcon,
  Button,
  confirm,
  Empty,
  KeyIcon,
  LogoutIcon,
  MenuButton,
  Name,
  PageHeader,
  PencilIcon,
  PlusIcon,
  Status,
  useNow,
  type MenuItem,
  type Tone,
} from '@/ui';
import { DataTable, type Column } from '@/ui/table';
import '@/entities/accounts/colours.css';
import classes from './accounts.module.css';

const LockDialog = lazy(async () => ({ default: (await import('./LockDialog')).LockDialog }));
const AccountDialog = lazy(async () => ({ default: (await import('./AccountDialog')).AccountDialog }));

interface Row {
  readonly of: Connection;
  readonly summary: AccountSummary | undefined;
  readonly error: Error | null;
  readonly urgency: number;
}

const idOf = ({ of }: Row) => of.id;
const labelOf = ({ of }: Row) => nameOf(of);

/** Every account that this browser is signed in to, side by side: each is asked with its own token. */
export function AccountsPage() {
  const t = useT();
  const now = useNow();
  // What is known of the one shown may have been changed in the dialog.
  useSession();
  const [list, setList] = useState(connections);
  const [dialog, setDialog] = useState<Connection | 'new' | 'lock' | 'unlock' | null>(null);
  const locked = lockedCount() > 0;
  const columns = useColumns();
  const title = t('accounts.title');
  useTitle(title);
  const results = useQueries({ queries: list.map(({ id }) => summaryQuery(id)) });
  const rows = list
    .map((of, index): Row => {
      const { data: summary, error = null } = results[index] ?? {};
      return { of, summary, error: summary ? null : error, urgency: urgencyOf(summary, summary ? null : error, now) };
    })
    .toSorted((a, b) => b.urgency - a.urgency);
  const refresh = () => results.forEach((result) => void result.refetch());

  const leave = (of: Connection) =>
    void confirm({
      title: t('accounts.signOut.title', { name: nameOf(of) }),
      body: t('accounts.signOut.text'),
      confirmLabel: t('accounts.signOut'),
      danger: true,
    }).then((yes) => {
      if (!yes) return;
      removeConnection(of.id);
      setList(connections());
    });
  const leaveAll = () =>
    void confirm({
      title: t('accounts.signOutAll.title'),
      body: t('accounts.signOutAll.text'),
      confirmLabel: t('accounts.signOutAll'),
      danger: true,
    }).then((yes) => {
      if (!yes) return;
      forgetLocked();
      signOutAll();
    });
  const menu = ({ of }: Row): MenuItem[] => [
    {
      key: 'switch',
      label: t('accounts.switch'),
      icon: AccountIcon,
      reason: of.id === sessionId() ? t('accounts.shown') : null,
      onSelect: () => switchTo(of.id),
    },
    { key: 'edit', label: t('accounts.edit'), icon: PencilIcon, onSelect: () => setDialog(of) },
    { divider: true, key: 'line' },
    { key: 'out', label: t('accounts.signOut'), icon: LogoutIcon, danger: true, onSelect: () => leave(of) },
  ];
  const device: MenuItem[] = [
    { key: 'lock', label: t('accounts.lock'), icon: KeyIcon, onSelect: () => setDialog('lock') },
    ...(locked ? [{ key: 'unlock', label: t('accounts.lock.remove'), icon: KeyIcon, onSelect: () => setDialog('unlock') }] : []),
    { divider: true, key: 'line' },
    { key: 'out', label: t('accounts.signOutAll'), icon: LogoutIcon, danger: true, onSelect: leaveAll },
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
        updatedAt={Math.min(...results.map(({ dataUpdatedAt }) => dataUpdatedAt))}
        onRefresh={refresh}
        refreshing={results.some(({ isFetching }) => isFetching)}
        empty={<Empty icon={AccountIcon} title={t('accounts.title')} text={t('accounts.add.text')} />}
      />
      {dialog === 'lock' || dialog === 'unlock' ? (
        <Suspense>
          <LockDialog kind={dialog} onDone={() => setList(connections())} onClose={() => setDialog(null)} />
        </Suspense>
      ) : dialog ? (
        <Suspense>
          <AccountDialog of={dialog === 'new' ? null : dialog} onDone={() => setList(connections())} onClose={() => setDialog(null)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** What to look at, in one line, with how bad it is. */
function attention(t: T, { summary, error }: Row, format: ReturnType<typeof useFormat>): { tone: Tone; label: string } {
  if (error)
    return {
      tone: 'bad',
      label: error instanceof ApiError && error.kind === 'unauthorized' ? t('accounts.refused') : t('accounts.failed'),
    };
  if (!summary) return { tone: 'busy', label: t('ui.loading') };
  const first = summary.matters.toSorted((a, b) => Number(b.standing.tone === 'bad') - Number(a.standing.tone === 'bad'))[0];
  if (first) {
    const { standing, account } = first;
    return { tone: standing.tone, label: t(standingWords(standing, account, format.money(account.unpaid_amount ?? 0)).title) };
  }
  const missing = [...summary.failed, ...(summary.incomplete ? [t('accounts.partial.global')] : [])];
  if (missing.length > 0) return { tone: 'warn', label: t('accounts.partial', { places: missing.join(', ') }) };
  return { tone: 'ok', label: t('accounts.fine') };
}

function useColumns(): Column<Row>[] {
  const t = useT();
  const format = useFormat();
  const money = (amount: { toFixed: () => string } | null | undefined) => (amount ? format.money(amount.toFixed()) : '');
  return [
    {
      id: 'name',
      header: t('accounts.column.name'),
      text: labelOf,
      cell: ({ of, summary }) => (
        <span className={classes.name}>
          <span className={classes.dot} data-colour={of.colour} aria-hidden />
          <span>
            {of.id === sessionId() ? (
              <Name>{nameOf(of)}</Name>
            ) : (
              <button type="button" className={classes.switch} onClick={() => switchTo(of.id)}>
                <Name>{nameOf(of)}</Name>
              </button>
            )}
            {of.id === sessionId() ? <small>{t('accounts.shown')}</small> : null}
            {summary?.restricted ? <small title={t('accounts.restricted.text')}>{t('accounts.restricted')}</small> : null}
          </span>
        </span>
      ),
      fixed: true,
      width: 240,
    },
    {
      id: 'attention',
      header: t('accounts.column.attention'),
      text: (row) => attention(t, row, format).label,
      cell: (row) => <Status {...attention(t, row, format)} />,
      sort: ({ urgency }) => -urgency,
      width: 240,
    },
    {
      id: 'running',
      header: t('accounts.column.running'),
      text: ({ summary }) => (summary ? t('accounts.runningOf', { running: summary.running, all: summary.vms }) : ''),
      sort: ({ summary }) => summary?.running ?? null,
      align: 'end',
      width: 120,
    },
    {
      id: 'monthly',
      header: t('accounts.column.monthly'),
      text: ({ summary }) => money(summary?.monthly),
      sort: ({ summary }) => (summary?.monthly ? Number(summary.monthly) : null),
      align: 'end',
      figure: true,
      width: 140,
    },
    {
      id: 'balance',
      header: t('accounts.column.balance'),
      text: ({ summary }) => money(summary?.balance),
      sort: ({ summary }) => (summary?.balance ? Number(summary.balance) : null),
      align: 'end',
      width: 130,
    },
    {
      id: 'until',
      header: t('accounts.column.until'),
      text: ({ summary }) => (summary?.until ? format.date(summary.until) : ''),
      sort: ({ summary }) => summary?.until?.getTime() ?? null,
      width: 150,
    },
    {
      id: 'unpaid',
      header: t('accounts.column.unpaid'),
      text: ({ summary }) => (summary?.unpaid.gt(0) ? money(summary.unpaid) : ''),
      sort: ({ summary }) => (summary ? Number(summary.unpaid) : null),
      align: 'end',
      width: 120,
    },
    { id: 'note', header: t('accounts.column.note'), text: ({ of }) => of.note ?? '', hidden: true, width: 200 },
  ];
}
