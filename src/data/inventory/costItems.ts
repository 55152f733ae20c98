import type Big from 'big.js';
import type { Bucket, Location, PriceRow, ServicePackage } from '@/api';
import type { CostKind, Place } from './estate';
import type { Machine } from '../resources/vm/machines';
import { unpriced } from '../pricing/pricing';
import { disksOf } from '../resources/vm/parts';
import { vmStopped } from '../resources/vm/rules';
import { joinResources, type Resource, type ResourceKind as ListedKind } from './resources';
import type { ResourceKind } from '../billing/usage/usage';

/** As what something costs now. `attached`: a disk that a machine has. */
export type CostItemKind = CostKind | 'attached' | 'services' | 'buckets';

/** Something that the lists of resources name. */
export interface CostItem {
  /** What usage calls it by. */
  readonly key: string;
  readonly kind: ResourceKind;
  readonly name: string;
  /** Null: in all of them, or not told. */
  readonly location: Location | null;
  /** Who pays; null when it is not told. */
  readonly account: number | null;
  /** By the price list, per hour, net; null when it has no price for it. */
  readonly hourly: Big | null;
  /** Part of it has no price in the list, so that this is too low. */
  readonly partial: boolean;
  readonly burns: CostItemKind;
  /** Free, or paid for with something else, so that it is worth naming only when usage does. */
  readonly included: boolean;
  readonly machine?: Machine | undefined;
  /** Of a disk that goes with its machine: which one. */
  readonly goesWith?: string | undefined;
}

const kinds: Record<Exclude<ListedKind, 'firewall'>, ResourceKind> = {
  vm: 'machine',
  disk: 'disk',
  address: 'address',
  balancer: 'balancer',
  service: 'service',
  bucket: 'bucket',
};

/** Part of what it costs in the state that it is in has no price in the list. */
const partlyPriced = ({ item, price }: Machine): boolean =>
  price?.lines.some((line) => line.kind !== 'address' && (line.stopped || !vmStopped(item)) && unpriced(line)) ?? false;

function burnsAs({ kind, owner, uuid, vm }: Resource, media: ReadonlySet<string>): CostItemKind {
  if (kind === 'vm') return vm && vmStopped(vm) ? 'stopped' : 'running';
  if (kind === 'disk') return owner ? 'attached' : media.has(uuid) ? 'media' : 'disks';
  if (kind === 'address') return owner ? 'addresses' : 'idleAddresses';
  return kind === 'balancer' ? 'balancers' : kind === 'bucket' ? 'buckets' : 'services';
}

/** Everything in the lists of all locations that may cost something. */
export function costItemsOf(
  places: readonly Place[],
  services: readonly ServicePackage[],
  buckets: readonly Bucket[],
  policy: readonly PriceRow[] | null,
): CostItem[] {
  const machines = new Map(places.flatMap((place) => place.machines.map((machine) => [machine.item.uuid, machine] as const)));
  const locations = places.map(({ location }) => location);
  const media = new Set(places.flatMap(({ disks }) => disks ?? []).flatMap((disk) => (disk.read_only_bootable === true ? disk.uuid : [])));
  const listed = joinResources(places, { buckets, services, locations }, null, policy).flatMap((resource): CostItem[] => {
    const { kind, uuid, name, location, account, hourly, owner } = resource;
    if (kind === 'firewall') return [];
    const machine = kind === 'vm' ? machines.get(uuid) : undefined;
    const partial = machine ? partlyPriced(machine) : false;
    return [
      {
        key: uuid,
        kind: kinds[kind],
        name,
        location,
        account,
        hourly,
        partial,
        burns: burnsAs(resource, media),
        included: (kind === 'disk' && owner !== null) || (hourly?.eq(0) === true && !partial),
        machine,
      },
    ];
  });
  const known = new Set(listed.map(({ key }) => key));
  const attached = [...machines.values()].flatMap(({ item, location }) =>
    disksOf(item).map((disk): CostItem => ({
      key: disk.uuid,
      kind: 'disk',
      name: `${item.name} · ${disk.name ?? disk.uuid}`,
      location,
      account: item.billing_account ?? null,
      hourly: null,
      partial: false,
      burns: 'attached',
      goesWith: item.uuid,
      included: true,
    })),
  );
  return [...listed, ...attached.filter(({ key }) => !known.has(key))];
}
