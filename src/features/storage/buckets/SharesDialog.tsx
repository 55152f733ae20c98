import type { Bucket } from '@/api';
import { useFormat, useT } from '@/i18n';
import { Dialog } from '@/ui';
import { ShareChart } from '@/ui/charts';

/** More of them would be a ring of slivers. */
const shown = 7;

/** Which buckets take the space. */
export function SharesDialog({ buckets, onClose }: { buckets: readonly Bucket[]; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const sorted = buckets
    .map(({ name, size_bytes: size }) => ({ key: name, label: name, value: size ?? 0 }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value);
  const rest = sorted.slice(shown);
  const parts = [
    ...sorted.slice(0, shown),
    ...(rest.length > 0
      ? [{ key: '*', label: t('buckets.shares.rest', { count: rest.length }), value: rest.reduce((sum, { value }) => sum + value, 0) }]
      : []),
  ];
  return (
    <Dialog title={t('buckets.shares')} opened onClose={onClose} size="normal">
      <ShareChart
        label={t('buckets.shares.total', { size: format.bytes(sorted.reduce((sum, { value }) => sum + value, 0)) })}
        columnLabel={t('buckets.column.name')}
        valueLabel={t('buckets.column.size')}
        parts={parts}
        format={format.bytes}
      />
    </Dialog>
  );
}
