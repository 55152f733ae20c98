import { useQuery } from '@tanstack/react-query';
import { getVersioning, type ObjectClient } from '@/data/objects';

export interface OfBucket {
  readonly client: ObjectClient;
  readonly bucket: string;
}

/** A setting of a bucket, asked anew each time it is shown. */
export const useSetting = <T>({ client, bucket }: OfBucket, name: string, read: () => Promise<T>) =>
  useQuery({
    queryKey: ['bucket setting', client.gateway.endpoint, client.gateway.credentials.accessKeyId, bucket, name],
    queryFn: read,
    gcTime: 0,
  });

export const useVersioning = (client: ObjectClient, bucket: string) =>
  useSetting({ client, bucket }, 'versioning', () => getVersioning(client, bucket));
