import { useT } from '@/i18n';
import { BatchDialog } from '@/ui/batch';
import type { useCleanUp } from './useCleanUp';

/** What became of each thing that was chosen. */
export function CleanUpDialog({ cleanUp }: { cleanUp: ReturnType<typeof useCleanUp> }) {
  const t = useT();
  return (
    <BatchDialog
      title={(count) => t('overview.cleanUp.going', { count })}
      batch={cleanUp}
      name={({ name }) => name}
      note={({ location }) => location?.display_name ?? ''}
      otherwise={(result) =>
        result === 'kept' ? { tone: 'warn', label: t('overview.cleanUp.kept'), text: t('overview.cleanUp.keptText') } : null
      }
    />
  );
}
