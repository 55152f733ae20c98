import type { BillingAccount, Vm } from '@/api';
import { vmRunning, type VmAction } from '@/data/resources/vm/rules';
import { canCharge } from './accounts';

/** What starts something or makes something new. */
const charging: ReadonlySet<VmAction> = new Set<VmAction>(['start', 'bootMedia', 'clone', 'snapshot']);

/**
 * The account of a machine when it forbids an action: starting and making things is not possible for an account that is
 * suspended or out of credit. Null when it is allowed, and when the accounts are not known.
 */
export function forbidding(action: VmAction, vm: Vm, accounts: readonly BillingAccount[] | undefined): BillingAccount | null {
  // Resizing a running machine stops it, and then could not start it again.
  if (!charging.has(action) && !(action === 'guideResize' && vmRunning(vm))) return null;
  const account = accounts?.find((each) => each.id === vm.billing_account);
  return account && canCharge(account) !== null ? account : null;
}
