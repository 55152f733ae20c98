import { sentenceOf } from '@/data/explain';
import { useT } from '@/i18n';
import { Dialog } from '@/ui';
import { BatchButtons, Results } from '@/ui/batch';
import type { useCleanUp } from './useCleanUp';

/** What became of each thing that was chosen. */
export function CleanUpDialog({ cleanUp }: { cleanUp: ReturnType<typeof useCleanUp> }) {
  const t = useT();
  const { items, running, failed, again, stopRest, clear } = cleanUp;
  if (!items) return null;
  return (
    <Dialog
      title={t('overview.cleanUp.going', { count: items.length })}
      opened
      onClose={clear}
      footer={<BatchButtons running={running} failed={failed} onStop={stopRest} onAgain={again} onClose={clear} />}
    >
      <Results
        items={items}
        name={({ name }) => name}
        note={({ location }) => location.display_name}
        said={(error) => sentenceOf(t, error)}
        otherwise={(result) =>
          result === 'kept' ? { tone: 'warn', label: t('overview.cleanUp.kept'), text: t('overview.cleanUp.keptText') } : null
        }
      />
    </Dialog>
  );
}
