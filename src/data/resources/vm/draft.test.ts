import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureStorage } from '@/device/blocked';
import { isPrivateKey } from '../ssh-key/keyFormat';
import { clearDraft, draftOf, emptyDraft, flushDraft, keepDraft, loadDraft } from './draft';

/** A browser without anything kept, and in it a tab that has just been opened. */
beforeEach(() => {
  for (const name of ['localStorage', 'sessionStorage']) vi.stubGlobal(name, undefined);
  ensureStorage();
});
/** The page as another tab has it: with the shared storage, and one of its own. */
async function otherTab() {
  const tab = sessionStorage;
  vi.stubGlobal('sessionStorage', undefined);
  ensureStorage();
  const own = sessionStorage;
  vi.resetModules();
  const { keepDraft: keep, flushDraft: flush, loadDraft: load, clearDraft: clear } = await import('./draft');
  const within = <T>(act: () => T): T => {
    vi.stubGlobal('sessionStorage', own);
    const result = act();
    vi.stubGlobal('sessionStorage', tab);
    return result;
  };
  vi.stubGlobal('sessionStorage', tab);
  return {
    keep: (draft: typeof filled) => within(() => (keep(draft), flush())),
    load: () => within(load),
    clear: () => within(clear),
  };
}
const reloaded = loadDraft;

const filled = { ...emptyDraft, name: 'web-{n}', count: 3, vcpu: 4, keys: ['a'], publicKey: 'ssh-ed25519 AAAA me' };

describe('the draft of a new machine', () => {
  it('comes back as it was', () => {
    keepDraft(filled);
    flushDraft();
    expect(loadDraft()).toEqual(filled);
  });

  it('never holds a password, nor anything else that it does not know', () => {
    keepDraft({ ...filled, password: 'Secret123', cloudInit: 'Secret123', token: 'Secret123' } as typeof filled);
    flushDraft();
    for (const storage of [localStorage, sessionStorage]) {
      expect(storage.getItem('burrow.draft.vm')).toContain('web-{n}');
      expect(storage.getItem('burrow.draft.vm')).not.toContain('Secret123');
    }
  });

  it('does not keep a private key that was pasted by mistake', () => {
    expect(draftOf({ ...filled, publicKey: '-----BEGIN OPENSSH PRIVATE KEY-----\nabc' }).publicKey).toBe('');
    expect(isPrivateKey('PuTTY-User-Key-File-3: ssh-ed25519')).toBe(true);
    expect(isPrivateKey(filled.publicKey)).toBe(false);
  });

  it('is written a moment after the last change', () => {
    vi.useFakeTimers();
    keepDraft({ ...filled, name: 'a' });
    keepDraft({ ...filled, name: 'b' });
    expect(loadDraft()).toBeNull();
    vi.advanceTimersByTime(400);
    expect(loadDraft()?.name).toBe('b');
    vi.useRealTimers();
  });

  it('is not written any more once it was cleared', () => {
    keepDraft(filled);
    clearDraft();
    flushDraft();
    expect(loadDraft()).toBeNull();
  });

  it('survives what cannot be read, and leaves out single wrong values', () => {
    localStorage.setItem('burrow.draft.vm', '{broken');
    expect(loadDraft()).toBeNull();
    localStorage.setItem('burrow.draft.vm', JSON.stringify({ name: 'web', count: 900, vcpu: 'many', keys: [1], publicIp: 'yes' }));
    expect(loadDraft()).toEqual({ ...emptyDraft, name: 'web' });
  });

  it('does without room in the storage', () => {
    const full = () => {
      throw new DOMException('exceeded the quota', 'QuotaExceededError');
    };
    for (const storage of [localStorage, sessionStorage]) Object.assign(storage, { setItem: full });
    keepDraft(filled);
    expect(flushDraft).not.toThrow();
    expect(clearDraft).not.toThrow();
    expect(loadDraft()).toBeNull();
  });
});

describe('two tabs', () => {
  it('have a draft each, whichever writes last; the next visit begins with the last', async () => {
    const other = await otherTab();
    keepDraft({ ...filled, name: 'mine' });
    flushDraft();
    other.keep({ ...filled, name: 'theirs' });
    expect(reloaded()?.name).toBe('mine');
    expect(other.load()?.name).toBe('theirs');
    expect((await otherTab()).load()?.name).toBe('theirs');
  });

  it('that have used theirs leave the other one its own, and begin empty', async () => {
    const other = await otherTab();
    keepDraft({ ...filled, name: 'mine' });
    flushDraft();
    other.keep({ ...filled, name: 'theirs' });
    clearDraft();
    expect(reloaded()).toBeNull();
    expect(other.load()?.name).toBe('theirs');
    expect((await otherTab()).load()?.name).toBe('theirs');
  });

  it('do not offer again what was taken from the last visit and has served', async () => {
    localStorage.setItem('burrow.draft.vm', JSON.stringify({ ...filled, name: 'yesterday' }));
    expect(loadDraft()?.name).toBe('yesterday');
    clearDraft();
    expect(localStorage.getItem('burrow.draft.vm')).toBeNull();
    expect((await otherTab()).load()).toBeNull();
  });
});
