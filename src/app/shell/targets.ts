import type { Target } from '@/data/operations';
import type { Paths } from '@/nav';

/** Where the thing that an operation was done on is seen. */
export function pathOf(paths: Paths, { type, uuid, location }: Target): string | null {
  if (!uuid) return null;
  if (type === 'vm') return location ? paths.vm(location, uuid) : null;
  if (type === 'disk') return paths.disks({ q: uuid });
  if (type === 'network') return location ? paths.network(location, uuid) : null;
  if (type === 'firewall') return location ? paths.firewall(location, uuid) : null;
  if (type === 'loadBalancer') return location ? paths.loadBalancer(location, uuid) : null;
  if (type === 'address') return paths.floatingIps({ q: uuid });
  if (type === 'billingAccount') return paths.billing({ account: uuid });
  if (type === 'invoice') return paths.invoice(Number(uuid));
  return null;
}
