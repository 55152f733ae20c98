import { describe, expect, it, vi } from 'vitest';
import { confirmation, runBatch, type BatchItem } from './run';

const states = (items: readonly BatchItem<unknown, unknown>[]) => items.map((each) => each.state);

describe('a batch', () => {
  it('runs a few at a time, each once, and keeps the order', async () => {
    let now = 0;
    let most = 0;
    const sent: number[] = [];
    const all = await runBatch([1, 2, 3, 4, 5, 6, 7], async (item) => {
      sent.push(item);
      now += 1;
      most = Math.max(most, now);
      await Promise.resolve();
      now -= 1;
      return item * 10;
    });
    expect(most).toBe(4);
    expect(sent).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(all.map((each) => each.result)).toEqual([10, 20, 30, 40, 50, 60, 70]);
  });

  it('goes on after a failure, and keeps it', async () => {
    const all = await runBatch(['a', 'b', 'c'], (item) => (item === 'b' ? Promise.reject(new Error('no')) : Promise.resolve(item)), {
      concurrency: 1,
    });
    expect(states(all)).toEqual(['done', 'failed', 'done']);
    expect(all[1]?.error).toEqual(new Error('no'));
  });

  it('does not send what has not been sent when it is stopped, and waits for the rest', async () => {
    const stop = new AbortController();
    const first = Promise.withResolvers<string>();
    const seen: string[][] = [];
    const all = runBatch(['a', 'b', 'c'], () => first.promise, {
      concurrency: 1,
      signal: stop.signal,
      onChange: (items) => seen.push(states(items)),
    });
    stop.abort();
    expect(seen.at(-1)).toEqual(['running', 'skipped', 'skipped']);
    first.resolve('done');
    expect(states(await all)).toEqual(['done', 'skipped', 'skipped']);
  });

  it('sends nothing when it was stopped before', async () => {
    const all = await runBatch([1, 2], () => Promise.reject(new Error('sent')), { signal: AbortSignal.abort() });
    expect(states(all)).toEqual(['skipped', 'skipped']);
  });

  it('sends nothing more when what the user confirmed holds no longer', async () => {
    const { ends } = confirmation;
    const over = new AbortController();
    confirmation.ends = () => over.signal;
    const sent: string[] = [];
    const all = await runBatch(
      ['a', 'b', 'c'],
      async (item) => {
        sent.push(item);
        over.abort();
      },
      { concurrency: 1, signal: new AbortController().signal },
    );
    confirmation.ends = ends;
    expect([sent, states(all)]).toEqual([['a'], ['done', 'skipped', 'skipped']]);
  });

  it('does more at once while nobody complains, and half as much, after the pause asked for, when somebody does', async () => {
    vi.useFakeTimers();
    let now = 0;
    let most = 0;
    let calls = 0;
    const waits: number[] = [];
    const began = Date.now();
    const all = runBatch(
      Array.from({ length: 80 }, (_, at) => at),
      async () => {
        calls += 1;
        const mine = calls;
        now += 1;
        most = Math.max(most, now);
        waits.push(Date.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 100));
        now -= 1;
        if (mine === 40) throw Object.assign(new Error('too many'), { kind: 'limited', retryAfter: 7 });
        return mine;
      },
    );
    await vi.runAllTimersAsync();
    const ended = await all;
    vi.useRealTimers();
    expect(calls, 'nothing is sent twice').toBe(80);
    expect(most).toBeGreaterThan(4);
    expect(ended.filter(({ state }) => state === 'failed')).toHaveLength(1);
    const gaps = waits.slice(1).map((at, place) => at - (waits[place] ?? 0));
    expect(Math.max(...gaps)).toBeGreaterThanOrEqual(7000);
  });

  it('ends at once while it waits for the platform', async () => {
    const stop = new AbortController();
    const all = runBatch([1, 2, 3], () => Promise.reject(Object.assign(new Error('no'), { kind: 'limited', retryAfter: 60 })), {
      concurrency: 1,
      signal: stop.signal,
      onChange: (items) => items[0]?.state === 'failed' && stop.abort(),
    });
    expect(states(await all)).toEqual(['failed', 'skipped', 'skipped']);
  });

  it('is done at once with nothing', async () => expect(await runBatch([], () => Promise.resolve())).toEqual([]));
});
