import { Link } from 'react-router';
import type { BillingAccount } from '@/api';
import { titleOf } from '@/data/billing/accounts/accounts';
import type { Resource } from '@/data/inventory/resources';
import { perMonth } from '@/data/pricing/pricing';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Name, Status } from '@/ui';
import { dateColumn, moneyColumn, type Column } from '@/ui/table';

/** The name of an account; what is not among the user's is called so, with its number. */
export function useAccountWords(accounts: readonly BillingAccount[]): (account: number | null) => string {
  const t = useT();
  return (id) => {
    if (id === null) return t('resources.account.untold');
    const found = accounts.find((account) => account.id === id);
    return found ? titleOf(found) : t('resources.account.unknown', { id: String(id) });
  };
}

/** Account and mismatch are there by default where they say something. */
export function useColumns(
  accounts: readonly BillingAccount[],
  shown: { account: boolean; location: boolean; mismatch: boolean },
): Column<Resource>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const account = useAccountWords(accounts);
  const mismatches = {
    unbilled: t('resources.mismatch.unbilled'),
    elsewhere: t('resources.mismatch.elsewhere'),
    unlisted: t('resources.mismatch.unlisted'),
  };
  return [
    {
      id: 'name',
      header: t('resources.column.name'),
      text: ({ name }) => name,
      cell: (resource) => {
        const to = paths.to(resource.entry.route(resource.key, resource.location?.slug ?? ''));
        return to ? (
          <Link to={to}>
            <Name>{resource.name}</Name>
          </Link>
        ) : null;
      },
      fixed: true,
      width: 230,
      minWidth: 150,
    },
    {
      id: 'kind',
      header: t('resources.column.kind'),
      text: ({ entry }) => t(entry.title),
      options: true,
      groups: true,
      width: 140,
      minWidth: 120,
    },
    {
      id: 'location',
      header: t('resources.column.location'),
      text: ({ location }) => location?.display_name ?? t('resources.location.none'),
      options: true,
      groups: true,
      hidden: !shown.location,
      width: 130,
    },
    {
      id: 'owner',
      header: t('resources.column.owner'),
      text: ({ owner }) => owner?.name ?? '',
      width: 150,
    },
    {
      id: 'account',
      header: t('resources.column.account'),
      text: (resource) => account(resource.account),
      options: shown.account,
      groups: true,
      hidden: !shown.account,
      width: 170,
    },
    {
      id: 'mismatch',
      header: t('resources.column.mismatch'),
      text: ({ mismatch }) => (mismatch ? mismatches[mismatch] : ''),
      cell: ({ mismatch }) => (mismatch ? <Status tone="warn" label={mismatches[mismatch]} /> : null),
      none: t('resources.mismatch.none'),
      options: shown.mismatch,
      hidden: !shown.mismatch,
      width: 210,
    },
    moneyColumn({ id: 'hourly', header: t('resources.column.hourly'), of: ({ hourly }) => hourly, say: format.hourly, width: 110 }),
    moneyColumn({
      id: 'price',
      header: t('resources.column.price'),
      of: ({ hourly }) => hourly && perMonth(hourly),
      say: format.money,
      width: 108,
      minWidth: 104,
    }),
    dateColumn({
      id: 'created',
      header: t('resources.column.created'),
      of: ({ created }) => created,
      say: format.dateTime,
      width: 122,
      minWidth: 116,
    }),
    { id: 'key', header: t('resources.column.key'), text: ({ key }) => key, hidden: true, width: 290 },
  ];
}
