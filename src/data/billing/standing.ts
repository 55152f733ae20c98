import type { BillingAccount } from '@/api';
import { msg, type Message } from '@/i18n';
import { lacksCard, paysAhead, restriction, titleOf } from './accounts';

/** What is the matter with a billing account. `level`: a restriction that the panel does not know. */
export type StandingKind =
  | 'deleted'
  | 'suspended'
  | 'awaiting'
  | 'frozen'
  | 'terminated'
  | 'limited'
  | 'level'
  | 'cannotPay'
  | 'overdue'
  | 'noCard';

/** Where it is lifted, as far as the customer can do that. */
export type Way = 'topUp' | 'pay' | 'cards' | 'support' | null;

export interface Standing {
  readonly kind: StandingKind;
  /** `bad`: something that the customer wants is not possible, or money is overdue. */
  readonly tone: 'bad' | 'warn';
  readonly way: Way;
}

const restrictions: Record<string, Standing> = {
  FROZEN: { kind: 'frozen', tone: 'bad', way: 'topUp' },
  TERMINATED: { kind: 'terminated', tone: 'bad', way: 'support' },
  LIMITED: { kind: 'limited', tone: 'warn', way: 'topUp' },
};

/**
 * All that is the matter with an account, the worst first; empty when it is fine. `overdue`: one of its invoices is unpaid
 * and past its day.
 */
export function standingsOf(account: BillingAccount, overdue = false): readonly Standing[] {
  if (account.is_deleted) return [{ kind: 'deleted', tone: 'warn', way: null }];
  const due: Standing[] = overdue ? [{ kind: 'overdue', tone: 'bad', way: 'pay' }] : [];
  if (account.is_active === false)
    return [
      account.suspend_reason ? { kind: 'suspended', tone: 'bad', way: 'support' } : { kind: 'awaiting', tone: 'bad', way: 'support' },
      ...due,
    ];
  const level = restriction(account);
  const restricted = level === null ? [] : [restrictions[level] ?? ({ kind: 'level', tone: 'warn', way: 'support' } as const)];
  return [
    ...restricted.map((each) => (each.kind === 'limited' && !paysAhead(account) ? { ...each, way: 'support' as const } : each)),
    ...due,
    ...(account.can_pay === false && restricted.length === 0 ? [{ kind: 'cannotPay', tone: 'warn', way: 'cards' } as const] : []),
    ...(lacksCard(account) ? [{ kind: 'noCard', tone: 'warn', way: 'cards' } as const] : []),
  ];
}

/** What is said of it, and what lifts it. `unpaid` is written as money. */
export function standingWords({ kind, way }: Standing, account: BillingAccount, unpaid: string): { title: Message; text: Message } {
  const name = titleOf(account);
  switch (kind) {
    case 'deleted':
      return { title: msg('standing.deleted', { name }), text: msg('standing.deleted.text') };
    case 'suspended':
      return { title: msg('standing.suspended', { name }), text: msg('standing.suspended.text', { reason: account.suspend_reason ?? '' }) };
    case 'awaiting':
      return { title: msg('standing.awaiting', { name }), text: msg('standing.awaiting.text') };
    case 'frozen':
      return { title: msg('standing.frozen', { name }), text: msg('standing.frozen.text') };
    case 'terminated':
      return { title: msg('standing.terminated', { name }), text: msg('standing.terminated.text') };
    case 'limited':
      return {
        title: msg('standing.limited', { name }),
        text: msg(way === 'topUp' ? 'standing.limited.text' : 'standing.limited.provider'),
      };
    case 'level':
      return { title: msg('standing.level', { name, level: account.restriction_level ?? '' }), text: msg('standing.level.text') };
    case 'cannotPay':
      return { title: msg('standing.cannotPay', { name }), text: msg('standing.cannotPay.text') };
    case 'overdue':
      return { title: msg('standing.overdue', { name, amount: unpaid }), text: msg('standing.overdue.text') };
    case 'noCard':
      return {
        title: msg('standing.noCard', { name }),
        text: msg(account.allow_debt === true ? 'standing.noCard.invoices' : 'standing.noCard.topUp'),
      };
  }
}
