import { useQuery } from '@tanstack/react-query';
import Big from 'big.js';
import type { BillingAccount, PriceRow, ServicePackage } from '@/api';
import { costOf, lacks, useEstate, type CostKind, type Place } from '../estate';
import { joinMachines, type Machine } from '../machines';
import { servicePrice } from '../pricing';
import { servicesQuery } from '../services';
import { vmGone } from '../vms';
import { looseDisks } from '../waste';

/**
 * What of one location is on an account. Its machines stay whole: which disks are attached to none shows only against all
 * of them.
 */
export function placeOf(place: Place, account: number, policy: readonly PriceRow[] | null): Place {
  const at = <T>(items: readonly T[]) => items.map((item) => ({ location: place.location, item }));
  const addresses = place.addresses?.filter((ip) => ip.billing_account_id === account);
  const vms = (place.vms ?? []).filter((vm) => vm.billing_account === account && !vmGone(vm));
  return {
    ...place,
    addresses,
    disks: looseDisks(place).filter((disk) => disk.billing_account_id === account),
    balancers: place.balancers?.filter((one) => one.billing_account_id === account),
    machines: joinMachines(at(vms), at(addresses ?? []), policy),
  };
}

/** What an account's things cost by the hour as they are, before its discount. */
export interface Burn {
  readonly lines: readonly { readonly kind: CostKind | 'services'; readonly count: number; readonly hourly: Big | null }[];
  readonly hourly: Big;
  /** Something of it has no price in the platform's list, so that the sum is too low. */
  readonly incomplete: boolean;
}

export function burnOf(places: readonly Place[], services: readonly ServicePackage[], policy: readonly PriceRow[]): Burn {
  const cost = costOf(places, policy);
  if (services.length === 0) return cost;
  const prices = services.map((service) => servicePrice(policy, service));
  const known = prices.flatMap((price) => price ?? []);
  const sum = known.reduce((total, price) => total.plus(price), new Big(0));
  const whole = known.length === prices.length;
  return {
    lines: [...cost.lines, { kind: 'services', count: services.length, hourly: whole ? sum : null }],
    hourly: cost.hourly.plus(sum),
    incomplete: cost.incomplete || !whole,
  };
}

export interface AccountEstate {
  readonly places: readonly Place[];
  readonly machines: readonly Machine[];
  readonly services: readonly ServicePackage[];
  readonly policy: readonly PriceRow[] | null;
  /** Null as long as something has not answered. */
  readonly burn: Burn | null;
  readonly pending: boolean;
  /** What did not answer: a sum without it would be too low. Empty names for what is not of one location. */
  readonly failed: { readonly names: readonly string[]; readonly error: Error; readonly retry: () => void } | null;
}

/** Everything that is on an account, in all locations, as far as the platform's lists tell: machines, loose disks, addresses, load balancers, services. */
export function useAccountEstate({ id }: Pick<BillingAccount, 'id'>): AccountEstate {
  const { locations, places: all, policy } = useEstate('all');
  const listed = useQuery(servicesQuery());
  const unserved = lacks(listed.error);
  const places = all.map((place) => placeOf(place, id, policy));
  const services = (listed.data ?? []).filter(
    (one) => one.billing_account_id === id && one.is_deleted !== true && one.status?.toLowerCase() !== 'deleted',
  );
  const broken = all.filter((place) => place.error);
  const error = locations.query.error ?? broken[0]?.error ?? (unserved ? null : listed.error);
  const pending = locations.query.isPending || policy === null || all.some((place) => place.pending) || (listed.isPending && !unserved);
  return {
    places,
    services,
    policy,
    machines: places.flatMap((place) => place.machines),
    burn: pending || error || !policy ? null : burnOf(places, services, policy),
    pending: pending && !error,
    failed: error && {
      error,
      names: broken.map(({ location }) => location.display_name),
      retry: () => {
        for (const place of broken) place.retry();
        if (locations.query.error) void locations.query.refetch();
        if (listed.error) void listed.refetch();
      },
    },
  };
}
