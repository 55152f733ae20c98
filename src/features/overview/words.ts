import type { WasteKind } from '@/data/inventory/waste';
import { vmStatus } from '@/data/resources/vm/rules';
import type { T } from '@/i18n';

interface Words {
  /** The kind's name; the table filters by it. */
  readonly kind: Record<WasteKind, string>;
  readonly count: Record<WasteKind, (count: number) => string>;
}

export const wasteWords = (t: T): Words => ({
  kind: {
    disk: t('overview.kind.disk'),
    address: t('overview.kind.address'),
    machine: t('overview.kind.machine'),
    snapshot: t('overview.kind.snapshot'),
    balancer: t('overview.kind.balancer'),
    media: t('overview.kind.media'),
  },
  count: {
    disk: (count) => t('overview.count.disk', { count }),
    address: (count) => t('overview.count.address', { count }),
    machine: (count) => t('overview.count.machine', { count }),
    snapshot: (count) => t('overview.count.snapshot', { count }),
    balancer: (count) => t('overview.count.balancer', { count }),
    media: (count) => t('overview.count.media', { count }),
  },
});

/** A machine's state in the words of the list, which filters by them. */
export const stateIn = (t: T, status: string): string => {
  const { name } = vmStatus(status);
  return typeof name === 'string' ? name : t(name);
};
