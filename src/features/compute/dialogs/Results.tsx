import type { Machine } from '@/data/resources/vm/machines';
import { Results as BatchResults, type BatchItem } from '@/ui/batch';

/** How it goes with each machine of a batch. */
export function Results({ items, left }: { items: readonly BatchItem<Machine, void>[]; left?: number | null }) {
  return <BatchResults items={items} left={left} name={({ item }) => item.name} note={({ location }) => location.display_name} />;
}
