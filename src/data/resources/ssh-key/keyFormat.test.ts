import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, kindOfKey, makeKeyPair, privateFile, publicLine } from './keyFormat';
import { readKey } from './keyReader';

// Made by ssh-keygen, which also said the fingerprints.
const ed25519 = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDjP6nNvtqZo7pUgHfnXZoSNYIusbyhBXiG1yh0UvmM6 me@laptop';
const rsa =
  'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCsVHb14N0pCoKaRXeAPByuUXDkM4wbXyf8vLPY+wPdj1srLsRdPM3Ok5uBxMXkCgFeMHzhpV2nLSie9mRiYuL3K+Eh1vhwx0vjDrQzOYS0fiIeUC7L24dISKBRsDGHZcVACfnIKS6u2qqCd4dHj75QV3ORgtL0ZloAItZ6zURQD9OOOieK7MqA76Q6XHgIOZGnAnCUE1rmJNOKlYlPyu5eCczrQFM81FAe0d7JuhzzIvED6Zugqu9w8DF/89FJKlI2sK9UtHC7F+2uiVIEyW3i0BA+Vbku7/83Xl+n4CWrXv7HMKPH3t7OTpRMvYz4FN06cgF2qEmTAIjkLmvDeYtf r';
const ecdsa =
  'ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBGpn8Zh/26TbncYVi8h76vazBYPt5rmFr1K26d4esD7FWigED982UBOAPoUVU5/zP3iu3nIwcgbQ/gDBsP1XaTNic7fCijDxRaOpnHXPEgPk5PGPXPMqWO4w1O9BsQgzBA==';
const file = [
  '-----BEGIN OPENSSH PRIVATE KEY-----',
  'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW',
  'QyNTUxOQAAACA4z+pzb7amaO6VIB3512aEjWCLrG8oQV4htcodFL5jOgAAAJDQkVm70JFZ',
  'uwAAAAtzc2gtZWQyNTUxOQAAACA4z+pzb7amaO6VIB3512aEjWCLrG8oQV4htcodFL5jOg',
  'AAAEBPP/WDF3EX7LBWlTSHt3TFzMZ3TgsBnjGHQVfbJFfWJjjP6nNvtqZo7pUgHfnXZoSN',
  'YIusbyhBXiG1yh0UvmM6AAAACW1lQGxhcHRvcAECAwQ=',
  '-----END OPENSSH PRIVATE KEY-----',
  '',
].join('\n');
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const seed = bytes('4f3ff583177117ecb056953487b774c5ccc6774e0b019e31874157db2457d626');
const open = bytes('38cfea736fb6a668ee95201df9d766848d608bac6f28415e21b5ca1d14be633a');

describe('public SSH keys', () => {
  it.each([
    [ed25519, 'Ed25519', 'SHA256:CW4l9JQ6J1jrjV9OiNy6zQxEs6n2SB6b6v1Pp6uLKqA', 'me@laptop'],
    [rsa, 'RSA 2048', 'SHA256:tnxOI1EEEVr3lI76LaD4dcIH4FIFmE4JV8+vfD+KftA', 'r'],
    [ecdsa, 'ECDSA 384', 'SHA256:J2Sve8igb7vph60dL6UthQm3wCk5MAW/i+jN+/Lgy+E', ''],
  ])('are read as ssh-keygen reads them: %.24s', async (line, kind, fingerprint, comment) => {
    const { key } = readKey(` ${line}\n`);
    if (!key) throw new Error('not read');
    expect(kindOfKey(key)).toBe(kind);
    expect(await fingerprintOf(key)).toBe(fingerprint);
    expect(key.comment).toBe(comment);
  });
});

describe('a new pair', () => {
  it('is written as ssh-keygen writes it', () => {
    expect(publicLine(open, 'me@laptop')).toBe(ed25519);
    expect(privateFile(seed, open, 'me@laptop', 0xd0_91_59_bb)).toBe(file);
  });

  it('needs no filling when it fills its blocks, and takes any comment', () => {
    for (const comment of ['', 'a', 'abcd', 'abcde', 'Zoë’s laptop']) {
      const text = atob(privateFile(seed, open, comment, 1).split('\n').slice(1, -2).join(''));
      const start = text.indexOf('\0\0\0\x33') + 4 + 51;
      const length = Array.from(text.slice(start, start + 4), (letter) => letter.charCodeAt(0)).reduce((sum, byte) => sum * 256 + byte, 0);
      expect(length % 8).toBe(0);
      expect(text.length).toBe(start + 4 + length);
    }
  });

  it('is made of two halves that belong together', async () => {
    const pair = await makeKeyPair('me');
    if (!pair) throw new Error('not made');
    expect(readKey(pair.publicKey).key).toMatchObject({ type: 'ssh-ed25519', comment: 'me' });
    const inside = atob(pair.privateKey.split('\n').slice(1, -2).join(''));
    const raw = Uint8Array.from(inside, (letter) => letter.charCodeAt(0));
    const both = inside.lastIndexOf('\0\0\0\x40') + 4;
    const [d, x] = [raw.slice(both, both + 32), raw.slice(both + 32, both + 64)].map((half) => Buffer.from(half).toString('base64url'));
    const derived = createPublicKey(createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d, x }, format: 'jwk' }));
    expect(derived.export({ format: 'jwk' }).x).toBe(x);
    expect(pair.publicKey).toContain(publicLine(raw.slice(both + 32, both + 64), ''));
    expect((await makeKeyPair('me'))?.publicKey).not.toBe(pair.publicKey);
  });
});
