import { useQuery } from '@tanstack/react-query';
import { useBrand } from '@/brand';
import { createObjectClient, type Gateway, type ObjectClient } from '@/data/objects';
import { onSignOut, useSession } from '@/data/core/session';
import { accessKeysQuery } from '@/data/resources/access-key/queries';
import { objectStorageQuery } from '@/data/resources/bucket/queries';
import { gatewayAddress, gatewayFor, lacksObjectStorage } from '@/data/resources/bucket/rules';

/** `no-keys`: nothing can be asked of the gateway until there is an access key. */
export type ObjectAccess =
  | { readonly state: 'ready'; readonly client: ObjectClient }
  | { readonly state: 'loading' | 'no-storage' | 'no-keys' }
  | { readonly state: 'failed'; readonly error: Error; readonly retry: () => void };

// Uploads go on while their page is gone, so that a client outlives it; the secret is in memory only.
const clients = new Map<string, ObjectClient>();
onSignOut(() => clients.clear());

/** One client for as long as it is the same key of the same gateway. */
function clientFor(gateway: Gateway): ObjectClient {
  const name = JSON.stringify(gateway);
  const known = clients.get(name) ?? createObjectClient(gateway);
  clients.set(name, known);
  return known;
}

/** Access to the gateway by the first access key. */
export function useObjectAccess(): ObjectAccess {
  const { objectStorage } = useBrand();
  const session = useSession();
  const info = useQuery(objectStorageQuery());
  const keys = useQuery(accessKeysQuery());
  const endpoint = objectStorage.endpoint || (info.data ? gatewayAddress(info.data.url) : null);
  if (lacksObjectStorage(info.error)) return { state: 'no-storage' };
  if (lacksObjectStorage(keys.error)) return { state: 'no-keys' };
  for (const { error, data, refetch } of [info, keys])
    if (error && data === undefined) return { state: 'failed', error, retry: () => void refetch() };
  if (!info.data || !keys.data) return { state: 'loading' };
  if (!endpoint) return { state: 'no-storage' };
  const gateway = gatewayFor(objectStorage, info.data, keys.data, session?.demo === true);
  return gateway ? { state: 'ready', client: clientFor(gateway) } : { state: 'no-keys' };
}
