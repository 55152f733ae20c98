import { base64, bitsOf, field, fieldsOf, joined, number, type Bytes } from './keyBytes';

/**
 * SSH keys as OpenSSH writes them: RFC 4253 (6.6) for public ones, PROTOCOL.key of OpenSSH for private ones. Everything here
 * happens in the browser; a private half is never sent nor kept.
 */

/** Whether somebody has pasted the half of a key that nobody else may have; also its middle alone ("openssh-key-v1"). */
export const isPrivateKey = (pasted: string): boolean => /PRIVATE KEY|PuTTY-User-Key-File|b3BlbnNzaC1rZXktdj/i.test(pasted);

export interface PublicKey {
  /** As in the key itself: `ssh-ed25519`, `ssh-rsa`, `ecdsa-sha2-nistp256`. */
  readonly type: string;
  readonly blob: Bytes;
  readonly comment: string;
}

/** What people call the kind of a key: "Ed25519", "RSA 4096", "ECDSA 256"; the type itself for what is not known here. */
export function kindOfKey({ type, blob }: PublicKey): string {
  const known: Record<string, string> = {
    'ssh-ed25519': 'Ed25519',
    'sk-ssh-ed25519@openssh.com': 'Ed25519-SK',
    'sk-ecdsa-sha2-nistp256@openssh.com': 'ECDSA-SK',
    'ssh-dss': 'DSA',
  };
  if (type.startsWith('ecdsa-sha2-nistp')) return `ECDSA ${type.slice('ecdsa-sha2-nistp'.length)}`;
  if (type !== 'ssh-rsa') return known[type] ?? type;
  const [, , modulus] = fieldsOf(blob).fields;
  return modulus ? `RSA ${bitsOf(modulus)}` : 'RSA';
}

/** `SHA256:…`, as `ssh-keygen -l` shows it. Null where the browser cannot compute it (pages that are not served securely). */
export async function fingerprintOf({ blob }: PublicKey): Promise<string | null> {
  if (!subtle()) return null;
  const digest = await crypto.subtle.digest('SHA-256', blob);
  return `SHA256:${base64(new Uint8Array(digest)).replace(/=+$/, '')}`;
}

const subtle = (): boolean => typeof crypto !== 'undefined' && typeof (crypto as Partial<Crypto>).subtle === 'object';

export interface KeyPair {
  /** The line of a .pub file. */
  readonly publicKey: string;
  /** The content of a private key file, not encrypted. */
  readonly privateKey: string;
}

/** A new Ed25519 pair; null where the browser cannot make one. */
export async function makeKeyPair(comment: string): Promise<KeyPair | null> {
  if (!subtle()) return null;
  try {
    const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
    const open = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    // RFC 8410: the seed is the last 32 bytes of the 48.
    const seed = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)).slice(-32);
    const [check = 0] = crypto.getRandomValues(new Uint32Array(1));
    const written = { publicKey: publicLine(open, comment), privateKey: privateFile(seed, open, comment, check) };
    seed.fill(0);
    return written;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

const ed25519 = 'ssh-ed25519';

/** The line of a .pub file for an Ed25519 key of 32 bytes. */
export const publicLine = (open: Uint8Array, comment: string): string =>
  `${ed25519} ${base64(joined(field(ed25519), field(open)))} ${comment}`.trim();

/** The private key file of an Ed25519 pair, without a passphrase. `check` is any number: it stands there twice. */
export function privateFile(seed: Uint8Array, open: Uint8Array, comment: string, check: number): string {
  const body = joined(number(check), number(check), field(ed25519), field(open), field(joined(seed, open)), field(comment));
  // Filled up to whole blocks of 8 bytes by 1, 2, 3, …
  const filling = Uint8Array.from({ length: (8 - (body.length % 8)) % 8 }, (_, index) => index + 1);
  const file = joined(
    new TextEncoder().encode('openssh-key-v1\0'),
    field('none'),
    field('none'),
    field(''),
    number(1),
    field(joined(field(ed25519), field(open))),
    field(joined(body, filling)),
  );
  const lines = base64(file).match(/.{1,70}/g) ?? [];
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', ''].join('\n');
}
