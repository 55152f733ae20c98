import type { ReactNode } from 'react';
import type { ObjectClient } from '@/data/objects';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { BucketIcon, Empty, Failure, KeyIcon, LinkButton, SkeletonRows } from '@/ui';
import { useObjectAccess } from './useObjectClient';

/** Shows what needs the gateway once there is a key for it, and says what is missing until then. */
export function AccessGate({ children }: { children: (client: ObjectClient) => ReactNode }) {
  const t = useT();
  const paths = usePaths();
  const access = useObjectAccess();
  if (access.state === 'ready') return children(access.client);
  if (access.state === 'failed') return <Failure error={access.error} onRetry={access.retry} />;
  if (access.state === 'no-storage') return <Empty icon={BucketIcon} title={t('buckets.none.title')} text={t('buckets.none.text')} />;
  if (access.state === 'no-keys')
    return (
      <Empty
        icon={KeyIcon}
        title={t('objects.noKey')}
        text={t('objects.noKeyText')}
        actions={<LinkButton to={paths.accessKeys()}>{t('objects.noKey.go')}</LinkButton>}
      />
    );
  return <SkeletonRows />;
}
