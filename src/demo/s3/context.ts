import type { BucketSeed, BucketStore, ObjectStorage } from './store';
import type { S3Request } from './wire';

/** What the platform behind the gateway knows: whose keys there are, and which buckets. */
export interface GatewayHost {
  /** Unix milliseconds. */
  now(): number;
  secretOf(accessKey: string): string | undefined;
  names(): readonly string[];
  bucket(name: string): { readonly created: number; readonly seed: BucketSeed | null; readonly suspended: boolean } | undefined;
  /** The name is somebody else's. */
  isForeign(name: string): boolean;
  createBucket(name: string): void;
  deleteBucket(name: string): void;
  /** Objects and bytes came or went. */
  count(name: string, objects: number, bytes: number): void;
  /** Changes when everything begins anew. */
  readonly era: unknown;
}

/** A request to a bucket that is there, by somebody who may. */
export interface OnBucket {
  readonly host: GatewayHost;
  readonly storage: ObjectStorage;
  readonly store: BucketStore;
  readonly request: S3Request;
  readonly query: ReadonlyMap<string, string>;
  /** False when nobody has signed. */
  readonly signed: boolean;
  /** Another bucket of the same owner. */
  readonly open: (name: string) => Promise<BucketStore>;
  /** Refuses bytes for which there is no room. */
  readonly reserve: (bytes: number) => void;
  readonly save: (store: BucketStore) => void;
}

export interface OnObject extends OnBucket {
  readonly key: string;
}

let counted = 0;
/** An id that no other thing has. */
export const newId = (): string => {
  counted += 1;
  return `${Date.now().toString(36)}${counted.toString(36)}${Math.floor(Math.random() * 1e9).toString(36)}`;
};
