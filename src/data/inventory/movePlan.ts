import Big from 'big.js';
import type { BillingAccount } from '@/api';
import type { Message } from '@/i18n';
import { sumHourly, withVat } from '../pricing/pricing';
import { titleOf } from '../billing/accounts/accounts';
import { cannotMove, type Resource } from './resources';

/** What resources cost by the hour on an account: by the list, and with its discount and VAT. */
export interface Side {
  readonly net: Big;
  /** Null: an account is not among the user's, and with it neither are its discount and VAT. */
  readonly gross: Big | null;
  /** Percent; null: several, or not known. */
  readonly discount: number | null;
  readonly vat: number | null;
}

/** What would happen: nothing has been sent. */
export interface MovePlan {
  readonly going: readonly Resource[];
  readonly left: readonly { readonly resource: Resource; readonly reason: Message }[];
  /** Addresses of what goes that would stay behind. */
  readonly followers: readonly Resource[];
  /** Of what goes, as far as the price list has prices. */
  readonly before: Side;
  readonly after: Side;
  readonly unpriced: number;
}

const percentOf = (value: number | null | undefined) => value ?? 0;

/** Discount first, VAT on what is left: as the platform's invoices have it. */
const grossOn = (net: Big, account: BillingAccount): Big =>
  withVat(net.times(new Big(100).minus(percentOf(account.discount_percentage))).div(100), account.vat_percentage);

function sideOf(going: readonly Resource[], accountOf: (resource: Resource) => BillingAccount | undefined): Side {
  const accounts = [...new Set(going.map(accountOf))];
  const same = (of: (account: BillingAccount | undefined) => number | null) => {
    const all = new Set(accounts.map(of));
    const [first = null] = all;
    return all.size === 1 ? first : null;
  };
  return {
    net: sumHourly(going),
    gross: accounts.reduce<Big | null>(
      (sum, account) =>
        sum && account ? sum.plus(grossOn(sumHourly(going.filter((resource) => accountOf(resource) === account)), account)) : null,
      new Big(0),
    ),
    discount: same((account) => (account ? percentOf(account.discount_percentage) : null)),
    vat: same((account) => (account ? percentOf(account.vat_percentage) : null)),
  };
}

/** `all`: everything that there is; of that, what has its address with something that goes. `busy`: why one is not to be touched now. */
export function planMove(
  chosen: readonly Resource[],
  all: readonly Resource[],
  target: BillingAccount,
  accounts: readonly BillingAccount[],
  busy: (resource: Resource) => Message | null,
): MovePlan {
  const judged = chosen.map((resource) => ({ resource, reason: busy(resource) ?? cannotMove(resource, target) }));
  const going = judged.flatMap(({ resource, reason }) => (reason ? [] : [resource]));
  const keys = new Set(going.map(({ key }) => key));
  const picked = new Set(chosen.map(({ id }) => id));
  return {
    going,
    left: judged.flatMap(({ resource, reason }) => (reason ? [{ resource, reason }] : [])),
    followers: all.filter(
      (resource) =>
        resource.kind === 'floating-ip' &&
        resource.owner &&
        keys.has(resource.owner.key) &&
        !picked.has(resource.id) &&
        busy(resource) === null &&
        cannotMove(resource, target) === null,
    ),
    before: sideOf(going, ({ account }) => accounts.find(({ id }) => id === account)),
    after: sideOf(going, () => target),
    unpriced: going.filter(({ hourly }) => hourly === null).length,
  };
}

/** Has one resource paid for by another account, by the call of its kind. */
export async function moveResource({ entry, item, location, kind }: Resource, target: BillingAccount): Promise<void> {
  if (!entry.move) throw new Error(`${kind} has no call that moves it`);
  await entry.move(item as never, location?.slug ?? '', { account: target.id, accountName: titleOf(target) });
}
