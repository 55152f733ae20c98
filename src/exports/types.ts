import type { Network } from '@/api';
import type { Machine } from '@/data/resources/vm/machines';

/** A machine with what other lists and the user's own labels say of it. */
export interface Exported {
  readonly machine: Machine;
  readonly network: Network | undefined;
  readonly tags: readonly string[];
  readonly note: string;
}

export type AddressKind = 'public' | 'private';

export interface ExportOptions {
  /** Where the platform's API is, without a path. */
  readonly baseUrl: string;
  /** Id of one of `providers`. */
  readonly provider: string;
  /** How machines are reached: those without such an address take the other one. */
  readonly address: AddressKind;
}

/**
 * One kind of file, in parts, so that ten thousand items are written bit by bit and a preview needs only the first. Parts
 * follow each other as they are.
 */
export interface Writing<Item = Exported> {
  readonly head: string;
  readonly each: (item: Item, index: number) => string | Promise<string>;
  readonly foot: string;
}

export interface ExportFormat {
  readonly id: 'terraform' | 'ansible' | 'ssh' | 'hosts' | 'csv' | 'json' | 'curl';
  readonly language: string;
  readonly type: string;
  /** Of the file's name, without the dot. */
  readonly ending: string;
  readonly begin: (items: readonly Exported[], options: ExportOptions) => Writing;
}
