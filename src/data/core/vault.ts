import * as z from 'zod/mini';
import { keepItem } from '@/device/storage';
import type { Session } from './session';

/**
 * Tokens that are kept on the device, encrypted one by one with a key that is made of a passphrase. Nothing but the right
 * passphrase opens them; a wrong one changes nothing.
 */
const storageKey = 'burrow.vault';
/** What OWASP asks of PBKDF2 with SHA-256. */
const rounds = 600_000;

const bytes = z.array(z.int().check(z.minimum(0), z.maximum(255)));
const schema = z.object({
  salt: bytes,
  rounds: z.int().check(z.minimum(100_000), z.maximum(10_000_000)),
  entries: z.array(z.object({ id: z.string(), iv: bytes, data: bytes })),
});
type Vault = z.infer<typeof schema>;

/** Thrown for a passphrase that doesn't open what is there. */
export class WrongPassphrase extends Error {
  constructor() {
    super('wrong passphrase');
    this.name = 'WrongPassphrase';
  }
}

function stored(): Vault | null {
  try {
    const found = schema.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
    return found.success && found.data.entries.length > 0 ? found.data : null;
  } catch {
    return null;
  }
}

/** How many accounts are locked on this device. */
export const lockedCount = (): number => stored()?.entries.length ?? 0;

const random = (length: number): number[] => [...crypto.getRandomValues(new Uint8Array(length))];

async function keyFrom(passphrase: string, vault: Pick<Vault, 'salt' | 'rounds'>): Promise<CryptoKey> {
  const given = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(vault.salt), iterations: vault.rounds },
    given,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** An entry can't be passed off as another one's: its id is part of what is checked. */
const parametersOf = (id: string, iv: readonly number[]) => ({
  name: 'AES-GCM',
  iv: new Uint8Array(iv),
  additionalData: new TextEncoder().encode(id),
});

async function opened(vault: Vault, key: CryptoKey): Promise<Session[]> {
  try {
    return await Promise.all(
      vault.entries.map(async ({ id, iv, data }) => {
        const plain = await crypto.subtle.decrypt(parametersOf(id, iv), key, new Uint8Array(data));
        return JSON.parse(new TextDecoder().decode(plain)) as Session;
      }),
    );
  } catch {
    throw new WrongPassphrase();
  }
}

/** What is locked, by the right passphrase; it stays locked on the device. Throws `WrongPassphrase`. */
export async function unlock(passphrase: string): Promise<readonly Session[]> {
  const vault = stored();
  return vault ? opened(vault, await keyFrom(passphrase, vault)) : [];
}

/**
 * Locks these accounts too, beside those that are locked already and under the same passphrase. Throws `WrongPassphrase`.
 * False when the browser has no room for it; then nothing has changed.
 */
export async function lock(passphrase: string, sessions: readonly Session[]): Promise<boolean> {
  const before = stored();
  const vault = before ?? { salt: random(16), rounds, entries: [] };
  const key = await keyFrom(passphrase, vault);
  await opened(vault, key);
  const added = await Promise.all(
    sessions.map(async (session) => {
      const iv = random(12);
      const plain = new TextEncoder().encode(JSON.stringify(session));
      return { id: session.id, iv, data: [...new Uint8Array(await crypto.subtle.encrypt(parametersOf(session.id, iv), key, plain))] };
    }),
  );
  const others = vault.entries.filter(({ id }) => !sessions.some((session) => session.id === id));
  return keepItem(localStorage, storageKey, JSON.stringify({ ...vault, entries: [...others, ...added] }));
}

/** Forgets what is locked: of one account, or of all of them. */
export function forgetLocked(id?: string): void {
  const vault = stored();
  const left = vault?.entries.filter((entry) => id !== undefined && entry.id !== id) ?? [];
  if (vault && left.length > 0) keepItem(localStorage, storageKey, JSON.stringify({ ...vault, entries: left }));
  else localStorage.removeItem(storageKey);
}
