/** What stands in the address while a dialog is open, so that other pages lead to it. */
export const dialogParam = 'dialog';
export const bucketParam = 'bucket';
export const bucketDialogs = ['create', 'account', 'empty', 'delete', 'shares'] as const;
export type BucketDialog = (typeof bucketDialogs)[number];
