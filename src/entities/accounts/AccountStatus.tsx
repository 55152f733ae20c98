import type { BillingAccount } from '@/api';
import { useOverdue } from '@/data/billing/accounts/overdue';
import { standingsOf, type StandingKind } from '@/data/billing/accounts/standing';
import { msg, useT, type Message } from '@/i18n';
import { Status, useNow } from '@/ui';

const words: Record<Exclude<StandingKind, 'level'>, Message> = {
  deleted: msg('standing.state.deleted'),
  suspended: msg('standing.state.suspended'),
  awaiting: msg('standing.state.awaiting'),
  frozen: msg('standing.state.frozen'),
  terminated: msg('standing.state.terminated'),
  limited: msg('standing.state.limited'),
  cannotPay: msg('standing.state.cannotPay'),
  overdue: msg('standing.state.overdue'),
  noCard: msg('standing.state.noCard'),
};

/** An account's state in a word: the worst that is true of it. Needs the catalogue "standing". */
export function AccountStatus({ account }: { account: BillingAccount }) {
  const t = useT();
  const overdue = useOverdue([account], useNow())(account);
  const [worst] = standingsOf(account, overdue);
  // "Active" is not said before it is known that nothing is overdue.
  if (!worst) return overdue === undefined ? null : <Status tone="ok" label={t('standing.state.active')} />;
  // A level that the panel does not know is shown as the platform says it.
  const label = worst.kind === 'level' ? (account.restriction_level ?? '') : t(words[worst.kind]);
  return <Status tone={worst.kind === 'deleted' ? 'off' : worst.tone} label={label} />;
}
