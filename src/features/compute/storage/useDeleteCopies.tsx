import { run } from '@/data/operations';
import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { copyCan } from '@/data/resources/disk/rules';
import type { StoredCopy } from '@/data/resources/disk/storage';
import { deleteReplica } from '@/data/resources/snapshot/operations';
import { useFormat, useT } from '@/i18n';
import { confirm } from '@/ui';
import { BatchDialog, ItemList, useBatch } from '@/ui/batch';
import { onCopy } from '../detail/confirmCopy';
import { useCopyWords } from './useCopyMenu';

const whose = ({ machine, diskName }: StoredCopy) => machine?.item.name ?? diskName;

/** Several copies at once: what goes and what that saves, a typed confirmation, and how it went with each. */
export function useDeleteCopies() {
  const t = useT();
  const format = useFormat();
  const { when, taken: inWords } = useCopyWords();
  const batch = useBatch<StoredCopy>();
  const month = (copies: readonly StoredCopy[]) => format.money(perMonth(sumHourly(copies)));

  const start = async (chosen: readonly StoredCopy[], onStarted: () => void) => {
    const going = chosen.filter((copy) => copyCan.remove(copy) === null);
    const count = going.length;
    const yes = await confirm({
      title: t('storage.copies.delete.title', { count }),
      body: (
        <>
          <p>{t('storage.copies.delete.text')}</p>
          <p>{t('storage.delete.saves', { month: month(going) })}</p>
          <ItemList
            items={going.map((copy) => ({
              key: copy.id,
              name: when(copy),
              notes: [`${whose(copy)} · ${copy.location.display_name}`, copy.name],
              end: copy.hourly ? month([copy]) : null,
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
    await batch.go(going, async (copy) => {
      if (copy.machine) await run(deleteReplica, onCopy(copy.machine, inWords(copy)), undefined);
    });
  };

  return {
    start,
    dialog: <BatchDialog title={(count) => t('storage.copies.delete.going', { count })} batch={batch} name={when} note={whose} />,
  };
}
