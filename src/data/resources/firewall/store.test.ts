import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '@/device/test-support';
import { addRule, startDraft, type RulesDraft } from './draft';
import type { RuleText } from './rule';

const id = 'tll01/f';
const typed: RuleText = { direction: 'inbound', protocol: 'tcp', ports: '80-', anywhere: false, addresses: '10.0.0.5/24, x' };
const draft = addRule(startDraft([]), typed);
let tab = memoryStorage();

/** The module as a page that has just been opened has it. */
async function opened(cloud = 'https://api.example.com') {
  vi.resetModules();
  const [store, { connectSession }] = await Promise.all([import('./store'), import('../../core/session')]);
  connectSession(cloud);
  return store;
}

/** What the editor of a page that has just been opened begins with. */
async function shown(cloud?: string, of = id): Promise<RulesDraft | null> {
  const { connectSession } = await (vi.resetModules(), import('../../core/session'));
  connectSession(cloud ?? 'https://api.example.com');
  const { useDraft } = await import('./store');
  let found: RulesDraft | null = null;
  renderToString(
    createElement(() => {
      found = useDraft(of);
      return null;
    }),
  );
  return found;
}

beforeEach(() => {
  vi.useFakeTimers();
  tab = memoryStorage();
  vi.stubGlobal('sessionStorage', tab);
  vi.stubGlobal('localStorage', memoryStorage());
});

describe('changes that have not been saved', () => {
  it('come back as they were typed after a reload, for their firewall and platform only', async () => {
    const { putDraft } = await opened();
    putDraft(id, draft);
    vi.runAllTimers();
    expect(await shown()).toEqual(draft);
    expect(await shown(undefined, 'tll01/other')).toBeNull();
    expect(await shown('https://api.example.org')).toBeNull();
  });

  it('are forgotten once they are saved, discarded or undone', async () => {
    const { putDraft } = await opened();
    putDraft(id, draft);
    putDraft('tll01/other', draft);
    putDraft(id, null);
    vi.runAllTimers();
    expect(await shown()).toBeNull();
    expect(await shown(undefined, 'tll01/other')).toEqual(draft);
    const later = await opened();
    later.putDraft('tll01/other', startDraft([]));
    vi.runAllTimers();
    expect(await shown(undefined, 'tll01/other')).toBeNull();
  });

  it('are written at the latest when the page goes', async () => {
    const listeners: (() => void)[] = [];
    vi.stubGlobal('addEventListener', (name: string, listener: () => void) => name === 'pagehide' && listeners.push(listener));
    const { putDraft } = await opened();
    putDraft(id, draft);
    expect(tab.kept.size).toBe(0);
    for (const listener of listeners) listener();
    vi.unstubAllGlobals();
    vi.stubGlobal('sessionStorage', tab);
    vi.stubGlobal('localStorage', memoryStorage());
    expect(await shown()).toEqual(draft);
  });

  it.each(['', '{', 'null', '{"platform":"https://api.example.com"}'])('are none where %j is kept', async (text) => {
    tab.setItem('burrow.draft.firewalls', text);
    expect(await shown()).toBeNull();
  });
});
