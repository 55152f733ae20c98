import type { Cloud } from '../cloud/cloud';
import type { GatewayHost } from './context';
import { createObjectGateway, type ObjectGateway } from './gateway';
import { memoryStorage, type ObjectStorage } from './store';

/** Names that other users of the platform have. */
export const takenNames: ReadonlySet<string> = new Set(['backup', 'backups', 'images', 'test', 'assets', 'warren']);

/** The gateway's view of the simulated cloud: its buckets and keys are the ones that the platform's calls list. */
const hostFor = (cloud: Cloud): GatewayHost => {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return {
    now: () => cloud.clock.now(),
    secretOf: (accessKey) => cloud.state.s3.keys.find((key) => key.accessKey === accessKey)?.secretKey,
    names: () => [...cloud.state.buckets.keys()],
    bucket(name) {
      const bucket = cloud.state.buckets.get(name);
      return bucket && { created: bucket.created, seed: bucket.seed ?? null, suspended: bucket.is_suspended };
    },
    isForeign: (name) => takenNames.has(name),
    createBucket(name) {
      const payer = cloud.state.accounts.find((account) => account.is_default) ?? cloud.state.accounts[0];
      const now = cloud.clock.now();
      const bucket = {
        name,
        billing_account_id: payer?.id ?? 0,
        size_bytes: 0,
        num_objects: 0,
        is_suspended: false,
        created: now,
        modified: now,
      };
      cloud.state.buckets.set(name, bucket);
      cloud.touch();
    },
    deleteBucket(name) {
      cloud.state.buckets.delete(name);
      cloud.touch();
    },
    count(name, objects, bytes) {
      const bucket = cloud.state.buckets.get(name);
      if (!bucket) return;
      bucket.num_objects += objects;
      bucket.size_bytes += bytes;
      bucket.modified = cloud.clock.now();
      // Thousands of objects may come and go in a second, and the whole cloud is saved when it changes.
      timer ??= setTimeout(() => {
        timer = null;
        cloud.touch();
      }, 300);
    },
    get era() {
      return cloud.state;
    },
  };
};

/** The object storage of a simulated cloud; `limit` in bytes. */
export const createCloudGateway = (cloud: Cloud, storage: ObjectStorage = memoryStorage(), limit = 2 * 2 ** 30): ObjectGateway =>
  createObjectGateway({ host: hostFor(cloud), storage, limit });
