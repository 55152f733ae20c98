import type { BillingAccount, Success } from '@/api';
import { msg } from '@/i18n';
import { defineOperation, NotAsAsked, type Verification, type Call } from '@/data/operations';
import { changesTo, merged, valueOf, type AccountField, type Edits, type WholeAccount } from './accountFields';

/** What every operation on one account needs to know; `name` is for the record. */
interface OnAccount {
  readonly id: number;
  readonly name: string;
}

const target = ({ id, name }: OnAccount) => ({ type: 'billing-account' as const, name, uuid: String(id) });
const lockKey = ({ id }: OnAccount) => String(id);
const invalidates = () => ({ operations: ['listBillingAccounts', 'getBillingAccount'] as const });
const found = (there: boolean): Verification => ({ state: there ? 'done' : 'not-yet' });

/** The account past the cache, with all that it has. */
const whole = async (id: number, call: Call): Promise<WholeAccount> => ({
  ...(await call('getBillingAccount', { query: { billing_account_id: id } }, { raw: true })),
});

/**
 * Changes some fields of an account and keeps all others: reads it afresh, and sends everything it has. `edits` are the
 * changes as they were confirmed; when one of these fields is no longer what was confirmed, nothing is sent.
 */
export const updateBillingAccount = defineOperation<OnAccount & { edits: Edits }, BillingAccount>({
  name: 'billingAccount.update',
  title: ({ name }) => msg('operations.account.update.title', { name }),
  target,
  lockKey,
  invalidates,
  send: async ({ id, edits }, _, call) => {
    const account = await whole(id, call);
    const moved = Object.entries(edits).some(([name, { from }]) => valueOf(account, name as AccountField) !== from);
    if (moved) throw new NotAsAsked(msg('operations.account.update.changed'));
    return call('updateBillingAccount', { body: merged(id, account, edits) });
  },
  verify: async ({ id, edits }, _, call) => found(Object.keys(changesTo(await whole(id, call), edits)).length === 0),
  outcomeMessage: ({ name }) => msg('operations.account.update.found', { name }),
});

export const setDefaultAccount = defineOperation<OnAccount, Success>({
  name: 'billingAccount.default',
  title: ({ name }) => msg('operations.account.default.title', { name }),
  target,
  // One account is the default: two calls about two accounts would race.
  lockKey: () => 'default',
  invalidates,
  send: ({ id }, _, call) => call('setDefaultBillingAccount', { body: { billing_account_id: id } }),
  verify: async ({ id }, _, call) =>
    found((await call('listBillingAccounts', {})).some((each) => each.id === id && each.is_default === true)),
  outcomeMessage: ({ name }) => msg('operations.account.default.found', { name }),
});

/** What is left of its credit is discarded. Platforms refuse it as a rule while something is on the account or unpaid. */
export const deleteBillingAccount = defineOperation<OnAccount, void>({
  name: 'billingAccount.delete',
  title: ({ name }) => msg('operations.account.delete.title', { name }),
  target,
  lockKey,
  // Not the account itself: asking for one that is gone is an error in the platform's eyes and in the browser's.
  invalidates: () => ({ operations: ['listBillingAccounts'] as const }),
  send: async ({ id }, _, call) => {
    await call('deleteBillingAccount', { body: { billing_account_id: id } });
  },
  verify: async ({ id }, _, call) => found(!(await call('listBillingAccounts', {})).some((each) => each.id === id && !each.is_deleted)),
  outcomeMessage: ({ name }) => msg('operations.account.delete.found', { name }),
});
