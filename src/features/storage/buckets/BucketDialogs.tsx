import { lazy, Suspense } from 'react';
import type { BillingAccount, Bucket, PriceRow } from '@/api';
import { AccountDialog } from './AccountDialog';
import type { BucketDialog } from './dialogs';
import { CreateBucketDialog } from './CreateBucketDialog';
import { DeleteBucketDialog } from './DeleteBucketDialog';

const EmptyBucketDialog = lazy(async () => ({ default: (await import('./EmptyBucketDialog')).EmptyBucketDialog }));
const SharesDialog = lazy(async () => ({ default: (await import('./SharesDialog')).SharesDialog }));

interface Props {
  readonly dialog: BucketDialog;
  readonly bucket: Bucket | null;
  readonly buckets: readonly Bucket[];
  readonly accounts: readonly BillingAccount[];
  readonly policy: readonly PriceRow[] | null;
  readonly show: (dialog: BucketDialog, bucket?: Bucket) => void;
  readonly onClose: () => void;
}

export function BucketDialogs({ dialog, bucket, buckets, accounts, policy, show, onClose }: Props) {
  if (dialog === 'create') return <CreateBucketDialog accounts={accounts} policy={policy} onClose={onClose} />;
  if (dialog === 'shares')
    return (
      <Suspense>
        <SharesDialog buckets={buckets} onClose={onClose} />
      </Suspense>
    );
  if (!bucket) return null;
  if (dialog === 'account') return <AccountDialog bucket={bucket} accounts={accounts} onClose={onClose} />;
  if (dialog === 'delete') return <DeleteBucketDialog bucket={bucket} onEmpty={() => show('empty', bucket)} onClose={onClose} />;
  return (
    <Suspense>
      <EmptyBucketDialog bucket={bucket} onClose={onClose} />
    </Suspense>
  );
}
