import { expect, vi } from 'vitest';
import type { RunningCloud } from '../../../scripts/cloud.mjs';
import { memoryStorage } from '@/device/test-support';
import { soon } from '@/test-support';

let clock = 0;

/** A browser with nothing in it but a session on the simulated cloud. */
export function freshBrowser(): void {
  clock = 1_000_000;
  vi.stubGlobal('localStorage', memoryStorage());
  vi.stubGlobal('sessionStorage', memoryStorage());
  vi.stubGlobal('navigator', {});
  localStorage.setItem('burrow.session', JSON.stringify({ id: 's-1', token: 'demo', kept: true, demo: false }));
}

/**
 * The panel as a page that has just been opened, on a cloud over HTTP; what an earlier page kept is still there. Time only passes
 * by sleeping. Modules with operations are to be imported after it.
 */
export async function openPanel(cloud: RunningCloud) {
  vi.resetModules();
  const [{ timing, ...engine }, { records, isOpen }, { callFor, connectSession }, exchange] = await Promise.all([
    import('./engine'),
    import('./records'),
    import('../core/session'),
    import('@/api/exchange'),
  ]);
  const sleep = (milliseconds: number) => {
    clock += milliseconds;
    return new Promise<void>((resolve) => void setTimeout(resolve));
  };
  Object.assign(timing, { now: () => clock, sleep });
  exchange.world.current = { fetch: (request) => fetch(request), sleep };
  connectSession(cloud.url);
  const ended = () => soon(() => expect(records().filter(isOpen)).toEqual([]));
  return { ...engine, records, ended, world: exchange.world, call: callFor() };
}

export async function resetTo(cloud: RunningCloud, dialect?: string): Promise<void> {
  const body = JSON.stringify({ scenario: 'company', ...(dialect ? { dialect } : {}) });
  const answer = await fetch(`${cloud.url}/__demo/reset`, { method: 'POST', body });
  expect(answer.ok).toBe(true);
}

export const heard = async (cloud: RunningCloud) => (await cloud.requests()) as { readonly operation: string }[];

/** How often each call has arrived since there were `from` of them. */
export async function arrived(cloud: RunningCloud, names: readonly string[], from: number): Promise<Record<string, number>> {
  const since = (await heard(cloud)).slice(from);
  return Object.fromEntries(names.map((name) => [name, since.filter(({ operation }) => operation === name).length]));
}
