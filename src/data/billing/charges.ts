import { isOpen, useRecords, type OperationRecord } from '../operations';

const names = ['money.payInvoice', 'money.payAmount', 'money.payAll', 'money.buyCredit', 'money.requestInvoice', 'money.recurring'];

const accountOf = ({ kind, input }: OperationRecord): unknown =>
  names.includes(kind) && typeof input === 'object' && input !== null && 'account' in input ? input.account : undefined;

/** What was charged to an account in this session, the newest first; of another page or tab too. */
export function useCharges(account: number): { underWay: OperationRecord | undefined; ended: readonly OperationRecord[] } {
  const mine = useRecords().filter((record) => accountOf(record) === account);
  return { underWay: mine.find(isOpen), ended: mine.filter((record) => !isOpen(record)) };
}
