import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

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
  const [session, connection, exchange] = await Promise.all([import('./session'), import('./connection'), import('@/api/exchange')]);
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
  connection.locatePlatform('https://cloud.example');
  return { ...session, ...connection, readUser: () => connection.bind(connection.connection())('getUser', {}), sent };
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
    await panel.readUser();
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
    panel.locatePlatform('https://cloud.example');
    const reading = Promise.all([panel.readUser(), panel.readUser()]);
    const ended = reading.then(
      () => 'answered',
      (error: { kind?: string }) => error.kind,
    );
    await vi.waitFor(() => expect(panel.sent).toHaveLength(2));
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

  it('ends what waited when the user signs out', async () => {
    const { panel, ended } = await refusedWhileReading();
    panel.signOut();
    expect(await ended).toBe('unauthorized');
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
