import { lazyPart } from '@/ui/lazy';
import { Suspense } from 'react';
import type { BillingAccount } from '@/api';
import { loadMessages } from '@/i18n';
import { usePayAddress } from './payAddress';

const PayDialog = lazyPart(async () => {
  const [found] = await Promise.all([import('../pay/PayDialog'), loadMessages('pay'), loadMessages('operations')]);
  return { default: found.PayDialog };
});

/** The dialog that the address asks for; fetched when it does. */
export function PayDialogs({ account, accounts }: { account: BillingAccount; accounts: readonly BillingAccount[] }) {
  const { kind, invoice, close } = usePayAddress();
  if (!kind) return null;
  return (
    <Suspense>
      {/* Another account is another dialog: nothing of what was typed for the one is charged to the other. */}
      <PayDialog
        key={`${kind} ${account.id} ${invoice ?? ''}`}
        kind={kind}
        invoice={invoice}
        account={account}
        accounts={accounts}
        onClose={close}
      />
    </Suspense>
  );
}
