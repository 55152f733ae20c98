import { ApiError } from '@/api';
import { standingWords } from '@/data/billing/accounts/standing';
import { nameOf, type Connection } from '@/data/core/connections';
import { sessionId } from '@/data/core/session';
import { endsSoon, type AccountSummary } from '@/data/inventory/accountSummary';
import { switchAccount } from '@/entities/accounts/switchAccount';
import { useFormat, useT, type T } from '@/i18n';
import { Name, Status, useNow, type Tone } from '@/ui';
import type { Column } from '@/ui/table';
import shared from '@/ui/shared.module.css';
import classes from './accounts.module.css';

export interface Row {
  readonly of: Connection;
  readonly summary: AccountSummary | undefined;
  readonly error: Error | null;
  readonly urgency: number;
}

export const labelOf = ({ of, summary }: Row): string => of.name || summary?.who || nameOf(of);

/** What to look at, in one line, with how bad it is. */
function attention(t: T, { summary, error }: Row, format: ReturnType<typeof useFormat>, now: number): { tone: Tone; label: string } {
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
  if (summary.until && endsSoon(summary, now)) return { tone: 'warn', label: t('accounts.ends', { date: format.date(summary.until) }) };
  const missing = [...summary.failed, ...(summary.incomplete ? [t('accounts.partial.global')] : [])];
  if (missing.length > 0) return { tone: 'warn', label: t('accounts.partial', { places: missing.join(', ') }) };
  return { tone: 'ok', label: t('accounts.fine') };
}

export function useColumns(): Column<Row>[] {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const money = (amount: { toFixed: () => string } | null | undefined) => (amount ? format.money(amount.toFixed()) : '');
  return [
    {
      id: 'name',
      header: t('accounts.column.name'),
      text: labelOf,
      cell: (row) => {
        const shown = row.of.id === sessionId();
        return (
          <span className={classes.name}>
            <span className={classes.dot} data-colour={row.of.colour} aria-hidden />
            {shown ? (
              <Name>{labelOf(row)}</Name>
            ) : (
              <button type="button" className={shared.act} onClick={() => void switchAccount(t, row.of.id)}>
                <Name>{labelOf(row)}</Name>
              </button>
            )}
            {shown ? <small>{t('accounts.shown')}</small> : null}
            {row.summary?.restricted ? <small title={t('accounts.restricted.text')}>{t('accounts.restricted')}</small> : null}
          </span>
        );
      },
      fixed: true,
      width: 280,
    },
    {
      id: 'attention',
      header: t('accounts.column.attention'),
      text: (row) => attention(t, row, format, now).label,
      cell: (row) => <Status {...attention(t, row, format, now)} />,
      sort: ({ urgency }) => -urgency,
      width: 260,
    },
    {
      id: 'running',
      header: t('accounts.column.running'),
      text: ({ summary }) => (summary ? t('accounts.runningOf', { running: summary.running, all: summary.vms }) : ''),
      sort: ({ summary }) => summary?.running ?? null,
      align: 'end',
      width: 110,
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
