import { ownKey } from '@/device/storage';
/** An upload in parts that outlives the page: what it takes to go on with it, and no key. */
export interface RememberedUpload {
  readonly endpoint: string;
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  /** Of the file, to know it again: bytes and Unix milliseconds. */
  readonly size: number;
  readonly modified: number;
  readonly partSize: number;
  readonly type: string;
}

export interface UploadMemory {
  all(): readonly RememberedUpload[];
  remember(upload: RememberedUpload): void;
  forget(uploadId: string): void;
}

const key = 'burrow.uploads';

const isRemembered = (value: unknown): value is RememberedUpload =>
  typeof value === 'object' &&
  value !== null &&
  ['endpoint', 'bucket', 'key', 'uploadId', 'type'].every((name) => typeof Reflect.get(value, name) === 'string') &&
  ['size', 'modified', 'partSize'].every((name) => typeof Reflect.get(value, name) === 'number');

/** In the browser's storage. One that can't be used remembers nothing. */
export function storedUploads(storage: Pick<Storage, 'getItem' | 'setItem'>): UploadMemory {
  const read = (): RememberedUpload[] => {
    try {
      const value: unknown = JSON.parse(storage.getItem(ownKey(key)) ?? '[]');
      return Array.isArray(value) ? value.filter(isRemembered) : [];
    } catch {
      return [];
    }
  };
  const write = (uploads: readonly RememberedUpload[]) => {
    try {
      storage.setItem(ownKey(key), JSON.stringify(uploads));
    } catch {
      // Full or forbidden: the upload goes on, and can't be resumed after a reload.
    }
  };
  return {
    all: read,
    remember: (upload) => write([...read().filter(({ uploadId }) => uploadId !== upload.uploadId), upload]),
    forget: (uploadId) => write(read().filter((each) => each.uploadId !== uploadId)),
  };
}
