import { Link } from 'react-router';
import type { BillingAccount, PriceRow } from '@/api';
import { useBrand } from '@/brand';
import { firstAccount } from '@/data/billing/accounts';
import { costOf, type CostKind, type Place } from '@/data/estate';
import { hoursPerMonth, perMonth, withVat } from '@/data/pricing';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Notice, Section, SkeletonRows } from '@/ui';
import { filterSearch } from '@/ui/table/view';
import { stateIn, wasteWords } from '../words';
import classes from '../overview.module.css';

/** What everything in these locations costs as it stands: the price list times what there is. */
export function Costs({
  places,
  policy,
  accounts,
}: {
  places: readonly Place[];
  policy: readonly PriceRow[] | null;
  accounts: readonly BillingAccount[];
}) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { vatLabel } = useBrand();
  const waiting = !policy || places.every((place) => place.vms === undefined && !place.error);
  const cost = policy ? costOf(places, policy) : null;
  const percent = firstAccount(accounts)?.vat_percentage;
  const silent = places.filter((place) => place.error).map(({ location }) => location.display_name);
  const states = new Set(places.flatMap((place) => place.machines.map(({ item }) => stateIn(t, item.status))));
  const stopped = t('data.vm.status.stopped');
  const vms = (wanted: (state: string) => boolean) => paths.vms(filterSearch({ status: [...states].filter(wanted) }));
  const waste = (kind: 'disk' | 'address' | 'media') =>
    paths.cleanUp({ ...filterSearch({ kind: [wasteWords(t).kind[kind]] }), ...(kind === 'media' ? { media: '1' } : {}) });
  const lines: Record<CostKind, { label: (count: number) => string; to: string | null }> = {
    running: { label: (count) => t('overview.cost.running', { count }), to: vms((state) => state !== stopped) },
    stopped: { label: (count) => t('overview.cost.stopped', { count }), to: vms((state) => state === stopped) },
    disks: { label: (count) => t('overview.count.disk', { count }), to: waste('disk') },
    media: { label: (count) => t('overview.count.media', { count }), to: waste('media') },
    idleAddresses: { label: (count) => t('overview.count.address', { count }), to: waste('address') },
    addresses: { label: (count) => t('overview.cost.addresses', { count }), to: null },
    balancers: { label: (count) => t('overview.cost.balancers', { count }), to: null },
  };
  return (
    <Section title={t('overview.cost')}>
      {waiting || !cost ? (
        <SkeletonRows rows={3} />
      ) : (
        <>
          <table className={classes.cost}>
            <caption>{t('overview.cost.caption', { hours: hoursPerMonth })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('overview.cost.what')}</th>
                <th scope="col">{t('overview.cost.hour')}</th>
                <th scope="col">{t('overview.cost.month')}</th>
              </tr>
            </thead>
            <tbody>
              {cost.lines.map(({ kind, count, hourly }) => {
                const { label, to } = lines[kind];
                return (
                  <tr key={kind}>
                    <th scope="row">{to ? <Link to={to}>{label(count)}</Link> : label(count)}</th>
                    <td>{hourly ? format.hourly(hourly.toFixed(6)) : t('overview.cost.unknown')}</td>
                    <td>{hourly ? format.money(perMonth(hourly).toFixed(4)) : ''}</td>
                  </tr>
                );
              })}
            </tbody>
            <tfoot>
              <tr className={classes.total}>
                <th scope="row">{t('overview.cost.total')}</th>
                <td>{format.hourly(cost.hourly.toFixed(6))}</td>
                <td>{format.money(perMonth(cost.hourly).toFixed(4))}</td>
              </tr>
              {percent ? (
                <tr>
                  <th scope="row">{t('overview.cost.gross', { vat: vatLabel, percent: format.percent(percent) })}</th>
                  <td>{format.hourly(withVat(cost.hourly, percent).toFixed(6))}</td>
                  <td>{format.money(perMonth(withVat(cost.hourly, percent)).toFixed(4))}</td>
                </tr>
              ) : null}
            </tfoot>
          </table>
          {cost.incomplete ? <p className={classes.small}>{t('overview.cost.incomplete')}</p> : null}
          {silent.length > 0 ? <Notice tone="warn">{t('overview.cost.silent', { names: silent.join(', ') })}</Notice> : null}
          <p className={classes.small}>{t('overview.cost.note')}</p>
        </>
      )}
    </Section>
  );
}
