import type Big from 'big.js';
import type { BillingAccount, PriceRow } from '@/api';
import { useBrand } from '@/brand';
import { firstAccount } from '@/data/billing/accounts/accounts';
import type { Lists } from '@/data/core/resourceKind';
import { hourlyCostOf } from '@/data/inventory/costs';
import type { Place } from '@/data/inventory/estate';
import { joinInventory } from '@/data/inventory/join';
import { unusedGroups } from '@/data/inventory/waste';
import { hoursPerMonth, perMonth, withVat } from '@/data/pricing/pricing';
import { Awaited } from '@/entities/list';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Link, Notice, Section, SkeletonRows } from '@/ui';
import { PlainTable } from '@/ui/PlainTable';
import { filterSearch } from '@/ui/table/view';
import classes from '../overview.module.css';

/** What everything in these locations costs as it stands: the price list times what there is. */
export function Costs({
  places,
  elsewhere,
  policy,
  accounts,
}: {
  places: readonly Place[];
  elsewhere: Lists;
  policy: readonly PriceRow[] | null;
  accounts: readonly BillingAccount[];
}) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { vatLabel } = useBrand();
  const waiting = !policy || places.every((place) => place.pending && !place.error);
  const items = joinInventory([...places, { location: null, lists: elsewhere }], [], policy).filter(
    ({ included, owner }) => !included && owner !== undefined,
  );
  const cost = policy ? hourlyCostOf(items) : null;
  const percent = firstAccount(accounts)?.vat_percentage;
  const silent = places.filter((place) => place.error).map(({ location }) => location.display_name);
  const states = new Set(places.flatMap((place) => place.machines.map(({ item }) => item.status.toLowerCase())));
  const vms = (wanted: (state: string) => boolean) => paths.vms(filterSearch({ status: [...states].filter(wanted) }));
  const waste = (kind: string) => {
    const group = unusedGroups.get(kind);
    return group ? paths.cleanUp({ ...filterSearch({ kind: [kind] }), ...(group.optional ? { media: '1' } : {}) }) : null;
  };
  /** Where the rows behind a line are seen; a line without leads nowhere. */
  const links: Record<string, string | null> = {
    running: vms((state) => state !== 'stopped'),
    stopped: vms((state) => state === 'stopped'),
    disks: waste('disk'),
    media: waste('media'),
    idleAddresses: waste('floating-ip'),
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
              ...cost.lines.map(({ group, label, hourly }) => {
                const to = links[group];
                const name = to ? <Link to={to}>{t(label)}</Link> : t(label);
                return { key: group, name, cells: hourly ? amounts(hourly) : [t('overview.cost.unknown'), ''] };
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
          {cost.unknown > 0 ? <p className={classes.small}>{t('overview.cost.incomplete')}</p> : null}
          {silent.length > 0 ? <Notice tone="warn">{t('overview.cost.silent', { names: silent.join(', ') })}</Notice> : null}
          <Awaited locations={places.filter((place) => place.pending && !place.error).map(({ location }) => location)} />
          <p className={classes.small}>{t('overview.cost.note')}</p>
        </>
      )}
    </Section>
  );
}
