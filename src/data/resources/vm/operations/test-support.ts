import { vi } from 'vitest';
import { world } from '@/api/exchange';
import { callFor, connectSession } from '@/data/core/session';
import { timing } from '@/data/operations';
import { memoryStorage } from '@/device/test-support';

export const call = callFor();

const real = world.current;
const { sleep } = timing;
/** What went out: method, path, body. */
export const sent: string[] = [];
export const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

/** Answers from a list of bodies, the last of them for ever. */
export function cloud(...answers: unknown[]) {
  sent.length = 0;
  let next = 0;
  world.current = {
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      sent.push(`${request.method} ${pathname.replace('/v1/tll01/', '')}${search} ${await request.text()}`.trim());
      const answer = answers[Math.min(next, answers.length - 1)];
      next += 1;
      if (answer instanceof Error) throw answer;
      return answer instanceof Response ? answer.clone() : json(answer);
    },
    sleep: () => Promise.resolve(),
  };
}

/** To be called before each test. */
export function openPanel() {
  timing.sleep = () => Promise.resolve();
  vi.stubGlobal('localStorage', memoryStorage());
  vi.stubGlobal('sessionStorage', memoryStorage());
  connectSession('https://cloud.example');
}

/** To be called after each test. */
export function closePanel() {
  world.current = real;
  timing.sleep = sleep;
}

export const on = { location: 'tll01', uuid: 'u1', name: 'web' };
export const vm = (more: object = {}) => ({
  uuid: 'u1',
  name: 'web',
  status: 'running',
  storage: [{ uuid: 'd1', size: 20, primary: true }],
  ...more,
});
