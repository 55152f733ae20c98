import type { AnyKind } from '../core/resourceKind';
import { buckets } from '../resources/bucket/kind';
import { disks } from '../resources/disk/kind';
import { firewalls } from '../resources/firewall/kind';
import { floatingIps } from '../resources/floating-ip/kind';
import { loadBalancers } from '../resources/load-balancer/kind';
import { networks } from '../resources/network/kind';
import { services } from '../resources/service/kind';
import { snapshots } from '../resources/snapshot/kind';
import { vms } from '../resources/vm/kind';

// An entry reads only items of its own kind; the join hands it nothing else.
const any = (kind: unknown) => kind as AnyKind;

/**
 * Every kind of resource that an account can own, one line each. Costs, unused resources, moves between accounts, search and
 * the links of activity are views of it: a new kind is a folder under `resources`, a line here, and its pages.
 */
export const registry: readonly AnyKind[] = [
  any(vms),
  any(disks),
  any(snapshots),
  any(floatingIps),
  any(loadBalancers),
  any(firewalls),
  any(networks),
  any(services),
  any(buckets),
];

/** The entry of a kind, as ids and journal records name it. */
export const kindNamed = (name: string): AnyKind | undefined => registry.find(({ kind }) => kind === name);
