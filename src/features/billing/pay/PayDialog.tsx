import type { BillingAccount } from '@/api';
import type { PayKind } from '../frame/payAddress';
import { BuyCredit } from './BuyCredit';
import { PayAll } from './PayAll';
import { PayAmount } from './PayAmount';
import { PayInvoice } from './PayInvoice';
import { RequestInvoice } from './RequestInvoice';

interface Props {
  kind: PayKind;
  invoice: string | null;
  account: BillingAccount;
  accounts: readonly BillingAccount[];
  onClose: () => void;
}

export function PayDialog({ kind, invoice, account, accounts, onClose }: Props) {
  if (kind === 'invoice')
    return <PayInvoice invoice={Number(invoice ?? Number.NaN)} account={account} accounts={accounts} onClose={onClose} />;
  const Shown = { amount: PayAmount, all: PayAll, credit: BuyCredit, request: RequestInvoice }[kind];
  return <Shown account={account} onClose={onClose} />;
}
