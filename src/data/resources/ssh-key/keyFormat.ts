/**
 * SSH keys as OpenSSH writes them: RFC 4253 (6.6) for public ones, PROTOCOL.key of OpenSSH for private ones. Everything here
 * happens in the browser; a private half is never sent nor kept.
 */

/** Whether somebody has pasted the half of a key that nobody else may have. */
export const isPrivateKey = (pasted: string): boolean => /PRIVATE KEY|PuTTY-User-Key-File/i.test(pasted);

export interface PublicKey {
  /** As in the key itself: `ssh-ed25519`, `ssh-rsa`, `ecdsa-sha2-nistp256`. */
  readonly type: string;
  readonly blob: Uint8Array<ArrayBuffer>;
  readonly comment: string;
}

/** Reads the one line of a .pub file; null when it is none. */
export function readPublicKey(text: string): PublicKey | null {
  const [type = '', encoded = '', ...comment] = text.trim().split(/[ \t]+/);
  if (text.trim().includes('\n') || !/^[A-Za-z0-9+/]+={0,3}$/.test(encoded)) return null;
  let blob: Uint8Array<ArrayBuffer>;
  try {
    blob = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
  const inside = fieldAt(blob, 0);
  return inside && new TextDecoder().decode(inside) === type ? { type, blob, comment: comment.join(' ') } : null;
}

/** One field of a key: four bytes that say how long it is, and as many bytes. */
function fieldAt(bytes: Uint8Array, start: number): Uint8Array | null {
  if (start + 4 > bytes.length) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(start);
  return start + 4 + length > bytes.length ? null : bytes.subarray(start + 4, start + 4 + length);
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
  const exponent = fieldAt(blob, 11);
  const modulus = exponent && fieldAt(blob, 15 + exponent.length);
  const first = modulus?.findIndex((byte) => byte !== 0) ?? -1;
  if (!modulus || first < 0) return 'RSA';
  return `RSA ${(modulus.length - first) * 8 - Math.clz32(modulus[first] ?? 0) + 24}`;
}

/** `SHA256:…`, as `ssh-keygen -l` shows it. Null where the browser cannot reckon it (pages that are not served securely). */
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

function number(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function field(content: Uint8Array | string): Uint8Array {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return joined(number(bytes.length), bytes);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
