import { useQuery } from '@tanstack/react-query';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import { perMonth, priceOf, rowsOf } from '@/data/pricing/pricing';
import { createReplica } from '@/data/resources/snapshot/operations';
import { bootDisk } from '@/data/resources/vm/parts';
import { policyQuery } from '@/data/pricing/queries';
import { useFormat, useT, type T } from '@/i18n';
import { confirm } from '@/ui';

/** Says what it costs, and takes one. */
export const confirmSnapshot = (t: T, machine: Machine): Promise<boolean> =>
  confirm({
    title: t('life.snapshot.take.title', { name: machine.item.name }),
    body: <SnapshotCost machine={machine} />,
    confirmLabel: t('life.snapshot.take'),
    action: () => takeSnapshot(machine),
  });

export async function takeSnapshot(machine: Machine): Promise<void> {
  await run(createReplica, { ...onVm(machine), before: [] }, undefined);
}

function SnapshotCost({ machine: { item } }: { machine: Machine }) {
  const t = useT();
  const format = useFormat();
  const policy = useQuery(policyQuery());
  const size = bootDisk(item)?.size ?? 0;
  const price = policy.data ? priceOf(rowsOf(policy.data), 'snapshot', size) : null;
  return (
    <>
      <p>{t('life.snapshot.take.text', { size: format.disk(size) })}</p>
      {price ? <p>{t('life.snapshot.take.price', { month: format.money(perMonth(price)) })}</p> : null}
    </>
  );
}
