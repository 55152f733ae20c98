import type Big from 'big.js';
import type { FloatingIp, LoadBalancer, Location, Network } from '@/api';
import { balancerPrice } from '@/data/pricing/pricing';
import { balancerGone, balancerName, targetsOf, type BalancerTarget } from '@/data/resources/load-balancer/rules';
import type { NetworkPlaces } from '../parts/useNetworkPlaces';

/** A load balancer with what its location's other lists say of it. */
export interface BalancerRow {
  readonly id: string;
  readonly location: Location;
  readonly balancer: LoadBalancer;
  readonly name: string;
  readonly network: Network | null;
  readonly targets: readonly BalancerTarget[];
  readonly floating: readonly FloatingIp[];
  /** Net, per hour; null when the price list has no price. */
  readonly hourly: Big | null;
}

export const balancerRows = ({ places, policy }: Pick<NetworkPlaces, 'places' | 'policy'>): BalancerRow[] =>
  places.flatMap(({ location, balancers, vms, networks, byOwner }) =>
    (balancers ?? [])
      .filter((balancer) => !balancerGone(balancer))
      .map((balancer) => ({
        id: `${location.slug}/${balancer.uuid}`,
        location,
        balancer,
        name: balancerName(balancer),
        network: networks?.find(({ uuid }) => uuid === balancer.network_uuid) ?? null,
        targets: targetsOf(balancer, vms, networks),
        floating: byOwner.get(balancer.uuid) ?? [],
        hourly: policy && balancerPrice(policy),
      })),
  );

export const onBalancer = ({ location, balancer, name }: BalancerRow) => ({ location: location.slug, uuid: balancer.uuid, name });
