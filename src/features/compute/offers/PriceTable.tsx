import { useQuery } from '@tanstack/react-query';
import type { PriceRow } from '@/api';
import { useBrand } from '@/brand';
import { billingAccountsQuery, firstAccount } from '@/data/billing/accounts';
import { priceList, type PricedThing, type Unit } from '@/data/offers';
import { hoursPerMonth, perMonth, withVat } from '@/data/pricing';
import { useFormat, useT } from '@/i18n';
import { Wide } from './Wide';
import classes from './offers.module.css';

/** The price list: by the hour and the month, net and with the default account's tax; steps where the quantity matters. */
export function PriceTable({ policy }: { policy: readonly PriceRow[] }) {
  const t = useT();
  const format = useFormat();
  const { vatLabel } = useBrand();
  const accounts = useQuery(billingAccountsQuery());
  const percent = firstAccount(accounts.data ?? [])?.vat_percentage;
  const words: Record<string, string> = {
    CPU: t('offers.price.cpu'),
    RAM: t('offers.price.ram'),
    'STORAGE main': t('offers.price.main'),
    'STORAGE block': t('offers.price.block'),
    'STORAGE snapshot': t('offers.price.snapshot'),
    'STORAGE backup': t('offers.price.backup'),
    'LICENSE windows': t('offers.price.windows'),
    'OBJECT_STORAGE object_storage': t('offers.price.objects'),
    FLOATING_IP: t('offers.price.address'),
    ASSIGNED_FLOATING_IP: t('offers.price.address'),
    UNASSIGNED_FLOATING_IP: t('offers.price.idle'),
    LOAD_BALANCER: t('offers.price.balancer'),
  };
  const units: Record<Unit, string> = {
    core: t('offers.unit.core'),
    memory: t('offers.unit.gigabyte'),
    gigabyte: t('offers.unit.gigabyte'),
    piece: t('offers.unit.piece'),
  };
  const amount = ({ unit }: PricedThing, from: number) =>
    unit === 'memory' ? format.memory(from) : unit === 'gigabyte' ? format.disk(from) : format.number(from);
  return (
    <>
      <Wide label={t('offers.price.table')}>
        <table className={classes.table} aria-label={t('offers.prices')}>
          <thead>
            <tr>
              <th scope="col">{t('offers.price.what')}</th>
              <th scope="col">{t('offers.price.unit')}</th>
              <th scope="col">{t('offers.price.hour')}</th>
              <th scope="col">{t('offers.price.month')}</th>
              {percent ? <th scope="col">{t('offers.price.gross', { vat: vatLabel, percent: format.percent(percent) })}</th> : null}
            </tr>
          </thead>
          <tbody>
            {priceList(policy).flatMap((thing) =>
              thing.steps.map((step) => (
                <tr key={`${thing.key} ${step.from}`}>
                  <th scope="row">
                    <bdi>{words[thing.key] ?? thing.name}</bdi>
                    {thing.steps.length > 1 ? <small> {t('offers.price.from', { amount: amount(thing, step.from) })}</small> : null}
                  </th>
                  <td>{units[thing.unit]}</td>
                  <td>{format.hourly(step.hourly.toFixed(7))}</td>
                  <td>{format.money(perMonth(step.hourly).toFixed(4))}</td>
                  {percent ? <td>{format.money(withVat(perMonth(step.hourly), percent).toFixed(4))}</td> : null}
                </tr>
              )),
            )}
          </tbody>
        </table>
      </Wide>
      <p className={classes.note}>{t('offers.price.note', { hours: hoursPerMonth })}</p>
    </>
  );
}
