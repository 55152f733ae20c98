import { useQuery } from '@tanstack/react-query';
import type { PriceRow } from '@/api';
import { useBrand } from '@/brand';
import { billingAccountsQuery, firstAccount } from '@/data/billing/accounts/accounts';
import { priceList, priceTable } from '@/data/pricing/priceList';
import { hoursPerMonth } from '@/data/pricing/pricing';
import { useFormat, useT } from '@/i18n';
import { PlainTable } from '@/ui/PlainTable';
import classes from './offers.module.css';

/** The price list: by the hour and the month, net and with the default account's tax; steps where the quantity matters. */
export function PriceTable({ policy }: { policy: readonly PriceRow[] }) {
  const t = useT();
  const format = useFormat();
  const { vatLabel } = useBrand();
  const accounts = useQuery(billingAccountsQuery());
  const percent = firstAccount(accounts.data ?? [])?.vat_percentage;
  const { head, rows } = priceTable(t, format, priceList(policy), percent ? { label: vatLabel, percent } : null);
  return (
    <>
      <PlainTable
        label={t('offers.prices')}
        head={head}
        rows={rows.map(({ key, name, note, cells }) => ({
          key,
          name: (
            <>
              <bdi>{name}</bdi>
              {note ? <small> {note}</small> : null}
            </>
          ),
          cells,
        }))}
      />
      <p className={classes.note}>{t('prices.note', { hours: hoursPerMonth })}</p>
    </>
  );
}
