import { useQuery } from '@tanstack/react-query';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import { perMonth, priceOf, rowsOf } from '@/data/pricing/pricing';
import { deleteVmDisk, detachDisk } from '@/data/resources/vm/operations/disks';
import { policyQuery } from '@/data/pricing/queries';
import { useFormat, useT, type T } from '@/i18n';
import { Button, confirm, Notice } from '@/ui';
import type { DiskRow } from './diskDialogs';

const on = (machine: Machine, { disk, device }: DiskRow) => ({ ...onVm(machine), disk: disk.uuid, label: device });

/** Takes a disk off the machine; it stays, with what is on it, and goes on costing. */
export const confirmDetach = (t: T, machine: Machine, row: DiskRow): Promise<boolean> =>
  confirm({
    title: t('life.detach.title', { label: row.label, name: machine.item.name }),
    body: <Stays size={row.disk.size} />,
    confirmLabel: t('life.disk.detach'),
    action: async () => {
      await run(detachDisk, on(machine, row), undefined);
    },
  });

function Stays({ size }: { size: number }) {
  const t = useT();
  const format = useFormat();
  const policy = useQuery(policyQuery());
  const rows = policy.data ? rowsOf(policy.data) : [];
  const price = priceOf(rows, 'block', size) ?? priceOf(rows, 'main', size);
  return (
    <>
      <p>{t('life.detach.text')}</p>
      <p>{price ? t('life.detach.cost', { month: format.money(perMonth(price)) }) : t('life.detach.costUnknown')}</p>
    </>
  );
}

/** Says what goes with a disk, offers to detach it instead, and has its device's name typed. */
export function confirmDeleteDisk(t: T, machine: Machine, row: DiskRow): Promise<boolean> {
  const copies = (row.disk.replica ?? []).length;
  return confirm({
    title: t('life.diskDelete.title', { label: row.label }),
    body: (
      <>
        <p>{t('life.diskDelete.text')}</p>
        {copies > 0 ? <p>{t('life.diskDelete.copies', { count: copies })}</p> : <p>{t('life.diskDelete.copiesAny')}</p>}
      </>
    ),
    extra: (
      <Notice
        tone="busy"
        title={t('life.diskDelete.instead')}
        actions={
          <Button size="small" onClick={() => void confirmDetach(t, machine, row)}>
            {t('life.disk.detach')}
          </Button>
        }
      >
        {t('life.diskDelete.insteadText')}
      </Notice>
    ),
    confirmLabel: t('life.disk.delete'),
    danger: true,
    typeName: row.device,
    action: async () => {
      await run(deleteVmDisk, on(machine, row), undefined);
    },
  });
}
