import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curlOf, quoted } from './curlCommand';

const post = (body: BodyInit, type: string) =>
  new Request('https://api.example.com/v1/jkt01/user-resource/vm', { method: 'POST', body, headers: { 'content-type': type } });
const form = (fields: Record<string, string>) => post(new URLSearchParams(fields), 'application/x-www-form-urlencoded');

/** What a shell makes of a command: the arguments, one a line. */
const shell = (command: string, env: Record<string, string> = {}) =>
  execFileSync('bash', ['--norc', '-c', `curl() { printf '%s\\0' "$@"; }; ${command}`], { env: { PATH: process.env.PATH ?? '', ...env } })
    .toString()
    .split('\0')
    .slice(0, -1);

const nasty = [
  "it's",
  '"quoted"',
  '$HOME $(id) `id`',
  'back\\slash',
  'new\nline',
  '; rm -rf /',
  "'; id; '",
  '\u001b[201~id',
  'ünïcödé 🦫',
  '!!',
  '\u0085',
  "a\n'b\\",
];

describe('quoting', () => {
  it.each(nasty)('keeps %j one argument', (text) => expect(shell(`curl ${quoted(text)}`)).toEqual([text]));
  it('shows no control character', () => expect(quoted('\u001b[201~\n')).not.toMatch(/\p{Cc}/u));
});

describe('a request as curl', () => {
  it('reads like one that a person wrote', async () => {
    expect(await curlOf(form({ name: 'web-1', vcpu: '2' }))).toBe(
      [
        "curl --request POST 'https://api.example.com/v1/jkt01/user-resource/vm'",
        '--header "apikey: $WARREN_TOKEN"',
        "--data-urlencode 'name=web-1'",
        "--data-urlencode 'vcpu=2'",
      ].join(' \\\n  '),
    );
  });

  it.each(nasty)('sends %j as it is', async (name) => {
    expect(shell(await curlOf(form({ name })), { WARREN_TOKEN: 't' })).toEqual([
      '--request',
      'POST',
      'https://api.example.com/v1/jkt01/user-resource/vm',
      '--header',
      'apikey: t',
      '--data-urlencode',
      `name=${name}`,
    ]);
  });

  it('holds no secret', async () => {
    const text = await curlOf(form({ username: 'me', password: 'Secret123', cloud_init: '{"x":"Secret123"}' }));
    expect(text).not.toContain('Secret123');
    expect(shell(text, { PASSWORD: 'p$x' }).at(-3)).toBe('password=p$x');
  });

  it('never shows a token that a request carries', async () => {
    const text = await curlOf(new Request('https://api.example.com/v1/x', { headers: { apikey: 'the-token' } }));
    expect(text).not.toContain('the-token');
    expect(text).toContain('--request GET');
  });

  it('writes JSON, with secrets as variables', async () => {
    const text = await curlOf(post(JSON.stringify({ name: "it's", properties: { password: 'Secret123' } }), 'application/json'));
    expect(text).not.toContain('Secret123');
    const sent = shell(text, { PASSWORD: 'p' }).at(-1);
    expect(JSON.parse(sent ?? '')).toEqual({ name: "it's", properties: { password: 'p' } });
  });

  it('does not change the request', async () => {
    const request = form({ name: 'web' });
    await curlOf(request);
    expect(await request.text()).toBe('name=web');
  });
});
