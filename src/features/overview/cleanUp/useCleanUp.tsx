import { useBrand } from '@/brand';
import { cleaner } from '@/data/inventory/cleanUp';
import { deletedOf, type Finding, type Thresholds } from '@/data/inventory/waste';
import { useT } from '@/i18n';
import { confirm } from '@/ui';
import { useBatch } from '@/ui/batch';
import { Review } from './Review';

/** From what was chosen through the review to what became of each; a few at a time, and it can be stopped. */
export function useCleanUp(thresholds: Thresholds) {
  const t = useT();
  const { objectStorage } = useBrand();
  const batch = useBatch<Finding, 'gone' | 'kept'>();
  /** `onStarted`: to be called when it has begun; the selection is empty then, and the results say what failed. */
  const start = async (chosen: readonly Finding[], onStarted?: () => void) => {
    const going = deletedOf(chosen);
    const count = going.length;
    const yes = await confirm({
      title: t('overview.cleanUp.title', { count }),
      body: <Review going={going} />,
      confirmLabel: t('overview.cleanUp.confirm', { count }),
      danger: true,
      typeName: t('compute.delete.word', { count }),
    });
    if (!yes) return;
    onStarted?.();
    await batch.go(going, cleaner(thresholds, objectStorage));
  };
  return { ...batch, start };
}
