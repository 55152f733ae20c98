import * as z from 'zod/mini';
import { keepItem, ownKey } from '@/device/storage';
import { isPrivateKey } from '../ssh-key/keyFormat';

/**
 * What the form for a new machine holds: choices as they were made, null where the platform's own default is followed.
 * Sizes: cores, MB of RAM, GB of disk.
 */
export interface VmDraft {
  readonly location: string | null;
  readonly os_name: string | null;
  readonly os_version: string | null;
  readonly pool: string | null;
  readonly vcpu: number | null;
  readonly ram: number | null;
  readonly disk: number | null;
  readonly network: string | null;
  readonly publicIp: boolean;
  readonly username: string;
  /** Uuids of stored keys. */
  readonly keys: readonly string[];
  /** One pasted key. */
  readonly publicKey: string;
  /** A name, or the pattern of several. */
  readonly name: string;
  readonly count: number;
  readonly description: string;
  readonly backup: boolean;
  readonly account: number | null;
}

export const emptyDraft: VmDraft = {
  location: null,
  os_name: null,
  os_version: null,
  pool: null,
  vcpu: null,
  ram: null,
  disk: null,
  network: null,
  publicIp: true,
  username: '',
  keys: [],
  publicKey: '',
  name: '',
  count: 1,
  description: '',
  backup: false,
  account: null,
};

/** A single value that is wrong is replaced, not the whole draft with it. */
// Written out, not destructured: that would carry the whole library along.
// oxlint-disable-next-line promise/valid-params -- it is no promise's
const or = <T extends z.ZodMiniType>(schema: T, value: z.output<T>) => z.catch(schema, value);
const choice = or(z.nullable(z.string()), null);
const amount = or(z.nullable(z.number()), null);
const text = or(z.string(), '');
// An object schema leaves out what it does not name: neither a password nor cloud-init (which is full of secrets) can get in,
// whatever is handed over.
const schema = z.object({
  location: choice,
  os_name: choice,
  os_version: choice,
  pool: choice,
  vcpu: amount,
  ram: amount,
  disk: amount,
  network: choice,
  publicIp: or(z.boolean(), true),
  username: text,
  keys: or(z.array(z.string()), []),
  publicKey: text,
  name: text,
  count: or(z.int().check(z.minimum(1), z.maximum(20)), 1),
  description: text,
  backup: or(z.boolean(), false),
  account: amount,
});

/** The part that may be written down: what the form holds without its secrets. */
export function draftOf(values: VmDraft): VmDraft {
  const draft = schema.parse(values);
  return isPrivateKey(draft.publicKey) ? { ...draft, publicKey: '' } : draft;
}

/*
 * Each tab has its own, which outlives a reload; what was written last in any of them is there for the next visit, whoever is
 * signed in: what names something that is not there (any more) is passed over.
 */
const storageKey = 'burrow.draft.vm';
const delay = 300;
let timer: ReturnType<typeof setTimeout> | undefined;
let pending: VmDraft | null = null;
/** The last one that this tab has read or written. */
let own: string | null = null;

/** The draft of this tab, or of the last visit; null when there is none, or none that can be read. */
export function loadDraft(): VmDraft | null {
  try {
    own = sessionStorage.getItem(ownKey(storageKey)) ?? localStorage.getItem(ownKey(storageKey));
    const found = schema.safeParse(JSON.parse(own ?? 'null'));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

/** Keeps the form, a moment after its last change. */
export function keepDraft(values: VmDraft): void {
  pending = draftOf(values);
  clearTimeout(timer);
  timer = setTimeout(flushDraft, delay);
}

/** Writes at once what is still to be written; for the moment in which the page goes away. */
export function flushDraft(): void {
  clearTimeout(timer);
  if (!pending) return;
  own = JSON.stringify(pending);
  // A full storage takes nothing: the form works without it.
  for (const storage of [sessionStorage, localStorage]) keepItem(storage, ownKey(storageKey), own);
  pending = null;
}

/** After success, and to start over. What another tab has written stays its own. */
export function clearDraft(): void {
  clearTimeout(timer);
  pending = null;
  keepItem(sessionStorage, ownKey(storageKey), 'null');
  if (own !== null && localStorage.getItem(ownKey(storageKey)) === own) localStorage.removeItem(ownKey(storageKey));
  own = null;
}

if (typeof addEventListener === 'function') addEventListener('pagehide', flushDraft);
