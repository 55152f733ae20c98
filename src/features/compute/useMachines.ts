import { useQuery } from '@tanstack/react-query';
import { addressesIn } from '@/data/resources/floating-ip/queries';
import { useEverywhere } from '@/data/core/everywhere';
import { useLocations } from '@/data/core/locations';
import { rowsOf } from '@/data/pricing/pricing';
import { joinMachines } from '@/data/resources/vm/machines';
import { policyQuery } from '@/data/pricing/queries';
import { vmsIn } from '@/data/resources/vm/queries';
import type { Scope } from '@/nav';

/**
 * The machines of a scope with their addresses and prices. One list call per location and kind; what comes later (the
 * addresses, the prices) fills in.
 */
export function useMachines(scope: Scope) {
  const locations = useLocations(scope);
  const vms = useEverywhere(locations, vmsIn);
  const addresses = useEverywhere(locations, addressesIn);
  const policy = useQuery(policyQuery());
  return {
    locations,
    vms,
    addresses,
    machines: joinMachines(vms.rows, addresses.rows, policy.data ? rowsOf(policy.data) : null),
  };
}
