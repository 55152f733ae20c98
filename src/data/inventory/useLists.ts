import { useQuery } from '@tanstack/react-query';
import { lacks, useEstate } from './estate';
import { servicesQuery } from '../resources/service/queries';
import { policyQuery } from '../pricing/queries';
import { bucketsQuery } from '../resources/bucket/queries';

/** Everything that billing accounts pay for in a scope, as the platform's lists have it, and what has not answered. */
export function useLists(scope: string) {
  const { locations, places, policy } = useEstate(scope);
  const services = useQuery(servicesQuery());
  const buckets = useQuery(bucketsQuery());
  const prices = useQuery(policyQuery());
  const answer = <K extends string>(key: K, { error, isPending, refetch }: typeof services | typeof buckets | typeof prices) => ({
    key,
    error: lacks(error) ? null : error,
    pending: isPending,
    retry: () => void refetch(),
  });
  return {
    locations,
    places,
    policy,
    prices: answer('prices', prices),
    /** In no location. */
    elsewhere: { buckets: buckets.data ?? [], services: services.data ?? [], locations: locations.all },
    global: [answer('buckets', buckets), answer('services', services)] as const,
  };
}
