import { ownKey } from '@/device/storage';

/** A read that was begun before the panel's code was there, and the key that it was sent with. */
export interface BegunRead {
  readonly key: string;
  readonly response: Promise<Response>;
}

export interface BegunReads {
  readonly begun: Map<string, BegunRead>;
  /** What the panel has asked for, so that the entry doesn't ask again; null when the entry begins no more. */
  asked: Set<string> | null;
}

let reads: BegunReads = { begun: new Map(), asked: null };

/** What the entry has begun and still begins with nothing but `fetch`, by address. The transport takes each once, for the same key. */
export function takeOver(fromEntry: BegunReads): void {
  reads = fromEntry;
}

export function takePrimed(request: Request): Promise<Response> | undefined {
  const { begun, asked } = reads;
  asked?.add(request.url);
  const found = begun.get(request.url);
  if (!found || found.key !== request.headers.get('apikey')) return undefined;
  begun.delete(request.url);
  return found.response.then((response) => response.clone());
}
/** The entry reads it by the user's number: what pages one account looked at is none of another's. */
const storageKey = () => ownKey('burrow.reads');
const watched = 4000;
const pagesKept = 12;
const readsKept = 16;
const seen = new Set<string>();
let page: string | null = null;

export function noteRead(url: string): void {
  if (page !== null) seen.add(url);
}

/** Remembers, under the address of the page that was opened first, what it reads in its first seconds. */
export function rememberReads(): void {
  if (page !== null) return;
  const key = location.pathname + location.search;
  page = key;
  setTimeout(() => {
    page = null;
    try {
      const kept = JSON.parse(localStorage.getItem(storageKey()) ?? '{}') as Record<string, string[]>;
      const rest = Object.entries(kept).filter(([other]) => other !== key);
      localStorage.setItem(
        storageKey(),
        JSON.stringify(Object.fromEntries([...rest, [key, [...seen].slice(0, readsKept)]].slice(-pagesKept))),
      );
    } catch {
      localStorage.removeItem(storageKey());
    }
  }, watched);
}
