import type Big from 'big.js';
import { platformNow, type PriceRow } from '@/api';
import { cleaner } from '@/data/inventory/cleanUp';
import type { Place } from '@/data/inventory/estate';
import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { isLoose } from '@/data/resources/disk/rules';
import type { StoredDisk } from '@/data/resources/disk/storage';
import { usualThresholds, wasteIn, type Finding } from '@/data/inventory/waste';
import { useFormat, useT } from '@/i18n';
import { confirm } from '@/ui';
import { BatchDialog, ItemList, useBatch } from '@/ui/batch';

/**
 * Disks that nothing has go by the same way as in the clean-up: reviewed, looked at afresh, and left alone when something
 * has them by then.
 */
export function useDeleteDisks(places: readonly Place[], policy: readonly PriceRow[] | null) {
  const t = useT();
  const batch = useBatch<Finding, 'gone' | 'kept'>();

  const start = async (chosen: readonly StoredDisk[], onStarted?: () => void) => {
    const wanted = new Set(chosen.filter(({ role }) => isLoose(role)).map(({ id }) => id));
    const going = places
      .flatMap((place) => wasteIn(place, policy, platformNow()))
      .filter(({ kind, location, key }) => kind === 'disk' && wanted.has(`${location?.slug ?? ''}/${key}`));
    const count = going.length;
    const [first] = going;
    if (!first) return;
    const named = count === 1 && first.name !== first.key;
    const yes = await confirm({
      title: t('storage.delete.title', { count, name: first.name }),
      body: <Review going={going} left={chosen.length - count} />,
      confirmLabel: t('storage.delete.action', { count }),
      danger: true,
      typeName: named ? first.name : t('compute.delete.word', { count }),
    });
    if (!yes) return;
    onStarted?.();
    await batch.go(going, cleaner(usualThresholds));
  };
  return { ...batch, start };
}

function Review({ going, left }: { going: readonly Finding[]; left: number }) {
  const t = useT();
  const format = useFormat();
  const month = (hourly: Big) => format.money(perMonth(hourly));
  return (
    <>
      <p>{t('storage.delete.text', { count: going.length })}</p>
      <p>{t('storage.delete.saves', { month: month(sumHourly(going)) })}</p>
      <ItemList
        items={going.map(({ id, name, location, hourly, group }) => ({
          key: id,
          name,
          notes: [location?.display_name, group === 'media' ? t('storage.role.media') : null],
          end: hourly ? month(hourly) : null,
        }))}
      />
      {left > 0 ? <p>{t('storage.delete.left', { count: left })}</p> : null}
    </>
  );
}

/** What became of each disk. */
export function DeleteDialog({ deletion }: { deletion: ReturnType<typeof useDeleteDisks> }) {
  const t = useT();
  return (
    <BatchDialog
      title={(count) => t('storage.delete.going', { count })}
      batch={deletion}
      name={({ name }) => name}
      note={({ location }) => location?.display_name ?? ''}
      otherwise={(result) =>
        result === 'kept' ? { tone: 'warn', label: t('storage.delete.kept'), text: t('storage.delete.keptText') } : null
      }
    />
  );
}
