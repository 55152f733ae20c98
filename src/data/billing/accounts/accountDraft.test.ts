import { beforeEach, expect, it, vi } from 'vitest';
import { ensureStorage } from '@/device/blocked';

beforeEach(() => {
  vi.stubGlobal('localStorage', undefined);
  vi.stubGlobal('BroadcastChannel', undefined);
});

/** A tab with a sign-in of its own on the same browser. */
async function tab(id: string) {
  vi.stubGlobal('sessionStorage', undefined);
  ensureStorage();
  sessionStorage.setItem('burrow.session', JSON.stringify({ id, token: id, kept: false, demo: false }));
  vi.resetModules();
  const [drafts, { signOut }] = await Promise.all([import('./accountDraft'), import('@/data/core/session')]);
  return { ...drafts, signOut };
}
const edit = (to: string) => ({ from: '', to });

it('two tabs that edit accounts at once keep both, also of the same account', async () => {
  const one = await tab('s-1');
  const two = await tab('s-2');
  one.keepAccountDraft(7, {}, { city: edit('Tallinn') });
  two.keepAccountDraft(8, {}, { city: edit('Tartu') });
  two.keepAccountDraft(7, {}, { email: edit('a@b.c') });
  one.keepAccountDraft(7, { city: edit('Tallinn') }, { city: edit('Narva') });
  expect(one.accountDraft(7)).toEqual({ city: edit('Narva'), email: edit('a@b.c') });
  one.keepAccountDraft(7, { city: edit('Narva') }, {});
  expect(two.accountDraft(7)).toEqual({ email: edit('a@b.c') });
  expect(one.accountDraft(8)).toEqual({ city: edit('Tartu') });
});

it('signing out forgets what was typed in that session, and nothing of others', async () => {
  const one = await tab('s-1');
  const two = await tab('s-2');
  one.keepAccountDraft(7, {}, { city: edit('Tallinn') });
  two.keepAccountDraft(8, {}, { city: edit('Tartu') });
  two.signOut();
  expect([one.accountDraft(7), one.accountDraft(8)]).toEqual([{ city: edit('Tallinn') }, {}]);
  one.signOut();
  expect(localStorage).toHaveLength(0);
});

it('what cannot be read is no draft', async () => {
  const one = await tab('s-1');
  one.keepAccountDraft(7, {}, { city: edit('Tallinn') });
  localStorage.setItem(localStorage.key(0) ?? '', '{broken');
  expect(one.accountDraft(7)).toEqual({});
});
