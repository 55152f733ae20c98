import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isPrivateKey } from '../ssh-key/keyFormat';
import { clearDraft, draftOf, emptyDraft, flushDraft, keepDraft, loadDraft } from './draft';

const kept = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
});
beforeEach(() => {
  clearDraft();
  kept.clear();
});

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
    expect([...kept.values()].join('')).not.toContain('Secret123');
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
    kept.set('burrow.draft.vm', '{broken');
    expect(loadDraft()).toBeNull();
    kept.set('burrow.draft.vm', JSON.stringify({ name: 'web', count: 900, vcpu: 'many', keys: [1], publicIp: 'yes' }));
    expect(loadDraft()).toEqual({ ...emptyDraft, name: 'web' });
  });

  it('does without a storage', () => {
    vi.stubGlobal('localStorage', undefined);
    keepDraft(filled);
    expect(flushDraft).not.toThrow();
    expect(loadDraft()).toBeNull();
  });
});
