import { useT } from '@/i18n';
import { Missing } from '@/ui';
import type { useStorage } from './useStorage';

/** The locations that have not answered, by name. */
export function Notices({ storage: { failed, services } }: { storage: Pick<ReturnType<typeof useStorage>, 'failed' | 'services'> }) {
  const t = useT();
  return (
    <>
      {failed.map(({ location, error, retry }) => (
        <Missing key={location.slug} title={t('storage.failed', { name: location.display_name })} error={error} onRetry={retry} />
      ))}
      {services ? <Missing title={t('storage.failed.services')} error={services.error} onRetry={() => void services.refetch()} /> : null}
    </>
  );
}
