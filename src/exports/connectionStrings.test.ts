import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionStrings, envValue, urlOf, usualDatabase, type DatabaseAddress, type SnippetKind } from './connectionStrings';

const at = (password: string, service = 'postgresql'): DatabaseAddress => ({
  service,
  host: '10.2.3.45',
  port: 5432,
  user: 'wadmin',
  password,
  database: usualDatabase(service),
});
const code = (kind: SnippetKind, password: string, service?: string): string =>
  connectionStrings(at(password, service)).find((snippet) => snippet.kind === kind)?.code ?? '';

/** Passwords as people and generators make them, and the signs that mean something somewhere. */
const passwords = oneof(
  string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  string({ unit: constantFrom(...Array.from('\'"`$\\!%@:/?#&=;{}()<>|~^* \t\né–€😀')), minLength: 1, maxLength: 20 }),
);
const trouble = [
  'p@ss:w/rd#1%20?',
  "it's",
  'a"b',
  'both \' and "',
  '$HOME `id` $(id)',
  String.raw`back\slash\\`,
  'line\nbreak',
  '%41',
  '😀 é',
];

/** What a POSIX shell makes of the words in front of and behind a command. */
const shellWords = (line: string): string[] => {
  const script = `set -f; ${line.replace(/(psql|mariadb|mysql) /, 'sh -c \'printf "%s\\0" "${PGPASSWORD-$MYSQL_PWD}" "$@"\' sh ')}`;
  return execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8', env: {} }).split('\0').slice(0, -1);
};

describe('a URL', () => {
  it.each(trouble)('keeps %j', (password) => expect(decodeURIComponent(new URL(urlOf(at(password))).password)).toBe(password));
  it('keeps every password, and stands safely in quotes and in a shell', () =>
    assert(
      property(passwords, (password) => {
        const url = urlOf(at(password));
        const read = new URL(url);
        expect(decodeURIComponent(read.password)).toBe(password);
        expect([read.hostname, read.port, read.username, read.pathname]).toEqual(['10.2.3.45', '5432', 'wadmin', '/postgres']);
        expect(url).toMatch(/^[\w:/@%.~-]+$/);
      }),
    ));
  it('puts an IPv6 host in brackets', () => expect(urlOf({ ...at('x'), host: 'fd00::1' })).toContain('@[fd00::1]:5432/'));
  it('says what it is for where the panel does not know the service', () =>
    expect(connectionStrings(at('x', 'redis')).map(({ kind, code: text }) => [kind, text.split('\n')[0]])).toEqual([
      ['url', 'redis://wadmin:x@10.2.3.45:5432/'],
      ['env', 'DATABASE_URL=redis://wadmin:x@10.2.3.45:5432/'],
    ]));
});

it.each(trouble)('a shell gives psql and mariadb the password %j', (password) => {
  expect(shellWords(code('shell', password))).toEqual([password, '-h', '10.2.3.45', '-p', '5432', '-U', 'wadmin', '-d', 'postgres']);
  expect(shellWords(code('shell', password, 'mariadb'))).toEqual([password, '-h', '10.2.3.45', '-P', '5432', '-u', 'wadmin']);
});

/** The arguments of the literals of a language that JSON's escapes are right in. */
const literals = (text: string): unknown[] => [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([found]) => JSON.parse(found) as unknown);

it('source code keeps every password', () =>
  assert(
    property(passwords, (password) => {
      for (const service of ['postgresql', 'mysql']) {
        for (const kind of ['jdbc', 'python'] as const) expect(literals(code(kind, password, service))).toContain(password);
        const options = /\{\n[\s\S]*\n\}/.exec(code('node', password, service).split('\n').slice(2).join('\n'))?.[0] ?? '';
        expect(runInNewContext(`(${options}).password`)).toBe(password);
        const php = /, '((?:[^'\\]|\\[\s\S])*)'\);$/.exec(code('php', password, service))?.[1] ?? '';
        expect(php.replace(/\\([\\'])/g, '$1')).toBe(password);
      }
      expect(literals(code('go', password, 'mysql'))).toContain(password);
      expect(literals(code('go', password))).toEqual([urlOf(at(password))]);
    }),
  ));

describe('.env', () => {
  it.each([
    ['plain-1.0', 'plain-1.0'],
    ['p@ss:w/rd#1%20?', "'p@ss:w/rd#1%20?'"],
    ['$HOME', "'$HOME'"],
    ["it's", '"it\'s"'],
    ["it's $5", null],
    ['a\nb', null],
    [String.raw`a\b`, null],
  ])('%j is written as %j', (password, written) => expect(envValue(password)).toBe(written));
  it('means the same to a shell, or leaves the password to the URL', () =>
    assert(
      property(passwords, (password) => {
        const written = envValue(password);
        if (written === null) expect(code('env', password)).not.toContain('DB_PASSWORD');
        else if (written.startsWith("'")) expect(written.slice(1, -1)).toBe(password);
        else expect(written.replaceAll('"', '')).toBe(password);
        expect(code('env', password)).toContain(`DATABASE_URL=${urlOf(at(password))}`);
      }),
    ));
});
