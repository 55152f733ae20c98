import { useQuery } from '@tanstack/react-query';
import { billingAccountsQuery, titleOf } from '@/data/billing/accounts/accounts';
import { lacks, useEstate } from '@/data/inventory/estate';
import { servicesQuery } from '@/data/resources/service/queries';
import { disks } from '@/data/resources/disk/kind';
import { joinDisks } from '@/data/resources/disk/storage';
import { vms } from '@/data/resources/vm/kind';
import { useT } from '@/i18n';
import { useScope } from '@/nav';

const asked = [vms, disks];

/** The disks of the scope with what has them. What a location has not answered is missing, and said to be. */
export function useStorage() {
  const scope = useScope();
  const { locations, places, policy } = useEstate(scope, asked);
  const services = useQuery(servicesQuery());
  const stored = joinDisks(
    places.map((place) => ({ ...place, vms: place.lists.of(vms), disks: place.lists.of(disks) })),
    services.data ?? [],
    policy,
  );
  const ages = places.filter(({ updatedAt }) => updatedAt > 0).map(({ updatedAt }) => updatedAt);
  const failed = places.filter((place) => place.error);
  return {
    scope,
    locations,
    places,
    policy,
    disks: stored,
    failed,
    /** Theirs may be shown as free: whatever is deleted from a list is looked at again before. */
    services: services.error && !lacks(services.error) && !services.data ? services : null,
    loading: places.length === 0 ? locations.query.isPending : places.some((place) => place.pending) && failed.length < places.length,
    updatedAt: ages.length > 0 ? Math.min(...ages) : 0,
    refreshing: places.some((place) => place.fetching),
    refresh: () => places.forEach((place) => place.refresh()),
  };
}

/** The name of a billing account; of one that is not among the user's, its number. */
export function useAccountName(): (account: number | null) => string {
  const t = useT();
  const accounts = useQuery(billingAccountsQuery());
  return (id) => {
    if (id === null) return '';
    const found = accounts.data?.find((account) => account.id === id);
    return found ? titleOf(found) : accounts.data ? t('storage.account.unknown', { id: String(id) }) : String(id);
  };
}
