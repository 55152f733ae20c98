import { array, assert, asyncProperty, constantFrom, record, type Arbitrary } from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Colour } from '../core/connections';
import { memoryStorage } from '@/device/test-support';
import { soon } from '@/test-support';

/* One browser with a device storage, and tabs that have a storage and a panel of their own. */

const everything = (of: Storage) =>
  Array.from({ length: of.length }, (_, index) => `${of.key(index)} ${of.getItem(of.key(index) ?? '')}`).join('\n');

let local = memoryStorage();
let channels: ((event: { data: unknown }) => void)[] = [];
const sent: [url: string, token: string | null][] = [];

/** Every token is accepted; whose it is stands in it: "token-7" belongs to user 7. */
const userOf = (token: string | null) => Number(token?.split('-')[1] ?? 0);

class Channel {
  #own: ((event: { data: unknown }) => void) | undefined;
  postMessage = (data: unknown) => channels.filter((each) => each !== this.#own).forEach((listener) => listener({ data }));
  addEventListener = (_: string, listener: (event: { data: unknown }) => void) => {
    this.#own = listener;
    channels.push(listener);
  };
}

/** A page of a tab, just loaded. */
async function load(tab: Storage, address = '/overview') {
  vi.resetModules();
  vi.stubGlobal('sessionStorage', tab);
  const went: string[] = [];
  vi.stubGlobal('location', { pathname: address, search: '', origin: 'https://panel.example', assign: (to: string) => void went.push(to) });
  const [session, connections, leaving, reads, labels, drafts, exchange] = await Promise.all([
    import('../core/session'),
    import('../core/connections'),
    import('../core/leaving'),
    import('../core/reads'),
    import('./labels'),
    import('../resources/vm/draft'),
    import('@/api/exchange'),
  ]);
  exchange.world.current = {
    fetch: (request) => {
      const token = request.headers.get('apikey');
      sent.push([new URL(request.url).pathname, token]);
      const body = request.url.endsWith('/user') ? { id: userOf(token) } : [{ name: `of-${userOf(token)}` }];
      return Promise.resolve(Response.json(body));
    },
    sleep: () => Promise.resolve(),
  };
  session.connectSession('https://cloud.example');
  /** As this tab: its storage and its address are the global ones meanwhile. */
  const as = <T>(act: () => T): T => {
    vi.stubGlobal('sessionStorage', tab);
    return act();
  };
  return { ...session, ...connections, ...leaving, ...reads, ...labels, ...drafts, went, as };
}

const options = { kept: true, demo: false, baseUrl: 'https://cloud.example' };
const naming = (name: string, colour: Colour = 'blue') => ({ name, colour, note: '' });

beforeEach(() => {
  local = memoryStorage();
  channels = [];
  sent.length = 0;
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('BroadcastChannel', Channel);
});

describe('several accounts', () => {
  it('are added without leaving the one shown, and switched to on the page where they were left', async () => {
    const tab = memoryStorage();
    const first = await load(tab, '/compute/virtual-machines');
    await first.signIn('token-1', options);
    const two = await first.addConnection('token-2', true, naming('Two', 'red'));
    expect([first.session()?.token, first.connections().map(first.nameOf)]).toEqual(['token-1', ['#1', 'Two']]);
    first.switchTo(two.id);
    const second = await load(tab, '/billing');
    expect([second.session()?.token, second.session()?.colour]).toEqual(['token-2', 'red']);
    second.switchTo(second.connections().find(({ id }) => id !== two.id)?.id ?? '');
    expect(second.went).toEqual(['/compute/virtual-machines']);
    const again = await load(tab);
    again.switchTo(two.id);
    expect(again.went).toEqual(['/billing']);
  });

  it('each tab has its own, and a new one what the device began with', async () => {
    const tab = memoryStorage();
    const first = await load(tab);
    await first.signIn('token-1', options);
    const two = await first.addConnection('token-2', true, naming('Two'));
    first.switchTo(two.id);
    expect((await load(memoryStorage())).session()?.token).toBe('token-1');
    expect((await load(tab)).session()?.token).toBe('token-2');
  });

  it('a token that is not kept is in its tab only', async () => {
    const tab = memoryStorage();
    const panel = await load(tab);
    await panel.signIn('token-1', { ...options, kept: false });
    await panel.addConnection('token-2', false, naming('Two'));
    expect(everything(local)).not.toContain('token-');
    expect((await load(memoryStorage())).connections()).toEqual([]);
  });

  it('a name is kept with the account, shown or not', async () => {
    const tab = memoryStorage();
    const panel = await load(tab);
    await panel.signIn('token-1', options);
    const two = await panel.addConnection('token-2', true, naming('Two'));
    panel.renameConnection(two.id, naming('Deux', 'pink'));
    panel.renameConnection(panel.sessionId(), naming('One', 'teal'));
    expect(panel.session()).toMatchObject({ name: 'One', colour: 'teal' });
    const again = await load(tab);
    expect(again.connections().map(({ name, colour }) => [name, colour])).toEqual([
      ['One', 'teal'],
      ['Deux', 'pink'],
    ]);
  });

  it('a name or a token that changes while it is locked is changed in what is locked too', async () => {
    const panel = await load(memoryStorage());
    await panel.signIn('token-1', options);
    const two = await panel.addConnection('token-2', true, naming('Two'));
    await panel.lockConnections('a passphrase');
    const before = local.getItem('burrow.vault');
    panel.renameConnection(two.id, naming('Deux'));
    await soon(() => expect(local.getItem('burrow.vault')).not.toBe(before));
    await panel.signInAgain('token-1-renewed');
    const later = await load(memoryStorage());
    expect(later.connections()).toEqual([]);
    await later.unlockConnections('a passphrase');
    expect(later.connections().map(({ name, token }) => [name, token])).toEqual([
      ['#1', 'token-1-renewed'],
      ['Deux', 'token-2'],
    ]);
    later.signOutAll();
    expect(everything(sessionStorage)).not.toMatch(/token-|vaultKey/);
  });

  it('what is on its way keeps the tab: the other account is opened beside it', async () => {
    const tab = memoryStorage();
    const panel = await load(tab, '/compute/virtual-machines');
    await panel.signIn('token-1', options);
    const two = await panel.addConnection('token-2', true, naming('Two'));
    const beside: (string | undefined)[] = [];
    // The browser copies the tab's storage at this moment.
    vi.stubGlobal('open', () => {
      beside.push((JSON.parse(tab.getItem('burrow.session') ?? 'null') as { token: string } | null)?.token);
      return {};
    });
    const work = Promise.withResolvers<void>();
    const done = panel.untilDone(work.promise);
    expect(panel.switchTo(two.id)).toBe('opened');
    expect([panel.went, beside]).toEqual([[], ['token-2']]);
    expect((await load(tab)).session()?.token).toBe('token-1');
    work.resolve();
    await done;
    panel.as(() => expect(panel.switchTo(two.id)).toBe('switched'));
    expect((await load(tab)).session()?.token).toBe('token-2');
  });

  it('who signed in with an older version is told apart from now on, and keeps what was there', async () => {
    const tab = memoryStorage();
    tab.setItem('burrow.session', JSON.stringify({ id: 'old', token: 'token-4', kept: false, demo: false }));
    local.setItem('burrow.views.vms', 'views');
    tab.setItem('burrow.draft.firewalls', 'draft');
    const panel = await load(tab);
    panel.inheritKept();
    await panel.nameUser();
    expect(panel.session(), 'nothing changes under an open page').toEqual({ id: 'old', token: 'token-4', kept: false, demo: false });
    expect(local.getItem('burrow.views.vms@4')).toBeNull();
    const next = await load(tab);
    next.inheritKept();
    expect(next.session()).toMatchObject({ id: 'old', user: 4 });
    expect([local.getItem('burrow.views.vms@4'), tab.getItem('burrow.draft.firewalls@4')]).toEqual(['views', 'draft']);
  });

  it('signing out of one leaves the others, and of the one shown shows the next', async () => {
    const tab = memoryStorage();
    const panel = await load(tab);
    await panel.signIn('token-1', options);
    const two = await panel.addConnection('token-2', true, naming('Two'));
    const three = await panel.addConnection('token-3', true, naming('Three'));
    panel.removeConnection(two.id);
    expect(everything(local) + everything(tab)).not.toContain('token-2');
    panel.removeConnection(panel.sessionId());
    expect(everything(local) + everything(tab)).not.toContain('token-1');
    expect((await load(tab)).session()?.id).toBe(three.id);
  });

  it('signing out of all leaves no token anywhere, in no tab', async () => {
    const [tab, other] = [memoryStorage(), memoryStorage()];
    const panel = await load(tab);
    await panel.signIn('token-1', options);
    const two = await panel.addConnection('token-2', true, naming('Two'));
    const elsewhere = await load(other);
    elsewhere.switchTo(two.id);
    const shown = await load(other);
    panel.as(() => panel.signOutAll());
    expect([panel.session(), shown.session()]).toEqual([null, null]);
    expect(everything(local) + everything(tab)).not.toContain('token-');
    expect((await load(other)).session()).toBeNull();
  });
});

describe('accounts that are used at once, in two tabs and in one', () => {
  type Step = { readonly tab: 0 | 1; readonly act: 'switch' | 'read' | 'call' | 'tag' | 'draft'; readonly to: 1 | 2 | 3 };
  const step: Arbitrary<Step> = record({
    tab: constantFrom(0, 1),
    act: constantFrom('switch', 'read', 'call', 'tag', 'draft'),
    to: constantFrom(1, 2, 3),
  });

  it('never ask with another’s token, and never see what another one keeps', async () => {
    await assert(
      asyncProperty(array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        local = memoryStorage();
        channels = [];
        vi.stubGlobal('localStorage', local);
        const tabs = [memoryStorage(), memoryStorage()];
        const first = await load(tabs[0] ?? local);
        await first.signIn('token-1', options);
        const ids = [first.sessionId()];
        for (const user of [2, 3]) ids.push((await first.addConnection(`token-${user}`, true, naming(`User ${user}`))).id);
        const pages = [first, await load(tabs[1] ?? local)];
        const tags = new Map<number, Set<string>>();
        const drafts = new Map<number, string>();
        const pending: Promise<void>[] = [];

        for (const [at, { tab, act, to }] of steps.entries()) {
          const page = pages[tab];
          if (!page) return;
          const user = userOf(page.as(() => page.session()?.token ?? null));
          if (act === 'switch' && to !== user) {
            page.as(() => page.flushDraft());
            page.as(() => page.switchTo(ids[to - 1] ?? ''));
            pages[tab] = await load(tabs[tab] ?? local);
          } else if (act === 'read') {
            // Begun now, answered whenever: also after the tab shows another account.
            const asked = page.cache.fetchQuery({ ...page.read('listBuckets', {}), staleTime: 0 });
            pending.push(asked.then((rows) => expect(rows).toEqual([{ name: `of-${user}` }])));
          } else if (act === 'call') {
            // The page of all accounts asks for others than the one shown.
            page.as(() => page.connections());
            const call = page.callFor(ids[to - 1]);
            pending.push(call('listBuckets', {}).then((rows) => expect(rows).toEqual([{ name: `of-${to}` }])));
          } else if (act === 'tag') {
            page.as(() => page.changeLabels((now) => page.tagged(now, ['x/vm'], [`tag-${at}`], [])));
            tags.set(user, (tags.get(user) ?? new Set()).add(`tag-${at}`));
          } else if (act === 'draft') {
            page.as(() => page.keepDraft({ ...page.emptyDraft, name: `draft-${at}` }));
            page.as(() => page.flushDraft());
            drafts.set(user, `draft-${at}`);
          }
        }
        await Promise.all(pending);
        for (const user of [1, 2, 3]) {
          const tab = memoryStorage();
          const page = await load(tab);
          if (user !== 1) page.as(() => page.switchTo(ids[user - 1] ?? ''));
          const shown = await load(tab);
          const found = shown.as(() => shown.labelOf(shown.labelsNow(), 'x/vm').tags);
          expect(new Set(found)).toEqual(tags.get(user) ?? new Set());
          expect(shown.as(() => shown.loadDraft()?.name)).toBe(drafts.get(user));
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
