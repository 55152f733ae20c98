import type { AnyKind } from '../core/resourceKind';
import { unfinishedUploads } from '../resources/unfinished-upload/kind';

/** The part of the registry that only the search for unused resources needs, and only its pages fetch. */
export const searchedKinds: readonly AnyKind[] = [unfinishedUploads as unknown as AnyKind];
