import { assert, property, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOfKey } from './keyFormat';
// Made and converted by ssh-keygen and openssl.
import keys from './keyReader.fixtures.json';
import { readKey, refusalOf } from './keyReader';

const problem = (text: string) => readKey(text).problem?.id.replace('sshKeys.problem.', '') ?? null;
const words = (line: string) => line.split(' ') as [string, string, string];
const bare = (line: string) => words(line).slice(0, 2).join(' ');
const lines: readonly (readonly [keyof typeof keys, string])[] = [
  ['ed25519', 'Ed25519'],
  ['rsa', 'RSA 2048'],
  ['rsa4096', 'RSA 4096'],
  ['ecdsa256', 'ECDSA 256'],
  ['ecdsa384', 'ECDSA 384'],
  ['ecdsa521', 'ECDSA 521'],
  ['skEd25519', 'Ed25519-SK'],
  ['skEcdsa', 'ECDSA-SK'],
];

describe('a public key in one line', () => {
  it.each(lines)('is read whole: %s', (name, kind) => {
    const reading = readKey(` ${keys[name]}\r\n`);
    expect(reading).toMatchObject({ line: keys[name], converted: false });
    expect(reading.key && kindOfKey(reading.key)).toBe(kind);
  });

  it.each(lines)('is refused wherever it is cut: %s', (name) => {
    const [type, encoded] = words(keys[name]);
    const exact = encoded.replace(/=+$/, '');
    for (let length = 1; length < exact.length; length += 1) {
      const found = problem(`${type} ${exact.slice(0, length)} me@laptop`);
      // Cut within its first letters it is not even known for a key.
      expect(['cut', 'format', ...(length > 12 ? [] : ['noKey'])]).toContain(found);
    }
  });

  it.each(lines)('is refused with anything behind its end: %s', (name) => {
    const [type, encoded] = words(keys[name]);
    assert(
      property(stringMatching(/^[A-Za-z0-9+/]{1,12}$/), (more) => {
        expect(problem(`${type} ${encoded.replace(/=+$/, '')}${more}`)).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it.each(lines)('that was wrapped is told, and can be put together: %s', (name) => {
    const [type, encoded, comment] = words(keys[name]);
    const half = Math.floor(encoded.length / 2);
    const whole = `${type} ${encoded} ${comment}`;
    for (const gap of [' ', '\n', '\r\n', '\n  ', ' \u00a0']) {
      expect(readKey(`${type} ${encoded.slice(0, half)}${gap}${encoded.slice(half)} ${comment}`)).toMatchObject({
        problem: { id: 'sshKeys.problem.wrapped' },
        repaired: whole,
      });
    }
    expect(readKey(`${type}\n${encoded.match(/.{1,20}/g)?.join('\n')}\n${comment}`)).toMatchObject({ repaired: whole });
  });

  it('may lack its filling, and gets it back', () => {
    const padded = bare(keys.ecdsa256);
    expect(padded).toMatch(/=$/);
    expect(readKey(padded.replace(/=+$/, '')).line).toBe(padded);
  });

  it('may have signs in it that nobody sees', () =>
    expect(readKey(`\ufeff${keys.ed25519.replace(' AAAA', ' \u200bAAAA')}\u200b`).line).toBe(keys.ed25519));

  it.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['ssh-ed25519', 'noKey'],
    ['hello', 'format'],
    ['my key', 'format'],
    ['https://github.com/someone.keys', 'address'],
    ['github.com/someone.keys', 'address'],
    ['gh:someone', 'address'],
    ['SHA256:CW4l9JQ6J1jrjV9OiNy6zQxEs6n2SB6b6v1Pp6uLKqA', 'fingerprint'],
    ['256 SHA256:CW4l9JQ6J1jrjV9OiNy6zQxEs6n2SB6b6v1Pp6uLKqA me@laptop (ED25519)', 'fingerprint'],
    ['MD5:0a:1b:2c:3d:4e:5f:60:71:82:93:a4:b5:c6:d7:e8:f9', 'fingerprint'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl', 'private'],
    ['-----BEGIN ENCRYPTED PRIVATE KEY-----', 'private'],
    ['PuTTY-User-Key-File-3: ssh-ed25519', 'private'],
    ['b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ', 'private'],
    ['-----BEGIN CERTIFICATE-----\nMIIB', 'x509'],
    ['-----BEGIN PGP PUBLIC KEY BLOCK-----', 'pgp'],
    [`2048 65537 ${'1234567890'.repeat(6)} me`, 'ssh1'],
    [`${keys.ed25519}\n${keys.rsa}`, 'several'],
    [`${keys.ed25519} ${keys.rsa}`, 'several'],
    [`${keys.rfc4716Rsa}${keys.rfc4716Ed25519}`, 'several'],
    [keys.certificate, 'certificate'],
    [keys.rsa1024, 'weak'],
    [keys.pemDsa, 'foreign'],
    ['ssh-dss AAAAB3NzaC1kc3MAAACBAP1/U4Ed', 'dsa'],
    ['ssh-ed25519 AAAA me', 'cut'],
    ['ssh-ed25519 %%%% me', 'character'],
    [keys.ed25519.replace(/.{20} /, '… '), 'shortened'],
    [keys.ed25519.replace(/.{20} /, '... '), 'shortened'],
    // A letter of another alphabet that looks the same.
    [keys.ed25519.replace('AAAAC3', 'AAAAС3'), 'character'],
    [keys.ed25519.replace('AAAAC3', 'AA=AC3'), 'character'],
    // Not 32 bytes, though everything else is right.
    [`ssh-ed25519 ${btoa(`\0\0\0\x0bssh-ed25519\0\0\0\x10${'k'.repeat(16)}`)}`, 'damaged'],
    [keys.ecdsa256.replace('BBB', 'BBA'), 'damaged'],
  ])('says what it is instead: %s', (text, expected) => expect(problem(text)).toBe(expected));

  it('says that another type stands in front, and offers the right one', () => {
    for (const type of ['ssh-rsa', 'SSH-ED25519', 'rsa-sha2-256', 'ecdsa-sha2-nistp256']) {
      expect(readKey(keys.ed25519.replace('ssh-ed25519', type))).toMatchObject({
        problem: { id: 'sshKeys.problem.mismatch', values: { type, inside: 'ssh-ed25519' } },
        repaired: keys.ed25519,
      });
    }
  });

  it.each([
    ['from="10.0.0.0/8,*.example.com",no-pty ', 'options'],
    ['command="echo \\"hi there\\"" ', 'options'],
    ['restrict ', 'options'],
    ['web-1.example.com,10.0.0.1 ', 'before'],
    ['- ', 'before'],
  ])('is offered without what stands in front of it: %s', (before, expected) => {
    const reading = readKey(before + bare(keys.ed25519));
    expect(reading.problem?.id).toBe(`sshKeys.problem.${expected}`);
    expect(reading.repaired).toBe(bare(keys.ed25519));
  });

  it.each(['""', "''", '“”', '``'])('is offered without quotes: %s', ([before = '', after = '']) =>
    expect(readKey(before + keys.ed25519 + after)).toMatchObject({ problem: { id: 'sshKeys.problem.before' }, repaired: keys.ed25519 }),
  );

  it('is offered with the type that it lacks', () =>
    expect(readKey(words(keys.rsa)[1])).toMatchObject({ problem: { id: 'sshKeys.problem.noType' }, repaired: bare(keys.rsa) }));

  it('may stand among comments of a file', () => expect(readKey(`# mine\n\n${keys.rsa}\n`).line).toBe(keys.rsa));
});

describe('other forms of a key', () => {
  it.each([
    ['rfc4716Ed25519', keys.ed25519],
    ['rfc4716Rsa', keys.rsa],
    ['rfc4716Ecdsa', keys.ecdsa384],
    ['pemRsa', keys.rsa],
    ['pkcs1Rsa', keys.rsa],
    ['pemEcdsa256', keys.ecdsa256],
    ['pemEcdsa521', keys.ecdsa521],
    ['pemEd25519', keys.pemEd25519Line],
  ] as const)('become the line: %s', (name, line) => {
    for (const text of [keys[name], keys[name].replaceAll('\n', '\r\n')]) {
      const reading = readKey(text);
      expect(reading.converted).toBe(true);
      expect(reading.line && bare(reading.line)).toBe(bare(line));
    }
    const end = keys[name].indexOf('END');
    expect(problem(keys[name].slice(0, end - 5))).toBe('cut');
    expect(problem(keys[name].slice(0, end - 40))).toBe('cut');
  });

  it('keep their comment, also over several lines', () => {
    expect(readKey(keys.rfc4716Rsa.replace(/Comment: .*/, 'Subject: me\nComment: "my lap\\\ntop"')).key?.comment).toBe('my laptop');
  });
});

describe('a platform with a rule of its own for keys', () => {
  const rule = /^(ssh-(rsa|dsa|ecdsa|ed25519)|ecdsa-sha2-nistp[0-9]+) [A-Za-z0-9+/]+[=]{0,3}(\s[\w@-]*)?$/;
  const refusal = async (line: string) => {
    const reading = readKey(line);
    if (reading.problem) throw new Error(reading.problem.id);
    return (await refusalOf(reading, (text) => Promise.resolve(rule.test(text))))?.id ?? null;
  };
  it('takes what fits', async () => expect(await refusal(keys.ecdsa384)).toBeNull());
  it('is named as the reason, with what it is about', async () => {
    expect(await refusal(keys.skEd25519)).toBe('sshKeys.problem.securityKey');
    expect(await refusal(keys.skEcdsa)).toBe('sshKeys.problem.securityKey');
    expect(await refusal(`${bare(keys.rsa)} me (old)`)).toBe('sshKeys.problem.comment');
  });
});
