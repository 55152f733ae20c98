import { queryOptions } from '@tanstack/react-query';
import type { ObjectStorageSettings } from '@/data/core/resourceKind';
import { session } from '@/data/core/session';
import type { BucketUpload } from './gateway';

/**
 * The unfinished uploads of all buckets, as the gateway tells. Null where only a CORS rule on each bucket would let the page ask:
 * most have none, and each would answer with an error.
 */
export const unfinishedUploadsQuery = (settings: ObjectStorageSettings) =>
  session()?.demo || settings.proxyPath
    ? queryOptions<BucketUpload[]>({
        queryKey: [session()?.id ?? 'nobody', '*', 'unfinished uploads'],
        queryFn: async ({ signal }) => (await import('./gateway')).findUnfinished(settings, signal),
        // Every bucket is asked.
        staleTime: 5 * 60_000,
        refetchOnWindowFocus: false,
      })
    : null;
