import { beforeEach, describe, expect, it, vi } from 'vitest';
import { beginBulk, bulkKept, interruptedBulk } from './bulk';
import { memoryStorage } from '@/device/test-support';

const local = memoryStorage();
const { kept } = local;
vi.stubGlobal('localStorage', local);
/** The page is gone, and with it what it held; what it had kept is there. */
const reload = async (bulk: { ended: () => void }) => {
  const before = [...kept];
  bulk.ended();
  for (const [key, value] of before) kept.set(key, value);
  // The browser gives its lock back a moment later.
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
};

const ids = Array.from({ length: 1000 }, (_, at) => `cyc01/${at}`);

beforeEach(() => kept.clear());

describe('a bulk', () => {
  it('is nothing to go on with while its page is at it, nor when it has ended', async () => {
    const bulk = await beginBulk({ act: 'stop', ids });
    bulk.sending();
    expect(bulkKept()).toBe(true);
    expect(await interruptedBulk()).toBeNull();
    bulk.ended();
    expect(bulkKept()).toBe(false);
    expect(await interruptedBulk()).toBeNull();
  });

  it('that a reload ended has what was not sent, and not the one that was about to be', async () => {
    const bulk = await beginBulk({ act: 'stop', ids });
    for (let sent = 0; sent < 387; sent += 1) bulk.sending();
    await reload(bulk);
    const found = await interruptedBulk();
    expect(found).toMatchObject({ act: 'stop', total: 1000, ids: ids.slice(387) });
    found?.discard();
    expect(await interruptedBulk()).toBeNull();
  });

  it('of which everything was sent has nothing left', async () => {
    const bulk = await beginBulk({ act: 'start', ids: ['a', 'b'] });
    bulk.sending();
    bulk.sending();
    await reload(bulk);
    expect(await interruptedBulk()).toBeNull();
    expect(bulkKept()).toBe(false);
  });
});

it.each(['{', 'null', '{"act":"stop"}'])('what is kept as %s is nothing to go on with, and goes', async (text) => {
  kept.set('burrow.bulk.nobody.x', text);
  expect(await interruptedBulk()).toBeNull();
  expect(bulkKept()).toBe(false);
});
