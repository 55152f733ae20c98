import { run } from '@/data/operations';
import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { restorePointCan } from '@/data/resources/disk/rules';
import type { StoredRestorePoint } from '@/data/resources/disk/storage';
import { deleteReplica } from '@/data/resources/snapshot/operations';
import { useFormat, useT } from '@/i18n';
import { confirm } from '@/ui';
import { BatchDialog, ItemList, useBatch } from '@/ui/batch';
import { onRestorePoint } from '../detail/confirmRestorePoint';
import { useRestorePointWords } from './useRestorePointMenu';

const whose = ({ machine, diskName }: StoredRestorePoint) => machine?.item.name ?? diskName;

/** Several restore points at once: what goes and what that saves, a typed confirmation, and how it went with each. */
export function useDeleteRestorePoints() {
  const t = useT();
  const format = useFormat();
  const { when, taken: inWords } = useRestorePointWords();
  const batch = useBatch<StoredRestorePoint>();
  const month = (points: readonly StoredRestorePoint[]) => format.money(perMonth(sumHourly(points)));

  const start = async (chosen: readonly StoredRestorePoint[], onStarted: () => void) => {
    const going = chosen.filter((point) => restorePointCan.remove(point) === null);
    const count = going.length;
    const yes = await confirm({
      title: t('storage.copies.delete.title', { count }),
      body: (
        <>
          <p>{t('storage.copies.delete.text')}</p>
          <p>{t('storage.delete.saves', { month: month(going) })}</p>
          <ItemList
            items={going.map((point) => ({
              key: point.id,
              name: when(point),
              notes: [`${whose(point)} · ${point.location.display_name}`, point.name],
              end: point.hourly ? month([point]) : null,
            }))}
          />
          {chosen.length > count ? <p>{t('storage.copies.delete.left', { count: chosen.length - count })}</p> : null}
        </>
      ),
      confirmLabel: t('storage.copies.delete.action', { count }),
      danger: true,
      typeName: t('compute.delete.word', { count }),
    });
    if (!yes) return;
    onStarted();
    await batch.go(going, async (point) => {
      if (point.machine) await run(deleteReplica, onRestorePoint(point.machine, inWords(point)), undefined);
    });
  };

  return {
    start,
    dialog: <BatchDialog title={(count) => t('storage.copies.delete.going', { count })} batch={batch} name={when} note={whose} />,
  };
}
