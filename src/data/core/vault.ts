import * as z from 'zod/mini';
import { keepItem } from '@/device/storage';
import { vaultKey, vaultKeyOfTab, type Session } from './storedSessions';

/**
 * Tokens that are kept on the device, encrypted one by one with a key that is made of a passphrase. Nothing but the right
 * passphrase opens them; a wrong one changes nothing. A tab that has opened them holds the key as long as it holds the tokens,
 * so that what changes of them, such as a renewed token, is changed in what is locked too.
 */
/** What OWASP asks of PBKDF2 with SHA-256. */
const rounds = 600_000;

const bytes = z.array(z.int().check(z.minimum(0), z.maximum(255)));
const schema = z.object({
  salt: bytes,
  rounds: z.int().check(z.minimum(100_000), z.maximum(10_000_000)),
  entries: z.array(z.object({ id: z.string(), iv: bytes, data: bytes })),
});
type Vault = z.infer<typeof schema>;
/** Under another salt it is the key to something else. */
const keySchema = z.object({ salt: bytes, key: bytes });

/** Thrown for a passphrase that doesn't open what is there. */
export class WrongPassphrase extends Error {
  constructor() {
    super('wrong passphrase');
    this.name = 'WrongPassphrase';
  }
}

function parsed<T>(storage: Storage, key: string, shape: z.ZodMiniType<T>): T | null {
  try {
    return shape.safeParse(JSON.parse(storage.getItem(key) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

function stored(): Vault | null {
  const found = parsed(localStorage, vaultKey, schema);
  return found && found.entries.length > 0 ? found : null;
}

/** How many accounts are locked on this device. */
export const lockedCount = (): number => stored()?.entries.length ?? 0;

const random = (length: number): number[] => [...crypto.getRandomValues(new Uint8Array(length))];

const imported = (key: BufferSource) => crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);

async function bitsFrom(passphrase: string, { salt, rounds: iterations }: Pick<Vault, 'salt' | 'rounds'>): Promise<ArrayBuffer> {
  const given = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveBits',
  ]);
  return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations }, given, 256);
}

const holdKey = ({ salt }: Vault, bits: ArrayBuffer) =>
  keepItem(sessionStorage, vaultKeyOfTab, JSON.stringify({ salt, key: [...new Uint8Array(bits)] }));

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

async function sealed(session: Session, key: CryptoKey): Promise<Vault['entries'][number]> {
  const iv = random(12);
  const plain = new TextEncoder().encode(JSON.stringify(session));
  return { id: session.id, iv, data: [...new Uint8Array(await crypto.subtle.encrypt(parametersOf(session.id, iv), key, plain))] };
}

/** What is locked, by the right passphrase; it stays locked on the device. Throws `WrongPassphrase`. */
export async function unlock(passphrase: string): Promise<readonly Session[]> {
  const vault = stored();
  if (!vault) return [];
  const bits = await bitsFrom(passphrase, vault);
  const found = await opened(vault, await imported(bits));
  holdKey(vault, bits);
  return found;
}

/**
 * Locks these accounts too, beside those that are locked already and under the same passphrase. Throws `WrongPassphrase`.
 * False when the browser has no room for it; then nothing has changed.
 */
export async function lock(passphrase: string, sessions: readonly Session[]): Promise<boolean> {
  const before = stored();
  const vault = before ?? { salt: random(16), rounds, entries: [] };
  const bits = await bitsFrom(passphrase, vault);
  const key = await imported(bits);
  await opened(vault, key);
  const added = await Promise.all(sessions.map((session) => sealed(session, key)));
  const others = vault.entries.filter(({ id }) => !sessions.some((session) => session.id === id));
  const done = keepItem(localStorage, vaultKey, JSON.stringify({ ...vault, entries: [...others, ...added] }));
  if (done) holdKey(vault, bits);
  return done;
}

/** Changes what is locked of an account, where it is locked and this tab has opened it. */
export async function updateLocked(session: Session): Promise<void> {
  const held = parsed(sessionStorage, vaultKeyOfTab, keySchema);
  const fits = (vault: Vault | null): vault is Vault =>
    vault !== null && String(vault.salt) === String(held?.salt) && vault.entries.some(({ id }) => id === session.id);
  if (!held || !fits(stored())) return;
  const changed = await sealed(session, await imported(new Uint8Array(held.key)));
  // Another tab may have locked it under another passphrase meanwhile, or forgotten it.
  const vault = stored();
  if (!fits(vault)) return;
  const entries = vault.entries.map((entry) => (entry.id === changed.id ? changed : entry));
  keepItem(localStorage, vaultKey, JSON.stringify({ ...vault, entries }));
}

/** Forgets what is locked: of one account, or of all of them. */
export function forgetLocked(id?: string): void {
  const vault = stored();
  const left = vault?.entries.filter((entry) => id !== undefined && entry.id !== id) ?? [];
  if (vault && left.length > 0) keepItem(localStorage, vaultKey, JSON.stringify({ ...vault, entries: left }));
  else {
    localStorage.removeItem(vaultKey);
    sessionStorage.removeItem(vaultKeyOfTab);
  }
}
