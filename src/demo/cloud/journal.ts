import type { OperationId } from '@/api/gen/operations.gen';

/** One request as it was received. Passwords and tokens are already taken out. */
export interface JournalEntry {
  id: number;
  at: string;
  method: string;
  path: string;
  slug: string | null;
  operation: OperationId | null;
  data: { [name: string]: unknown };
  /** 0 while under way, -1 when the connection was broken on purpose. */
  status: number;
}

/** Something in a request that the documents would not have. */
interface Complaint {
  request: number;
  operation: OperationId | null;
  text: string;
}

export interface Journal {
  readonly requests: readonly JournalEntry[];
  readonly complaints: readonly Complaint[];
  receive(entry: Omit<JournalEntry, 'id' | 'status'>): JournalEntry;
  complain(entry: JournalEntry, text: string): void;
  /** Answers whether the same was noted less than so many real milliseconds ago, and notes it. */
  again(what: string, now: number, within: number): boolean;
  clear(): void;
}

const kept = 2000;

export function createJournal(): Journal {
  let requests: JournalEntry[] = [];
  let complaints: Complaint[] = [];
  const last = new Map<string, number>();
  let count = 0;
  return {
    get requests() {
      return requests;
    },
    get complaints() {
      return complaints;
    },
    receive(entry) {
      count += 1;
      const noted = { ...entry, id: count, status: 0 };
      requests.push(noted);
      if (requests.length > kept) requests = requests.slice(-kept / 2);
      return noted;
    },
    complain(entry, text) {
      complaints.push({ request: entry.id, operation: entry.operation, text });
      if (complaints.length > kept) complaints = complaints.slice(-kept / 2);
    },
    again(what, now, within) {
      const before = last.get(what);
      last.set(what, now);
      return before !== undefined && now - before < within;
    },
    clear() {
      requests = [];
      complaints = [];
      last.clear();
    },
  };
}
