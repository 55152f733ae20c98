import type { Resource } from '@/data/inventory/resources';
import { perMonth } from '@/data/pricing/pricing';
import { useAccountName } from '@/entities/accounts';
import { useCommonColumns } from '@/entities/columns';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Status } from '@/ui';
import { moneyColumn, type Column } from '@/ui/table';

/** Account and mismatch are there by default where they say something. */
export function useColumns(shown: { account: boolean; location: boolean; mismatch: boolean }): Column<Resource>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const common = useCommonColumns();
  const accountName = useAccountName();
  const mismatches = {
    unbilled: t('resources.mismatch.unbilled'),
    elsewhere: t('resources.mismatch.elsewhere'),
    unlisted: t('resources.mismatch.unlisted'),
  };
  return [
    common.name({ text: ({ name }) => name, to: ({ entry, key, location }) => paths.to(entry.route(key, location?.slug ?? '')) }),
    {
      id: 'kind',
      header: t('resources.column.kind'),
      text: ({ entry }) => t(entry.title),
      options: true,
      groups: true,
      width: 140,
      minWidth: 120,
    },
    common.location(shown.location),
    {
      id: 'owner',
      header: t('resources.column.owner'),
      text: ({ owner }) => owner?.name ?? '',
      width: 150,
    },
    common.account(({ account }) => account, accountName, {
      options: shown.account,
      hidden: !shown.account,
      none: t('resources.account.untold'),
    }),
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
    moneyColumn({ id: 'hourly', header: t('resources.column.hourly'), value: ({ hourly }) => hourly, format: format.hourly, width: 110 }),
    moneyColumn({
      id: 'price',
      header: t('resources.column.price'),
      value: ({ hourly }) => hourly && perMonth(hourly),
      format: format.money,
      width: 108,
      minWidth: 104,
    }),
    common.created(({ created }) => created),
    { id: 'key', header: t('resources.column.key'), text: ({ key }) => key, hidden: true, width: 290 },
  ];
}
