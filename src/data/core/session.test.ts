import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { soon } from '@/test-support';

const storage = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};
let local = storage();
let tab = storage();

/** A tab that has just been opened on a cloud which accepts one token. */
async function open(good = 'good-token') {
  vi.resetModules();
  const [session, exchange] = await Promise.all([import('./session'), import('@/api/exchange')]);
  const sent: [url: string, key: string | null][] = [];
  exchange.world.current = {
    fetch: (request) => {
      const key = request.headers.get('apikey');
      sent.push([request.url, key]);
      const body = key === good ? { id: 8, name: 'me' } : { message: 'Invalid authentication credentials' };
      return Promise.resolve(new Response(JSON.stringify(body), { status: key === good ? 200 : 403 }));
    },
    sleep: () => Promise.resolve(),
  };
  return { ...session, sent };
}

const here = { kept: false, demo: false, baseUrl: 'https://cloud.example' };

beforeEach(() => {
  local = storage();
  tab = storage();
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', tab);
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => vi.useRealTimers());

describe('signing in', () => {
  it.each([
    ['this tab only', false],
    ['this device', true],
  ])('keeps the token for %s, and nowhere else', async (_, kept) => {
    const panel = await open();
    await panel.signIn('good-token', { ...here, kept });
    expect(panel.session()).toMatchObject({ token: 'good-token', kept, demo: false });
    expect([...local.kept.values()].some((text) => text.includes('good-token'))).toBe(kept);
    expect([...tab.kept.values()].some((text) => text.includes('good-token'))).toBe(!kept);
    expect((await open()).session()).toEqual(panel.session());
  });

  it('with a token that is refused keeps nothing and changes nothing', async () => {
    const panel = await open();
    await expect(panel.signIn('wrong', here)).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(panel.session()).toBeNull();
    expect([...local.kept.values(), ...tab.kept.values()].join('')).not.toContain('wrong');
  });

  it('checks the token with one call at the platform that was named', async () => {
    const panel = await open();
    await panel.signIn('good-token', here);
    expect(panel.sent).toEqual([['https://cloud.example/v1/user-resource/user', 'good-token']]);
    await panel.callFor()('getUser', {});
    expect(panel.sent[1]).toEqual(['https://cloud.example/v1/user-resource/user', 'good-token']);
  });

  it('is another session each time, so that nobody is shown what another was answered', async () => {
    const panel = await open();
    await panel.signIn('good-token', here);
    const first = panel.session()?.id;
    panel.signOut();
    await panel.signIn('good-token', here);
    expect(first).toBeTruthy();
    expect(panel.session()?.id).not.toBe(first);
  });
});

describe('signing out', () => {
  it('forgets the token and tells those who asked, once', async () => {
    const panel = await open();
    await panel.signIn('good-token', { ...here, kept: true });
    const told = vi.fn<() => void>();
    panel.onSignOut(told);
    panel.signOut();
    expect(panel.session()).toBeNull();
    expect([...local.kept.values(), ...tab.kept.values()].join('')).not.toContain('good-token');
    panel.signOut();
    expect(told).toHaveBeenCalledOnce();
  });

  it.each(['{broken', '{}', '{"id":"s"}', 'null'])('what is kept as %s is nobody', async (text) => {
    local.setItem('burrow.session', text);
    expect((await open()).session()).toBeNull();
  });
});

describe('a token that is refused meanwhile', () => {
  async function refusedWhileReading() {
    tab.setItem('burrow.session', JSON.stringify({ id: 's-1', token: 'old-token', kept: false, demo: false }));
    const panel = await open();
    panel.connectSession('https://cloud.example');
    const reading = Promise.all([panel.callFor()('getUser', {}, { waits: true }), panel.callFor()('getUser', {}, { waits: true })]);
    const ended = reading.then(
      () => 'answered',
      (error: { kind?: string }) => error.kind,
    );
    await soon(() => expect(panel.sent).toHaveLength(2));
    return { panel, ended };
  }

  it('is asked for again, and all that waited goes on in the same session', async () => {
    const { panel, ended } = await refusedWhileReading();
    await panel.signInAgain('good-token');
    expect(await ended).toBe('answered');
    expect(panel.session()).toMatchObject({ id: 's-1', token: 'good-token' });
    expect(tab.getItem('burrow.session')).toContain('good-token');
  });

  it('goes on waiting when the other one is refused too', async () => {
    const { panel, ended } = await refusedWhileReading();
    await expect(panel.signInAgain('wrong')).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(panel.session()?.token).toBe('old-token');
    await panel.signInAgain('good-token');
    expect(await ended).toBe('answered');
  });

  it('ends what was confirmed under it, at once, and again when another one is there', async () => {
    tab.setItem('burrow.session', JSON.stringify({ id: 's-1', token: 'old-token', kept: false, demo: false }));
    const panel = await open();
    panel.connectSession('https://cloud.example');
    const before = panel.identityEnds();
    await expect(panel.callFor()('getUser', {})).rejects.toMatchObject({ kind: 'unauthorized' });
    const between = panel.identityEnds();
    expect([before.aborted, between.aborted]).toEqual([true, false]);
    const goesOn = vi.fn<() => void>();
    const again = panel.signedInAgain().finally(goesOn);
    await Promise.resolve();
    expect(goesOn).not.toHaveBeenCalled();
    await panel.signInAgain('good-token');
    await again;
    expect(goesOn).toHaveBeenCalledOnce();
    expect([between.aborted, panel.identityEnds().aborted]).toEqual([true, false]);
    await panel.signedInAgain();
    const last = panel.identityEnds();
    panel.signOut();
    expect(last.aborted).toBe(true);
  });

  it('ends what waited when the user signs out', async () => {
    const { panel, ended } = await refusedWhileReading();
    panel.signOut();
    expect(await ended).toBe('unauthorized');
  });
});

describe('a second account in the same tab', () => {
  async function two() {
    const panel = await open();
    const seen: (string | null)[] = [];
    const { world } = await import('@/api/exchange');
    world.current = {
      fetch: (request) => {
        seen.push(request.headers.get('apikey'));
        return Promise.resolve(Response.json({ id: 8, name: 'me' }));
      },
      sleep: () => Promise.resolve(),
    };
    await panel.signIn('token-of-one', here);
    const one = panel.callFor();
    const ends = panel.identityEnds();
    await panel.signIn('token-of-two', here);
    seen.length = 0;
    return { panel, one, ends, seen };
  }

  it('what began for the first goes on with its token, and what begins now has the second one', async () => {
    const { panel, one, ends, seen } = await two();
    await one('getUser', {});
    await panel.callFor()('getUser', {});
    await panel.callFor(one.of)('getUser', {});
    expect(seen).toEqual(['token-of-one', 'token-of-two', 'token-of-one']);
    expect(ends.aborted).toBe(false);
  });

  it('a request that is only shown has no token', async () => {
    const { panel } = await two();
    const request = await panel.requestOf('getUser', {});
    expect([request.url, request.headers.get('apikey')]).toEqual(['https://cloud.example/v1/user-resource/user', null]);
  });

  it('nothing is sent for one that has been signed out', async () => {
    const { panel, one, seen } = await two();
    const other = panel.callFor();
    panel.signOut();
    await expect(other('getUser', {})).rejects.toMatchObject({ kind: 'unauthorized' });
    await one('getUser', {});
    expect(seen).toEqual(['token-of-one']);
  });
});

describe('a user who has gone away', () => {
  const minute = 60_000;
  async function watching() {
    vi.useFakeTimers({ now: 1_000_000_000 });
    const listeners = new Map<string, () => void>();
    vi.stubGlobal('addEventListener', (name: string, listener: () => void) => void listeners.set(name, listener));
    vi.stubGlobal('removeEventListener', (name: string) => void listeners.delete(name));
    vi.stubGlobal('document', { addEventListener: () => undefined, removeEventListener: () => undefined });
    const panel = await open();
    await panel.signIn('good-token', here);
    const stop = panel.watchIdle(30);
    return { panel, stop, listeners };
  }

  it('is signed out after the time that the brand set', async () => {
    const { panel, stop } = await watching();
    vi.advanceTimersByTime(29 * minute);
    expect(panel.session()).not.toBeNull();
    vi.advanceTimersByTime(2 * minute);
    expect(panel.session()).toBeNull();
    stop();
  });

  it.each(['keydown', 'pointerdown', 'wheel', 'focus'])('is back with one %s', async (name) => {
    const { panel, stop, listeners } = await watching();
    vi.advanceTimersByTime(29 * minute);
    listeners.get(name)?.();
    vi.advanceTimersByTime(29 * minute);
    expect(panel.session()).not.toBeNull();
    stop();
  });

  it('is not gone while another tab is used', async () => {
    const { panel, stop } = await watching();
    vi.advanceTimersByTime(29 * minute);
    local.setItem('burrow.seen', String(Date.now()));
    vi.advanceTimersByTime(29 * minute);
    expect(panel.session()).not.toBeNull();
    stop();
  });

  it('is signed out at once when the page is opened much later', async () => {
    local.setItem('burrow.session', JSON.stringify({ id: 's-1', token: 'good-token', kept: true, demo: false }));
    local.setItem('burrow.seen', String(1_000_000_000 - 31 * minute));
    const { stop, panel } = await (async () => {
      vi.useFakeTimers({ now: 1_000_000_000 });
      vi.stubGlobal('addEventListener', () => undefined);
      vi.stubGlobal('removeEventListener', () => undefined);
      vi.stubGlobal('document', { addEventListener: () => undefined, removeEventListener: () => undefined });
      const again = await open();
      return { panel: again, stop: again.watchIdle(30) };
    })();
    expect(panel.session()).toBeNull();
    stop();
  });
});

describe('beside another session', () => {
  it('leaving the demo leaves the real one in other tabs and on the device', async () => {
    const heard: ((event: { data: unknown }) => void)[] = [];
    class Channel {
      postMessage = (data: unknown) => {
        for (const listener of heard) listener({ data });
      };
      addEventListener = (_: string, listener: (event: { data: unknown }) => void) => void heard.push(listener);
    }
    vi.stubGlobal('BroadcastChannel', Channel);
    tab.setItem('burrow.session', JSON.stringify({ id: '1', token: 'demo', demo: true, kept: false }));
    const demo = await open('demo');
    tab = storage();
    vi.stubGlobal('sessionStorage', tab);
    const real = await open();
    await real.signIn('good-token', { ...here, kept: true });
    demo.signOut();
    expect(demo.session()).toBeNull();
    expect(real.session()).toMatchObject({ token: 'good-token' });
    expect([...local.kept.values()].join('')).toContain('good-token');
  });

  it('works for this tab when the storage is full', async () => {
    local.setItem = () => {
      throw new DOMException('exceeded the quota', 'QuotaExceededError');
    };
    tab.setItem = local.setItem;
    const panel = await open();
    await panel.signIn('good-token', { ...here, kept: true });
    expect(panel.session()).toMatchObject({ token: 'good-token' });
  });
});
