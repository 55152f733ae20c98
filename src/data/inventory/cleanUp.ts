import type { Location } from '@/api';
import { disksIn } from '../resources/disk/disks';
import { balancersIn } from '../resources/load-balancer/queries';
import { disksOfServices, lacks } from './estate';
import { addressesIn } from '../resources/floating-ip/queries';
import { run, runTogether } from '../operations';
import { cache } from '../core/reads';
import { servicesQuery } from '../resources/service/queries';
import { releaseAddress } from '../resources/floating-ip/operations';
import { deleteReplica } from '../resources/snapshot/operations';
import { vmsIn } from '../resources/vm/queries';
import { wasteIn, type Finding, type Thresholds } from './waste';
import { deleteDisk } from '../resources/disk/operations';
import { deleteLoadBalancer } from '../resources/load-balancer/operations';

const afresh = { staleTime: 0 };

/**
 * What is waste in a location now, past the cache, by the ids of the findings: somebody may have put a disk to use since the
 * list was drawn, and the platform may delete it all the same. Throws when a list cannot be had; then nothing is certain.
 */
async function wasteNow(location: Location, thresholds: Thresholds): Promise<ReadonlySet<string>> {
  const { slug } = location;
  const orNone = <T>(answer: Promise<T[]>) =>
    answer.catch((error: unknown) => (error instanceof Error && lacks(error) ? [] : Promise.reject(error)));
  const [vms, disks, addresses, balancers, services] = await Promise.all([
    cache.fetchQuery({ ...vmsIn(slug), ...afresh }),
    orNone(cache.fetchQuery({ ...disksIn(slug), ...afresh })),
    orNone(cache.fetchQuery({ ...addressesIn(slug), ...afresh })),
    orNone(cache.fetchQuery({ ...balancersIn(slug), ...afresh })),
    // Also theirs: a disk of a managed service must not be taken for one that nothing has.
    orNone(cache.fetchQuery({ ...servicesQuery(), ...afresh })),
  ]);
  const place = { location, vms, disks, addresses, balancers, serviceDisks: disksOfServices(services) };
  return new Set(wasteIn(place, null, Date.now(), thresholds).map(({ id }) => id));
}

async function remove(go: typeof run, { kind, key, name, location: { slug: location }, vm }: Finding): Promise<void> {
  if (kind === 'disk' || kind === 'media') await go(deleteDisk, { location, uuid: key, name }, undefined);
  else if (kind === 'address') await go(releaseAddress, { location, address: key }, undefined);
  else if (kind === 'balancer') await go(deleteLoadBalancer, { location, uuid: key, name }, undefined);
  else if (kind === 'snapshot' && vm)
    await go(deleteReplica, { location, uuid: vm.uuid, name: vm.name, replica: key, kind: 'snapshot', label: name }, undefined);
  else throw new Error(`${kind} is not cleaned up from a list`);
}

/** Milliseconds for which a look at a location is taken for what is there now. */
const fresh = 20_000;

/**
 * Makes the function that deletes one finding after another: each location is looked at afresh, and again when that is some
 * time ago or did not work; what is waste no longer is left alone (`kept`).
 */
export function cleaner(thresholds: Thresholds): (finding: Finding) => Promise<'gone' | 'kept'> {
  const looked = new Map<string, { readonly at: number; readonly waste: Promise<ReadonlySet<string>> }>();
  return async (finding) => {
    const together = runTogether();
    const { slug } = finding.location;
    const before = looked.get(slug);
    const look = before && Date.now() - before.at < fresh ? before : { at: Date.now(), waste: wasteNow(finding.location, thresholds) };
    looked.set(slug, look);
    const waste = await look.waste.catch((error: unknown) => {
      if (looked.get(slug) === look) looked.delete(slug);
      throw error;
    });
    if (!waste.has(finding.id)) return 'kept';
    await remove(together, finding);
    return 'gone';
  };
}
