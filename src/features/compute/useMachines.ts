import { useQuery } from '@tanstack/react-query';
import { addressesIn } from '@/data/addresses';
import { useEverywhere } from '@/data/everywhere';
import { useLocations } from '@/data/locations';
import { rowsOf } from '@/data/pricing';
import { joinMachines } from '@/data/machines';
import { policyQuery, vmsIn } from '@/data/vms';
import type { Scope } from '@/nav';

/**
 * The machines of a scope with their addresses and prices. One list call per location and kind; what comes later (the
 * addresses, the prices) fills in.
 */
export function useMachines(scope: Scope) {
  const locations = useLocations(scope);
  const vms = useEverywhere(locations.inScope, vmsIn);
  const addresses = useEverywhere(locations.inScope, addressesIn);
  const policy = useQuery(policyQuery());
  return {
    locations,
    vms,
    addresses,
    machines: joinMachines(vms.rows, addresses.rows, policy.data ? rowsOf(policy.data) : null),
  };
}
