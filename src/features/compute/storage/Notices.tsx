import { failureIn } from '@/data/explain';
import { useT } from '@/i18n';
import { Failure } from '@/ui';
import type { useStorage } from './useStorage';

/** The locations that have not answered, by name: what is missing is not silently missing. */
export function Notices({ storage: { failed, services } }: { storage: Pick<ReturnType<typeof useStorage>, 'failed' | 'services'> }) {
  const t = useT();
  return (
    <>
      {failed.map((place) => {
        const failure = failureIn(t, place.error);
        return (
          <Failure
            key={place.location.slug}
            compact
            tone="warn"
            {...failure}
            title={t('storage.failed', { name: place.location.display_name })}
            text={failure.title}
            onRetry={place.retry}
          />
        );
      })}
      {services ? (
        <Failure
          compact
          tone="warn"
          {...failureIn(t, services.error)}
          title={t('storage.failed.services')}
          text={failureIn(t, services.error).title}
          onRetry={() => void services.refetch()}
        />
      ) : null}
    </>
  );
}
