import { expect, test } from 'vitest';
import { newestLocation, withParams } from './params';

const at = (pathname: string, search: string) => ({ pathname, search, hash: '', state: null, key: search, mask: undefined });
const idle = { state: 'idle' as const };

test('a change is made to the address that is on its way, so that two in a row both stay', () => {
  const router = (pending?: ReturnType<typeof at>) =>
    ({ location: at('/prices', '?disk=20'), navigation: pending ? { state: 'loading', location: pending } : idle }) as Parameters<
      typeof newestLocation
    >[0];
  expect(newestLocation(router(), '/prices')?.search).toBe('?disk=20');
  expect(newestLocation(router(at('/prices', '?disk=20&n=3')), '/prices')?.search).toBe('?disk=20&n=3');
  expect(newestLocation(router(at('/elsewhere', '')), '/prices')).toBeNull();
  expect(newestLocation(router(), '/elsewhere')).toBeNull();
});

test('a parameter is set, replaced and taken out', () => {
  expect(withParams(new URLSearchParams('a=1&b=2'), { a: '3', b: null, c: '4' }).toString()).toBe('a=3&c=4');
});
