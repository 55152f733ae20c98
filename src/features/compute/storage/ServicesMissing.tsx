import { useT } from '@/i18n';
import { Missing } from '@/ui';
import type { useStorage } from './useStorage';

/** Says that disks of managed services may look free while the list of services is missing. */
export function ServicesMissing({ services }: Pick<ReturnType<typeof useStorage>, 'services'>) {
  const t = useT();
  return services ? <Missing title={t('storage.failed.services')} error={services.error} onRetry={() => void services.refetch()} /> : null;
}
