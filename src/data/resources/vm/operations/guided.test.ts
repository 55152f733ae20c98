import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Vm } from '@/api';
import { world } from '@/api/exchange';
import { isOpen, records, type OperationRecord } from '@/data/operations';
import { soon } from '@/test-support';
import { changeOf, goOn, guidedResize, interrupted, leave, resizeGuided, startAgain, type Progress } from './guided';
import { resizeVm } from './settings';
import { call, closePanel, cloud, json, on, openPanel, sent, vm } from './test-support';

beforeEach(openPanel);
afterEach(closePanel);

/** What has been answered is looked after for a while yet. */
const atRest = () => soon(() => expect(records().some(isOpen)).toBe(false));

describe('a guided resize', () => {
  afterEach(atRest);

  it('changes only what differs', () => {
    expect(changeOf({ vcpu: 2, ram: 4 }, { vcpu: 2, ram: 8 })).toEqual({ ram: 8 });
    expect(changeOf({ vcpu: 2, ram: 4 }, { vcpu: 2, ram: 4 })).toEqual({});
  });

  const walk = async (running: boolean) => {
    const steps: string[] = [];
    const note = ({ step, state }: Progress) => void steps.push(`${step} ${state}`);
    const error = await resizeGuided(on, { vcpu: 4 }, running, note).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return { steps, error, writes: sent.filter((line) => !line.startsWith('GET')).map((line) => line.split(' ')[1]) };
  };

  it('stops, resizes and starts a running machine', async () => {
    let state = vm({ vcpu: 2 });
    cloud();
    world.current = {
      ...world.current,
      fetch: async (request) => {
        const { pathname } = new URL(request.url);
        sent.push(`${request.method} ${pathname.replace('/v1/tll01/', '')}`);
        if (pathname.endsWith('/stop')) state = { ...state, status: 'stopped' };
        if (pathname.endsWith('/start')) state = { ...state, status: 'running' };
        if (request.method === 'PATCH') state = { ...state, vcpu: 4 } as typeof state;
        return json(state);
      },
    };
    const { steps, error, writes } = await walk(true);
    expect(error).toBeNull();
    expect(writes).toEqual(['user-resource/vm/stop', 'user-resource/vm', 'user-resource/vm/start']);
    expect(steps).toEqual(['stop running', 'stop done', 'resize running', 'resize done', 'start running', 'start done']);
  });

  it.each([
    ['cores', { vcpu: 4 }, { vcpu: 4, ram: 2048 }],
    ['memory', { ram: 4096 }, { vcpu: 2, ram: 4096 }],
    ['both', { vcpu: 4, ram: 4096 }, { vcpu: 4, ram: 4096 }],
  ])('sends cores and memory together when %s change: live platforms take no other', async (_, change, expected) => {
    cloud(vm({ vcpu: 2, memory: 2048, status: 'stopped' }));
    const ready = (await resizeVm.prepare?.({ ...on, ...change }, call)) ?? on;
    expect(ready).toEqual({ ...on, ...expected });
  });

  it('can be taken back in the middle: the machine is started with the size that it has', async () => {
    cloud(vm({ status: 'running' }));
    await startAgain(on, undefined);
    expect(sent[0]).toBe('POST user-resource/vm/start uuid=u1');
  });

  it('sends none of the rest once the token has been refused, whatever token comes then', async () => {
    let state = vm({ vcpu: 2, memory: 2048 });
    cloud();
    sessionStorage.setItem('burrow.session', JSON.stringify({ id: 's', token: 'first', kept: false, demo: false }));
    vi.resetModules();
    const [session, guided, exchange] = await Promise.all([import('@/data/core/session'), import('./guided'), import('@/api/exchange')]);
    session.connectSession('https://cloud.example');
    exchange.world.current = {
      ...world.current,
      fetch: async (request) => {
        const { pathname } = new URL(request.url);
        sent.push(`${request.method} ${pathname.replace('/v1/tll01/', '')}`);
        if (request.headers.get('apikey') === 'second') return json({ ...state, id: 8 });
        if (request.method === 'GET') return json({ message: 'Invalid authentication credentials' }, 403);
        state = { ...state, status: 'stopped' };
        return json(state);
      },
    };
    const steps: string[] = [];
    const ended = guided
      .resizeGuided(on, { vcpu: 4 }, true, ({ step, state: at }) => void steps.push(`${step} ${at}`))
      .catch((error: Error) => error.name);
    await soon(() => expect(steps).toContain('stop running'));
    await soon(() => expect(sent.some((line) => line.startsWith('GET'))).toBe(true));
    await new Promise((resolve) => setImmediate(resolve));
    await session.signInAgain('second');
    expect(await ended).toBe('SignInEnded');
    expect(sent.filter((line) => !line.startsWith('GET'))).toEqual(['POST user-resource/vm/stop']);
  });

  it('ends at the first failure, and starts nothing then', async () => {
    cloud(json({ errors: { Error: 'locked' } }, 409));
    const { steps, error, writes } = await walk(true);
    expect(error).toMatchObject({ name: 'ApiError', kind: 'conflict' });
    expect(writes).toEqual(['user-resource/vm/stop']);
    expect(steps).toEqual(['stop running', 'stop failed']);
  });

  it('leaves a stopped machine stopped', async () => {
    cloud(vm({ vcpu: 4, status: 'stopped' }));
    const { steps, writes } = await walk(false);
    expect(writes).toEqual(['user-resource/vm']);
    expect(steps).toEqual(['resize running', 'resize done']);
  });
});

describe('a guided resize that did not come to its end', () => {
  afterEach(atRest);

  const input = { ...on, change: { vcpu: 4 }, steps: ['stop', 'resize', 'start'] as const };
  const record = (more: Partial<OperationRecord> = {}): OperationRecord => ({
    id: 'r',
    session: '',
    kind: guidedResize.name,
    input,
    title: guidedResize.title(input),
    target: guidedResize.target(input),
    state: 'interrupted',
    startedAt: 1000,
    finishedAt: 2000,
    ...more,
  });
  const stopped: Vm = { ...vm(), status: 'stopped', vcpu: 2, memory: 2048 };
  const left = (all: OperationRecord[], machine = stopped) => {
    const found = interrupted(all, machine, 'tll01');
    return found && [found.steps.join(' '), found.change];
  };

  it('is known with what is left of it', () => {
    expect(left([record()])).toEqual(['resize start', { vcpu: 4 }]);
    expect(left([record({ state: 'failed' })])).toEqual(['resize start', { vcpu: 4 }]);
    expect(left([record()], { ...stopped, vcpu: 4 })).toEqual(['start', {}]);
  });

  it('is over when it is under way, done or left, or when the machine runs or is another one', () => {
    for (const state of ['sending', 'settling', 'looking', 'done'] as const) expect(left([record({ state })])).toBeNull();
    expect(left([record({ left: true })])).toBeNull();
    expect(left([record()], { ...stopped, status: 'running' })).toBeNull();
    expect(left([record()], { ...stopped, uuid: 'u2' })).toBeNull();
    expect(left([record({ id: 'newer', state: 'done' }), record()])).toBeNull();
    expect(interrupted([record()], stopped, 'jkt01')).toBeNull();
  });

  it('is over when the user has started, stopped or resized the machine since', () => {
    expect(left([record({ id: 's', kind: 'vm.start', state: 'done', startedAt: 3000 }), record()])).toBeNull();
    expect(left([record(), record({ id: 's', kind: 'vm.stop', state: 'done', startedAt: 1500 })])).not.toBeNull();
  });

  it('is looked after while a step of it is, then is done or ended, and only reads', async () => {
    cloud(vm({ status: 'stopped', vcpu: 2 }));
    expect(await guidedResize.verify(input, undefined, call)).toEqual({ state: 'never' });
    cloud(vm({ status: 'stopped', vcpu: 4 }));
    expect(await guidedResize.verify(input, undefined, call)).toEqual({ state: 'never' });
    cloud(vm({ vcpu: 4 }));
    expect(await guidedResize.verify(input, undefined, call)).toEqual({ state: 'done' });
    expect(sent.every((line) => line.startsWith('GET'))).toBe(true);
  });

  it('goes on when the user says so, with the steps that are left', async () => {
    let state = { ...stopped };
    cloud();
    world.current = {
      ...world.current,
      fetch: async (request) => {
        const { pathname } = new URL(request.url);
        sent.push(`${request.method} ${pathname.replace('/v1/tll01/', '')}`);
        if (pathname.endsWith('/start')) state = { ...state, status: 'running' };
        if (request.method === 'PATCH') state = { ...state, vcpu: 4 };
        return json(state);
      },
    };
    const found = interrupted([record()], stopped, 'tll01');
    if (!found) throw new Error('nothing is left');
    await goOn(on, found, () => undefined);
    expect(sent.filter((line) => !line.startsWith('GET'))).toEqual(['PATCH user-resource/vm', 'POST user-resource/vm/start']);
    expect(records().map((each) => each.input)).toContainEqual({ ...on, change: { vcpu: 4 }, steps: ['resize', 'start'] });
    leave(record());
  });
});
