import type { Location, Vm } from '@/api';
import { msg, type Message } from '@/i18n';
import type { AddressSet } from '@/data/resources/firewall/addressSet';
import { anywhereOf, type RuleSet } from '@/data/resources/firewall/reach';
import { openings, rate, type RatedOpening, type Risk } from '@/data/resources/firewall/exposure';
import { containsPorts, parsePorts, type PortRange } from '@/data/resources/firewall/ports';
import { firewallsByVm, ruleSetOf } from '@/data/resources/firewall/rules';
import { addressesOf } from '@/data/resources/floating-ip/rules';
import { balancerGone, balancerName, forwardingRules } from '@/data/resources/load-balancer/rules';
import { vmGone } from '@/data/resources/vm/rules';
import type { NetworkPlaces } from '../parts/useNetworkPlaces';

/** One public way to a VM: what is open on it, to whom, and how dangerous that is. */
export interface ExposureRow {
  readonly id: string;
  readonly location: Location;
  readonly vm: Vm;
  readonly protected: boolean;
  readonly address: string;
  /** Null: the address is the VM's own. */
  readonly balancer: { readonly uuid: string; readonly name: string; readonly sourcePort: number } | null;
  readonly protocol: string;
  readonly ports: PortRange | null;
  readonly from: AddressSet;
  readonly family: 4 | 6;
  readonly risk: Risk;
  readonly reason: Message;
  readonly rules: RatedOpening['rules'];
}

export interface VmWays {
  readonly location: Location;
  readonly vm: Vm;
  readonly firewalls: readonly RuleSet[];
  /** Floating IPs of the VM and the public addresses that it names itself. */
  readonly addresses: readonly { readonly address: string; readonly family: 4 | 6 }[];
  /** Ports that load balancers pass on to it. */
  readonly forwarded: readonly {
    readonly address: string;
    readonly uuid: string;
    readonly name: string;
    readonly sourcePort: number;
    readonly targetPort: number;
  }[];
}

const familyOf = (address: string): 4 | 6 => (address.includes(':') ? 6 : 4);

/** The VMs of all locations with every public way to them. Locations that have not told their firewalls are left out. */
export function vmWays({ places }: Pick<NetworkPlaces, 'places'>): VmWays[] {
  return places.flatMap(({ location, vms, firewalls, balancers, byOwner }) => {
    if (!vms || !firewalls) return [];
    const byVm = firewallsByVm(firewalls);
    const forwarded = new Map<string, VmWays['forwarded'][number][]>();
    for (const balancer of (balancers ?? []).filter((each) => !balancerGone(each)))
      for (const { address } of byOwner.get(balancer.uuid) ?? [])
        for (const { source_port: sourcePort, target_port: targetPort } of forwardingRules(balancer))
          for (const vm of new Set((balancer.targets ?? []).map((target) => target.target_uuid)))
            forwarded.set(vm, [
              ...(forwarded.get(vm) ?? []),
              { address, uuid: balancer.uuid, name: balancerName(balancer), sourcePort, targetPort },
            ]);
    return vms
      .filter((vm) => !vmGone(vm))
      .map((vm) => ({
        location,
        vm,
        firewalls: (byVm.get(vm.uuid) ?? []).map(ruleSetOf),
        addresses: addressesOf(vm, byOwner.get(vm.uuid) ?? []).public.map((address) => ({ address, family: familyOf(address) })),
        forwarded: forwarded.get(vm.uuid) ?? [],
      }));
  });
}

/** The port that the address asks for; null for none, or for what is no port. */
export function portAsked(text: string | null): number | null {
  const { ports } = parsePorts(text ?? '', 'tcp');
  return ports !== null && ports.from === ports.to ? ports.from : null;
}

/** Those by which a port can be reached: as the Internet sees it, or as the VM does. ICMP has none. */
export const rowsAtPort = (rows: readonly ExposureRow[], port: number): readonly ExposureRow[] =>
  rows.filter(
    ({ protocol, ports, balancer }) =>
      protocol !== 'icmp' && (containsPorts(ports, { from: port, to: port }) || balancer?.sourcePort === port),
  );

const order: Record<Risk, number> = { high: 0, medium: 1, low: 2 };

/** Everything that the Internet can reach: VMs without a firewall first, then by risk. */
export function exposureRows(ways: readonly VmWays[]): ExposureRow[] {
  return ways
    .flatMap(({ location, vm, firewalls, addresses, forwarded }) => {
      const base = { location, vm, protected: firewalls.length > 0 };
      const id = (...parts: readonly (string | number)[]) => [location.slug, vm.uuid, ...parts].join('/');
      const direct = addresses.flatMap(({ address, family }) =>
        openings(firewalls, family).map((opening): ExposureRow => ({
          ...base,
          ...opening,
          id: id(address, opening.protocol, opening.ports?.from ?? 0),
          address,
          family,
          balancer: null,
        })),
      );
      const passed = forwarded.map(({ address, uuid, name, sourcePort, targetPort }): ExposureRow => {
        const opening = { protocol: 'tcp', ports: { from: targetPort, to: targetPort }, from: anywhereOf(4) };
        // A database behind port 443 is still a database; else what it is open for is told by the port that the Internet sees.
        const inside = rate(opening, 4);
        const outside = rate({ ...opening, ports: { from: sourcePort, to: sourcePort } }, 4);
        const rated = inside.risk !== 'high' && outside.risk === 'low' ? outside : inside;
        return {
          ...base,
          ...opening,
          ...rated,
          id: id(address, uuid, sourcePort, targetPort),
          address,
          family: 4,
          balancer: { uuid, name, sourcePort },
          rules: [],
          reason: rated.risk === 'low' ? msg('network.exposure.balancer') : rated.reason,
        };
      });
      return [...direct, ...passed];
    })
    .toSorted((a, b) => Number(a.protected) - Number(b.protected) || order[a.risk] - order[b.risk]);
}
