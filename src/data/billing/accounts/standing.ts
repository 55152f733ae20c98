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
  const words: Record<StandingKind, readonly [Message, Message]> = {
    deleted: [msg('standing.deleted', { name }), msg('standing.deleted.text')],
    suspended: [msg('standing.suspended', { name }), msg('standing.suspended.text', { reason: account.suspend_reason ?? '' })],
    awaiting: [msg('standing.awaiting', { name }), msg('standing.awaiting.text')],
    frozen: [msg('standing.frozen', { name }), msg('standing.frozen.text')],
    terminated: [msg('standing.terminated', { name }), msg('standing.terminated.text')],
    limited: [msg('standing.limited', { name }), msg(way === 'topUp' ? 'standing.limited.text' : 'standing.limited.provider')],
    level: [msg('standing.level', { name, level: account.restriction_level ?? '' }), msg('standing.level.text')],
    cannotPay: [msg('standing.cannotPay', { name }), msg('standing.cannotPay.text')],
    overdue: [msg('standing.overdue', { name, amount: unpaid }), msg('standing.overdue.text')],
    noCard: [msg('standing.noCard', { name }), msg(account.allow_debt === true ? 'standing.noCard.invoices' : 'standing.noCard.topUp')],
  };
  const [title, text] = words[kind];
  return { title, text };
}
