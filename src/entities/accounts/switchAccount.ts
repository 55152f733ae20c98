import { switchTo } from '@/data/core/connections';
import { loadMessages, type T } from '@/i18n';
import { announce } from '@/ui';

/** Shows another account; when work of this one keeps the tab, in a new tab, which is said. */
export async function switchAccount(t: T, id: string): Promise<void> {
  // The click has to be the reason for a new tab: nothing is waited for before.
  const done = switchTo(id);
  if (done !== 'opened' && done !== 'blocked') return;
  await loadMessages('accounts');
  announce(t(done === 'opened' ? 'accounts.opened' : 'accounts.blocked'));
}
