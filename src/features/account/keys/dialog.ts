import type { SshKey } from '@/api';

/** Which dialog of the page is open. */
export type KeyDialog = { readonly kind: 'add' } | { readonly kind: 'make' } | { readonly kind: 'rename'; readonly key: SshKey };
