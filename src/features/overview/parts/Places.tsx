import { useId } from 'react';
import { disks as allDisks } from '@/data/resources/disk/kind';
import { vms } from '@/data/resources/vm/kind';
import { countsOf, type Place } from '@/data/inventory/estate';
import { restorePointsOf } from '@/data/resources/snapshot/replicas';
import { vmRunning, vmStopped } from '@/data/resources/vm/rules';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { IconButton, Link, Missing, Name, RefreshIcon, SkeletonBar, Status, Time, type Tone } from '@/ui';
import { filterSearch } from '@/ui/table/view';
import classes from '../overview.module.css';

/** The locations side by side: how many machines run there, and how old the answer is. */
export function Places({ places }: { places: readonly Place[] }) {
  const t = useT();
  return (
    <ul className={classes.places} aria-label={t('overview.places')}>
      {places.map((place) => (
        <li key={place.location.slug}>
          <Card place={place} />
        </li>
      ))}
    </ul>
  );
}

function Card({ place }: { place: Place }) {
  const t = useT();
  const paths = usePaths().in(place.location.slug);
  const id = useId();
  const { display_name: name } = place.location;
  return (
    <section className={classes.place} aria-labelledby={id}>
      <div className={classes.placeTop}>
        <h2 id={id}>
          <Link to={paths.vms()}>
            <Name>{name}</Name>
          </Link>
        </h2>
        <span>
          {place.updatedAt > 0 ? (
            <small>
              {t('overview.asOf')} <Time at={new Date(place.updatedAt)} style="relative" />
            </small>
          ) : null}
          <IconButton label={t('overview.refresh', { name })} icon={RefreshIcon} onClick={place.refresh} loading={place.fetching} />
        </span>
      </div>
      {place.lists.of(vms) ? <CountsOf place={place} /> : place.error ? null : <SkeletonBar width="70%" />}
      <StorageOf place={place} />
      {place.error ? <Missing title={t('compute.list.failed', { name })} error={place.error} onRetry={place.retry} /> : null}
    </section>
  );
}

function CountsOf({ place }: { place: Place }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths().in(place.location.slug);
  const { running, stopped, other } = countsOf(place.machines);
  const states = [...new Set(place.machines.filter(({ item }) => !vmRunning(item) && !vmStopped(item)).map(({ item }) => item.status))];
  const shown: { tone: Tone; label: string; count: number; states: string[] }[] = [
    { tone: 'ok', label: t('overview.running'), count: running, states: ['running'] },
    { tone: 'off', label: t('overview.stopped'), count: stopped, states: ['stopped'] },
    ...(other > 0 ? [{ tone: 'busy' as const, label: t('overview.other'), count: other, states }] : []),
  ];
  return (
    <ul className={classes.counts}>
      {shown.map(({ tone, label, count, states: wanted }) => (
        <li key={label}>
          <Link to={paths.vms(filterSearch({ status: wanted.map((status) => status.toLowerCase()) }))}>
            <strong>{format.number(count)}</strong>
            <Status tone={count > 0 ? tone : 'off'} label={label} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Its disks and restore points, as far as the lists of disks and machines have answered. */
function StorageOf({ place }: { place: Place }) {
  const t = useT();
  const paths = usePaths().in(place.location.slug);
  const disks = place.lists.of(allDisks)?.length;
  const points = place.machines.reduce((sum, { item }) => sum + restorePointsOf(item).length, 0);
  return (
    <p className={classes.stored}>
      {disks === undefined ? null : <Link to={paths.disks()}>{t('overview.disks', { count: disks })}</Link>}
      {place.lists.of(vms) ? <Link to={paths.snapshots()}>{t('overview.copies', { count: points })}</Link> : null}
    </p>
  );
}
