import type { Machine } from '@/data/resources/vm/machines';
import { Results as BatchResults, type BatchItem } from '@/ui/batch';

/** How it goes with each machine of a batch. */
export function Results({ items }: { items: readonly BatchItem<Machine, void>[] }) {
  return <BatchResults items={items} name={({ item }) => item.name} note={({ location }) => location.display_name} />;
}
