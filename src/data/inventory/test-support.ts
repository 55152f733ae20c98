import type { Bucket, Disk, Firewall, FloatingIp, LoadBalancer, ServicePackage, Vm } from '@/api';
import { answer, Lists } from '../core/resourceKind';
import { buckets } from '../resources/bucket/kind';
import { disks } from '../resources/disk/kind';
import { firewalls } from '../resources/firewall/kind';
import { floatingIps } from '../resources/floating-ip/kind';
import { loadBalancers } from '../resources/load-balancer/kind';
import { services } from '../resources/service/kind';
import { snapshots } from '../resources/snapshot/kind';
import { vms } from '../resources/vm/kind';

/** What a location has answered, by name; what is left out has not answered. */
export interface Answered {
  readonly vms?: readonly Vm[];
  readonly disks?: readonly Disk[];
  readonly addresses?: readonly FloatingIp[];
  readonly balancers?: readonly LoadBalancer[];
  readonly firewalls?: readonly Firewall[];
  readonly services?: readonly ServicePackage[];
  readonly buckets?: readonly Bucket[];
}

export const listsOf = (answered: Answered): Lists =>
  new Lists([
    answer(vms, answered.vms),
    answer(disks, answered.disks),
    answer(floatingIps, answered.addresses),
    answer(loadBalancers, answered.balancers),
    answer(firewalls, answered.firewalls),
    answer(services, answered.services),
    answer(buckets, answered.buckets),
    answer(snapshots, undefined),
  ]);
