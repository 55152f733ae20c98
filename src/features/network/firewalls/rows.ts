import type { Firewall, Location, Vm } from '@/api';
import { firewallGone, firewallName, protectedVms } from '@/data/resources/firewall/rules';
import { rulesOf, type Rule } from '@/data/resources/firewall/rule';
import type { NetworkPlace } from '../parts/useNetworkPlaces';

/** A firewall with what it protects. */
export interface FirewallRow {
  readonly id: string;
  readonly location: Location;
  readonly firewall: Firewall;
  readonly name: string;
  readonly rules: readonly Rule[];
  /** Null: a VM that the list does not have. */
  readonly vms: readonly { readonly uuid: string; readonly vm: Vm | null }[];
}

export const firewallRows = (places: readonly Pick<NetworkPlace, 'location' | 'firewalls' | 'vms'>[]): FirewallRow[] =>
  places.flatMap(({ location, firewalls, vms }) => {
    const byUuid = new Map((vms ?? []).map((vm) => [vm.uuid, vm]));
    return (firewalls ?? [])
      .filter((firewall) => !firewallGone(firewall))
      .map((firewall) => ({
        id: `${location.slug}/${firewall.uuid}`,
        location,
        firewall,
        name: firewallName(firewall),
        rules: rulesOf(firewall),
        vms: protectedVms(firewall).map((uuid) => ({ uuid, vm: byUuid.get(uuid) ?? null })),
      }));
  });

export const onFirewall = ({ location, firewall, name }: FirewallRow) => ({ location: location.slug, uuid: firewall.uuid, name });

/** The firewalls of a location. */
export const firewallsAt = (rows: readonly FirewallRow[], { slug }: Pick<Location, 'slug'>): readonly Firewall[] =>
  rows.filter(({ location }) => location.slug === slug).map(({ firewall }) => firewall);
