import { array, assert, constantFrom, dictionary, jsonValue, property } from 'fast-check';
import { expect, it } from 'vitest';
import type { ObservedCall } from '@/api';
import { maskedBody, tapedFrom } from '@/data/core/tape';
import { supportText, tapeCurl, tapeFetch, tapeHar } from './tapeFiles';

const call: ObservedCall = {
  operation: 'listTokens',
  method: 'GET',
  url: 'https://api.example.com/v1/user-resource/token/list',
  key: 'SECRET-key',
  body: '',
  contentType: '',
  startedAt: Date.UTC(2026, 10, 28),
  duration: 12,
  attempt: 0,
  status: 200,
  text: '',
  correlationId: 'c-1',
  error: null,
};
const form = 'application/x-www-form-urlencoded';

/** Each with a secret in every place that the contract knows. */
const calls: ObservedCall[] = [
  { ...call, text: '[{"id":2,"token":"SECRET-token","description":"CI"}]' },
  { ...call, operation: 'getServiceSecrets', text: '{"sql_pass":"SECRET-pass","replica":{"more":["SECRET-more"]}}' },
  { ...call, operation: 'getServiceSecrets', text: 'SECRET in no JSON' },
  { ...call, operation: 'setVmPassword', method: 'PATCH', contentType: form, body: 'uuid=u&username=me&password=SECRET-word' },
  {
    ...call,
    operation: 'createVm',
    method: 'POST',
    contentType: form,
    body: 'name=web&password=SECRET-word&cloud_init=%7B%22a%22%3A%22SECRET%22%7D',
  },
  { ...call, operation: 'listS3Keys', text: '[{"accessKey":"open","secretKey":"SECRET-key2"}]' },
  { ...call, operation: 'addCard', method: 'POST', contentType: form, body: 'billing_account_id=1&token=SECRET-card' },
  { ...call, operation: 'updateProfile', method: 'PATCH', contentType: form, body: 'first_name=A&personal_id_number=SECRET-id' },
  { ...call, status: 502, error: 'server', text: '<html>You sent SECRET-key</html>' },
];

it('no secret gets onto the tape, nor into anything that is made of it', () => {
  const taped = calls.map((each) => tapedFrom(each, 'Save'));
  const about = { version: '1', page: '/x', browser: 'b', language: 'en', time: 't' };
  const everything = [
    JSON.stringify(taped),
    tapeHar(taped, { name: 'Burrow', version: '1' }),
    supportText(taped, about),
    ...taped.flatMap((each) => [tapeCurl(each), tapeFetch(each)]),
  ];
  for (const text of everything) expect(text).not.toContain('SECRET');
  expect(taped[0]?.response).toContain('"description": "CI"');
  expect(taped[3]?.request).toBe('uuid=u&username=me&password=••••••');
  expect(supportText(taped, about)).toContain('502 (server), request id c-1');
});

it('a long answer is only read in its beginning, and no secret is in that either', () => {
  const secret = constantFrom<unknown>('SECRET', 'a "SECRET"', String.raw`\SECRET`, ['SECRET'], { key: 'SECRET' });
  const row = dictionary(constantFrom('name', 'token', 'sql_pass', 'secretKey', 'cloud_init', 'uuid'), jsonValue({ maxDepth: 1 }));
  assert(
    property(array(row, { minLength: 1, maxLength: 5 }), secret, (rows, hidden) => {
      const one = [{ token: hidden, name: 'first' }, ...rows, { password: hidden }];
      const long = JSON.stringify([
        ...one,
        ...Array.from({ length: 2000 }, () => ({ name: 'a name that fills a line of it', sql_pass: hidden })),
      ]);
      const kept = maskedBody(long, 'application/json');
      expect(kept).not.toContain('SECRET');
      expect(kept.length).toBeLessThan(25_000);
    }),
    { numRuns: 50 },
  );
  const names = JSON.stringify(Array.from({ length: 5000 }, (_, number) => ({ name: `vm-${number}`, token: null })));
  expect(maskedBody(names, 'application/json')).toContain('{"name":"vm-7","token":null}');
});

it('knows the location, and keeps only the beginning of what is long', () => {
  const url = 'https://api.example.com/v1/cyc01/user-resource/vm/list?billing_account_id=1';
  const taped = tapedFrom({ ...call, url, text: JSON.stringify(Array.from({ length: 5000 }, () => 'long text')) }, null);
  expect(taped.location).toBe('cyc01');
  expect(taped.response.length).toBeLessThan(20_100);
  expect(tapedFrom(call, null).location).toBeNull();
  expect(JSON.parse(tapeHar([taped], { name: 'Burrow', version: '1' }))).toMatchObject({
    log: { version: '1.2', entries: [{ request: { queryString: [{ name: 'billing_account_id', value: '1' }] }, time: 12 }] },
  });
});
