import Big from 'big.js';
import type { FloatingIp, PriceRow, Vm } from '@/api';
import type { Located } from '@/data/core/everywhere';
import type { VmPrice } from '@/data/pricing/pricing';
import type { OnVm } from './operations/on';
import { addressesByOwner } from '../floating-ip/rules';
import { priceOfVm } from './price';
import { vmGone, vmStopped } from './rules';

/** A virtual machine with what the platform's other lists say of it: where it is, its addresses, its price. */
export interface Machine extends Located<Vm> {
  readonly id: string;
  readonly floating: readonly FloatingIp[];
  readonly price: VmPrice | null;
}

/** Machines of all asked locations with their addresses and, once the policy is known, their prices. */
export function joinMachines(
  vms: readonly Located<Vm>[],
  addresses: readonly Located<FloatingIp>[],
  policy: readonly PriceRow[] | null,
): Machine[] {
  const owners = addressesByOwner(addresses.map((at) => at.item));
  return vms
    .filter((at) => !vmGone(at.item))
    .map((at) => {
      const floating = owners.get(at.item.uuid) ?? [];
      return { ...at, id: `${at.location.slug}/${at.item.uuid}`, floating, price: policy && priceOfVm(policy, at.item, floating) };
    });
}

/** What operations on a machine are called with. */
export const onVm = ({ item, location }: Machine): OnVm => ({ location: location.slug, uuid: item.uuid, name: item.name });

/** What a machine costs by the hour in the state that it is in, net; null as long as prices are not known. */
export const priceNow = ({ item, price }: Machine): Big | null => price && (vmStopped(item) ? price.stopped : price.running);

/** The same of several together; those without a known price count nothing. */
export const sumNow = (machines: readonly Machine[]): Big =>
  machines.reduce((sum, machine) => sum.plus(priceNow(machine) ?? 0), new Big(0));
