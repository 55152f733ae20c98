import type { ObjectRow } from './useObjects';

/** What is asked before something is done with objects. */
export type ObjectDialog =
  | { readonly kind: 'folder' }
  | { readonly kind: 'options' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'link'; readonly row: ObjectRow }
  | { readonly kind: 'move'; readonly row: ObjectRow; readonly copy: boolean }
  /** Folders, or several things at once. */
  | { readonly kind: 'transfer'; readonly rows: readonly ObjectRow[]; readonly copy: boolean }
  | { readonly kind: 'delete'; readonly rows: readonly ObjectRow[] };
