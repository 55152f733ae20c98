import { useQueries, useQuery } from '@tanstack/react-query';
import type Big from 'big.js';
import type { FloatingIp, Location, ServicePackage } from '@/api';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { useLocations } from '@/data/core/locations';
import type { OnResource } from '@/data/operations';
import { rowsOf, servicePrice } from '@/data/pricing/pricing';
import { policyQuery } from '@/data/pricing/queries';
import { addressesIn } from '@/data/resources/floating-ip/queries';
import { addressesByOwner } from '@/data/resources/floating-ip/rules';
import { endpointOf, locationOf, nameOf, nodesOf, sizeOf } from '@/data/resources/service/facts';
import { servicesQuery, whitelistQuery } from '@/data/resources/service/queries';
import { serviceGone } from '@/data/resources/service/rules';
import { isOpenToAll } from '@/data/resources/service/whitelist';
import { useAccountName } from '@/entities/accounts/useAccountName';
import { everywhere } from '@/nav';

/** A managed service with what other lists say of it. */
export interface Database {
  readonly item: ServicePackage;
  readonly name: string;
  readonly slug: string | null;
  /** Of the location, or its slug while locations are unknown. */
  readonly place: string;
  readonly nodes: number;
  readonly size: ReturnType<typeof sizeOf>;
  readonly privateAddress: string | null;
  readonly floating: readonly FloatingIp[];
  /** Null: not known. */
  readonly whitelist: readonly string[] | null;
  readonly open: boolean;
  /** Net, per hour. */
  readonly hourly: Big | null;
  readonly account: string;
}

/** What an operation on a service needs to know of it. */
export const onService = ({ item, name, slug }: Pick<Database, 'item' | 'name' | 'slug'>): OnResource => ({
  location: slug ?? '',
  uuid: item.uuid,
  name,
});

interface Lists {
  readonly locations: readonly Location[];
  readonly addresses: readonly FloatingIp[];
  readonly whitelist: readonly string[] | null;
  readonly price: (service: ServicePackage) => Big | null;
  readonly accountName: (id: number | null | undefined) => string;
}

export function databaseOf(item: ServicePackage, { locations, addresses, whitelist, price, accountName }: Lists): Database {
  const slug = locationOf(item);
  return {
    item,
    name: nameOf(item),
    slug,
    place: locations.find((each) => each.slug === slug)?.display_name ?? slug ?? '',
    nodes: nodesOf(item).length,
    size: sizeOf(item),
    privateAddress: endpointOf(item)?.host ?? null,
    floating: addressesByOwner(addresses).get(item.uuid) ?? [],
    whitelist,
    open: whitelist !== null && isOpenToAll(whitelist),
    hourly: price(item),
    account: accountName(item.billing_account_id),
  };
}

/** What every page of services needs beside the services themselves. */
export function useServiceFacts() {
  const locations = useLocations(everywhere);
  const policy = useQuery(policyQuery());
  const accounts = useQuery(billingAccountsQuery());
  const accountName = useAccountName();
  const rows = policy.data ? rowsOf(policy.data) : null;
  return {
    locations,
    accounts,
    policy: rows,
    price: (service: ServicePackage) => rows && servicePrice(rows, service),
    accountName,
  };
}

/** All services of a scope. Addresses and whitelists are asked for only where there are services. */
export function useServices(scope: string) {
  const facts = useServiceFacts();
  const list = useQuery(servicesQuery());
  const living = (list.data ?? []).filter((service) => !serviceGone(service));
  const shown = scope === everywhere ? living : living.filter((service) => locationOf(service) === scope);
  const slugs = [...new Set(shown.flatMap((service) => locationOf(service) ?? []))];
  const addresses = useQueries({ queries: slugs.map(addressesIn) });
  const placed = shown.map((item) => ({ item, slug: locationOf(item) }));
  const whitelists = useQueries({
    queries: placed.map(({ item, slug }) => ({ ...whitelistQuery(slug ?? '', item.uuid), enabled: slug !== null })),
  });
  const databases = placed.map(({ item, slug }, index) =>
    databaseOf(item, {
      locations: facts.locations.all,
      addresses: addresses[slugs.indexOf(slug ?? '')]?.data ?? [],
      whitelist: whitelists[index]?.data ?? null,
      price: facts.price,
      accountName: facts.accountName,
    }),
  );
  const failed = slugs.flatMap((slug, index) => {
    const parts = [addresses[index], ...placed.flatMap((each, place) => (each.slug === slug ? [whitelists[place]] : []))].filter(
      (part) => part?.error && part.data === undefined,
    );
    const [first] = parts;
    return first?.error
      ? [{ slug, name: facts.locations.nameOf(slug), error: first.error, retry: () => parts.forEach((part) => void part?.refetch()) }]
      : [];
  });
  return { list, databases, failed };
}
