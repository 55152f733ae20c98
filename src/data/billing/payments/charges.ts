import { isOpen, recoverOperations, useRecords, type OperationRecord } from '@/data/operations';
import { acrossTabs } from '@/data/operations/locks';

const names = ['money.payInvoice', 'money.payAmount', 'money.payAll', 'money.buyCredit', 'money.requestInvoice', 'money.recurring'];

const accountOf = ({ kind, input }: OperationRecord): unknown =>
  names.includes(kind) && typeof input === 'object' && input !== null && 'account' in input ? input.account : undefined;

/** What was charged to an account in this session, the newest first; of another page or tab too. */
export function useCharges(account: number): { underWay: OperationRecord | undefined; ended: readonly OperationRecord[] } {
  const mine = useRecords().filter((record) => accountOf(record) === account);
  return { underWay: mine.find(isOpen), ended: mine.filter((record) => !isOpen(record)) };
}

/** Looks after what a page that is gone has left open; what another tab has under way is left to it. */
export async function lookAfterLeft(): Promise<void> {
  if (!acrossTabs()) return;
  await import('@/data/operations/all');
  await recoverOperations();
}
