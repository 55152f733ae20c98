import type Big from 'big.js';
import { Link } from 'react-router';
import type { BillingAccount, PriceRow } from '@/api';
import { useBrand } from '@/brand';
import { firstAccount } from '@/data/billing/accounts/accounts';
import { costOf, type CostKind, type Place } from '@/data/inventory/estate';
import { hoursPerMonth, perMonth, withVat } from '@/data/pricing/pricing';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Notice, Section, SkeletonRows } from '@/ui';
import { PlainTable } from '@/ui/PlainTable';
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
  const amounts = (hourly: Big) => [format.hourly(hourly), format.money(perMonth(hourly))];
  return (
    <Section title={t('overview.cost')}>
      {waiting || !cost ? (
        <SkeletonRows rows={3} />
      ) : (
        <>
          <p className={classes.caption}>{t('overview.cost.caption', { hours: hoursPerMonth })}</p>
          <PlainTable
            label={t('overview.cost')}
            head={[t('overview.cost.what'), t('overview.cost.hour'), t('overview.cost.month')]}
            rows={[
              ...cost.lines.map(({ kind, count, hourly }) => {
                const { label, to } = lines[kind];
                const name = to ? <Link to={to}>{label(count)}</Link> : label(count);
                return { key: kind, name, cells: hourly ? amounts(hourly) : [t('overview.cost.unknown'), ''] };
              }),
              { key: 'total', name: t('overview.cost.total'), cells: amounts(cost.hourly), strong: true },
              ...(percent
                ? [
                    {
                      key: 'gross',
                      name: t('overview.cost.gross', { vat: vatLabel, percent: format.percent(percent) }),
                      cells: amounts(withVat(cost.hourly, percent)),
                    },
                  ]
                : []),
            ]}
          />
          {cost.incomplete ? <p className={classes.small}>{t('overview.cost.incomplete')}</p> : null}
          {silent.length > 0 ? <Notice tone="warn">{t('overview.cost.silent', { names: silent.join(', ') })}</Notice> : null}
          <p className={classes.small}>{t('overview.cost.note')}</p>
        </>
      )}
    </Section>
  );
}
