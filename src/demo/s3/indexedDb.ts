import { clear, createStore, del, delMany, get, set, type UseStore } from 'idb-keyval';
import { memoryStorage, type ObjectStorage, type SavedBucket } from './store';

/** Keeps objects in the browser. Where it has no storage that works, they last as long as the page. */
export function browserStorage(): ObjectStorage {
  if (!('indexedDB' in globalThis)) return memoryStorage();
  const bytes: UseStore = createStore('burrow-demo-objects', 'bytes');
  const buckets: UseStore = createStore('burrow-demo-buckets', 'buckets');
  return {
    getBytes: (id) => get<Blob>(id, bytes),
    putBytes: (id, blob) => set(id, blob, bytes),
    deleteBytes: (ids) => (ids.length > 0 ? delMany([...ids], bytes) : Promise.resolve()),
    loadBucket: (name) => get<SavedBucket>(name, buckets),
    saveBucket: (name, bucket) => (bucket ? set(name, bucket, buckets) : del(name, buckets)),
    async clear() {
      await clear(bytes);
      await clear(buckets);
    },
  };
}
