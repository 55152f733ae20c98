import { useQuery } from '@tanstack/react-query';
import { getObjectAccess, type ObjectClient } from '@/data/objects';

/** Who may read an object without keys, asked anew each time it is shown. */
export const useAccess = (client: ObjectClient, bucket: string, key: string, enabled = true) =>
  useQuery({
    queryKey: ['object access', client.gateway.endpoint, client.gateway.credentials.accessKeyId, bucket, key],
    queryFn: () => getObjectAccess(client, bucket, key),
    enabled,
    gcTime: 0,
  });
