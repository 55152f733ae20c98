import { beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '@/device/test-support';

/** The module as a page that has just been opened has it, with the answers of each location's list. */
async function opened(platform = 'https://api.example.com') {
  vi.resetModules();
  const [{ firewallsOffered }, { cache, keyOf }, { connectSession }, { ApiError }] = await Promise.all([
    import('./offered'),
    import('../../core/reads'),
    import('../../core/session'),
    import('@/api'),
  ]);
  connectSession(platform);
  const heard = vi.fn<() => void>();
  firewallsOffered.subscribe(heard);
  const answer = async (location: string, kind?: 'no-such-route' | 'server') => {
    await cache
      .fetchQuery({
        queryKey: keyOf('listFirewalls', location),
        queryFn: () => (kind ? Promise.reject(new ApiError(kind, { operation: 'listFirewalls' })) : Promise.resolve([])),
      })
      .catch(() => undefined);
    // Whoever listens hears of it in the next turn.
    await new Promise((resolve) => void setTimeout(resolve));
  };
  return { answer, heard, offered: firewallsOffered.get };
}

beforeEach(() => {
  vi.stubGlobal('sessionStorage', memoryStorage());
  vi.stubGlobal('localStorage', memoryStorage());
});

describe('whether a platform has firewalls', () => {
  it('is told by one answer, and known at the next visit', async () => {
    const { answer, heard, offered } = await opened();
    expect(offered()).toBe(true);
    await answer('tll01', 'no-such-route');
    expect([offered(), heard.mock.calls.length]).toEqual([false, 1]);
    expect((await opened()).offered()).toBe(false);
    expect((await opened('https://api.example.org')).offered()).toBe(true);
    const later = await opened();
    await later.answer('tll01');
    expect(later.offered()).toBe(true);
  });

  it.each([
    ['first', ['gone', 'tll01']],
    ['last', ['tll01', 'gone']],
  ])('is not denied by one location that lacks them, asked %s', async (_, order) => {
    const { answer, offered } = await opened();
    for (const location of order) await answer(location, location === 'gone' ? 'no-such-route' : undefined);
    expect(offered()).toBe(true);
  });

  it('is not told by what fails otherwise', async () => {
    const { answer, heard } = await opened();
    await answer('tll01', 'server');
    expect(heard).not.toHaveBeenCalled();
  });
});
