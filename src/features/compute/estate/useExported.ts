import { useQueries } from '@tanstack/react-query';
import { networksByMachine, networksIn } from '@/data/resources/network/queries';
import type { Exported } from '@/exports';
import { labelOf, useLabels } from '@/data/inventory/labels';
import type { Machine } from '@/data/resources/vm/machines';

/** Machines with their networks and labels. A location whose networks cannot be read leaves them out, and is named. */
export function useExported(machines: readonly Machine[]) {
  const labels = useLabels();
  const locations = [...new Map(machines.map(({ location }) => [location.slug, location])).values()];
  const networks = useQueries({
    queries: locations.map(({ slug }) => networksIn(slug)),
    combine: (results) => ({
      pending: results.some((result) => result.isPending),
      failed: results.map((result) => result.isError),
      rows: results.map((result) => result.data),
    }),
  });
  const byMachine = networksByMachine(
    networks.rows.flatMap((all, at) => {
      const location = locations[at];
      return location ? (all ?? []).map((item) => ({ location, item })) : [];
    }),
  );
  const items: Exported[] = machines.map((machine) => ({ machine, network: byMachine.get(machine.id), ...labelOf(labels, machine.id) }));
  return {
    items,
    pending: networks.pending,
    failed: locations.filter((_, at) => networks.failed[at]).map(({ display_name }) => display_name),
  };
}
