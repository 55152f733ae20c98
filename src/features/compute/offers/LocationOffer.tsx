import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { HostPool, Location, NumberRange } from '@/api';
import { defaultNetwork, networksIn } from '@/data/resources/network/queries';
import { lacks } from '@/data/core/everywhere';
import { poolsIn, visiblePools } from '@/data/resources/catalogue/queries';
import { locationFacts } from '@/entities/logos';
import { useFormat, useT } from '@/i18n';
import { Glyph, Missing, Name, SkeletonBar } from '@/ui';
import { PlainTable } from '@/ui/PlainTable';
import classes from './offers.module.css';

/** One location: its server classes with their limits, and the network that new machines get. */
export function LocationOffer({ location }: { location: Location }) {
  const t = useT();
  const { language } = useFormat();
  const pools = useQuery(poolsIn(location.slug));
  const networks = useQuery(networksIn(location.slug));
  const network = networks.data ? defaultNetwork(networks.data) : undefined;
  const { icon, description } = locationFacts(language, location);
  return (
    <div className={classes.location}>
      <h3>
        {icon ? <Glyph icon={icon} /> : null} <Name>{location.display_name}</Name>
      </h3>
      {description ? <p className={classes.note}>{description}</p> : null}
      {location.create_resource_disabled ? <p className={classes.note}>{t('offers.closed')}</p> : null}
      <Troubled query={pools} name={location.display_name} />
      {pools.data ? <Classes pools={visiblePools(pools.data)} name={location.display_name} /> : null}
      <Troubled query={networks} name={location.display_name} />
      {network ? (
        <p className={classes.note}>
          <span>{t('offers.network', { name: network.name ?? network.uuid, subnet: network.subnet ?? '–' })}</span>
          <span>{network.subnet_ipv6 ? ` ${t('offers.ipv6')}` : null}</span>
        </p>
      ) : networks.isSuccess ? (
        <p className={classes.note}>{t('offers.noNetwork')}</p>
      ) : null}
    </div>
  );
}

function Troubled({ query, name }: { query: UseQueryResult; name: string }) {
  const t = useT();
  if (query.isPending) return <SkeletonBar width="40%" />;
  if (!query.error || lacks(query.error)) return null;
  return <Missing title={t('offers.failed', { name })} error={query.error} onRetry={() => void query.refetch()} />;
}

function Classes({ pools, name }: { pools: readonly HostPool[]; name: string }) {
  const t = useT();
  const format = useFormat();
  const range = (given: NumberRange | null | undefined, say: (value: number) => string): string => {
    const min = given?.min ?? null;
    const max = given?.max ?? null;
    if (min !== null && max !== null) return t('offers.range', { min: say(min), max: say(max) });
    return max !== null ? t('offers.upTo', { max: say(max) }) : min !== null ? t('offers.atLeast', { min: say(min) }) : '–';
  };
  if (pools.length === 0) return <p className={classes.note}>{t('offers.noClasses')}</p>;
  return (
    <PlainTable
      label={t('offers.classes', { name })}
      head={[t('offers.class'), t('offers.cores'), t('offers.memory'), t('offers.disk')]}
      rows={pools.map((pool) => ({
        key: pool.uuid,
        name: (
          <>
            <bdi>{pool.name}</bdi> {pool.is_default_designated ? <small>{t('offers.default')}</small> : null}
            {pool.description ? <small className={classes.line}>{pool.description}</small> : null}
          </>
        ),
        cells: [
          range(pool.guest_limits?.cpu, format.number),
          range(pool.guest_limits?.ram_mb, format.memory),
          range(pool.guest_limits?.disk_gb, format.disk),
        ],
      }))}
    />
  );
}
