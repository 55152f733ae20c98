import { ApiError, type OperationId } from '@/api';
import { msg, type Message } from '@/i18n';
import { refreshOf } from '../core/reads';
import { newId } from '../core/id';
import { callFor, identityEnds, signedInAgain, type Call } from '../core/session';
import { AlreadyUnderWay, Lost, NotAsAsked, Refused, SignInEnded } from './errors';
import { acrossTabs, hold } from './locks';
import { addRecord, changeRecord, isOpen, records, type OperationRecord } from './records';

/**
 * What is found when the panel looks for the effect of a call: `done`, `not-yet` (look again), or `never` (it cannot come
 * any more). `uuid`: of what was made. `words`: what there is to say of it, in the place of `outcomeMessage`.
 */
export interface Verification {
  readonly state: 'done' | 'not-yet' | 'never';
  readonly uuid?: string | undefined;
  /** What was found, where it says more than the kind's own words. */
  readonly words?: Message | undefined;
}

/**
 * One kind of thing that the user can have done. `Input` is kept in the record and must hold no secret; secrets go in
 * `Secrets`, which is forgotten when the call is out. Whatever it asks the platform, it asks by the `call` that it is given:
 * that of the account for which it was begun.
 */
export interface OperationKind<Input, Result, Secrets = undefined> {
  readonly name: string;
  readonly title: (input: Input) => Message;
  readonly target: (input: Input, uuid?: string) => OperationRecord['target'];
  /** The uuid in the answer of what was made. */
  readonly made?: (result: Result) => string | undefined;
  /** Two calls with the same lockKey may not be under way together, in any tab. */
  readonly lockKey: (input: Input) => string;
  /** Kinds of one family share their samenesses: none of them is under way beside another. */
  readonly family?: string;
  /**
   * Reads the state just before, when nothing of its lockKey can be under way any more. What it answers is recorded and
   * sent; when it throws, nothing is.
   */
  readonly prepare?: (input: Input, call: Call) => Promise<Input>;
  /** The one call that changes something. It is never repeated. */
  readonly send: (input: Input, secrets: Secrets, call: Call) => Promise<Result>;
  /** Whether the effect is there, by reading afresh. Asked after a lost answer, and to see whether the cloud has settled. */
  readonly verify: (input: Input, result: Result | undefined, call: Call) => Promise<Verification>;
  /** That it is done, in one sentence: for news of it, and when the answer was lost and the effect was found. */
  readonly outcomeMessage: (input: Input) => Message;
  /** Lists whose answers it changes. */
  readonly invalidates: (input: Input) => { location?: string | undefined; operations: readonly OperationId[] };
  /** Milliseconds to go on looking after a lost answer; live creates take more than half a minute. */
  readonly verifyTimeout?: number;
  /** What to say of a lost answer when looking cannot tell whether it was done. */
  readonly lost?: Message;
  /** Looks once more when the platform has refused, too; this is said when nothing was found then. */
  readonly refused?: Message;
  /**
   * What to say when more was done than asked for: a browser repeats by itself a request whose kept connection broke before
   * the answer. Read after each success.
   */
  readonly repeated?: (input: Input, call: Call) => Promise<Message | undefined>;
  /** How a record ends whose effect was not found: `missing`, where a kind says nothing else. */
  readonly lostAs?: 'interrupted';
}

const pauses = [0, 1500, 3000, 5000, 8000, 10_000];
const settleLimit = 120_000;

export const timing = {
  sleep: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  now: () => Date.now(),
};

// Inputs differ from kind to kind; the name in a record says which kind reads it.
type AnyKind = OperationKind<never, unknown, never>;
const kinds = new Map<string, AnyKind>();

/** Makes a kind known, so that its records can be looked after when the page has been reloaded meanwhile. */
export function defineOperation<Input, Result, Secrets = undefined>(
  kind: OperationKind<Input, Result, Secrets>,
): OperationKind<Input, Result, Secrets> {
  kinds.set(kind.name, kind as unknown as AnyKind);
  return kind;
}

export interface Outcome<Result> {
  /** Missing when the answer was lost and the effect was found by looking. */
  readonly result: Result | undefined;
  /** Of what was made. */
  readonly uuid: string | undefined;
}

/**
 * Has one thing done: sends it once, records it, looks again instead of repeating when the answer is lost, and is finished
 * when the cloud has settled. Resolves as soon as the effect is certain; throws `ApiError`, `AlreadyUnderWay` or `Lost`, and
 * `SignInEnded` when the token was refused before: it never goes out under another one than it was confirmed with.
 */
export async function run<Input, Result, Secrets>(
  kind: OperationKind<Input, Result, Secrets>,
  asked: NoInfer<Input>,
  secrets: Secrets,
  /** Of the account that it is for: the one shown, unless it is a step of something that began before. */
  call: Call = callFor(),
): Promise<Outcome<Result>> {
  const ends = identityEnds(call.of);
  const name = nameOf(kind, asked);
  const release = await hold(name);
  if (!release) throw new AlreadyUnderWay();
  let input = asked;
  try {
    // A page that is gone has left it open: that is looked after first.
    if (records().some((record) => isOpen(record) && nameIn(record) === name)) {
      if (acrossTabs()) setTimeout(() => void recoverOperations());
      throw new AlreadyUnderWay();
    }
    if (kind.prepare) input = await untilEnded(kind.prepare(asked, call), ends);
    if (ends.aborted) throw new SignInEnded();
  } catch (error) {
    release();
    throw error;
  }
  const id = newId();
  const releaseLife = await hold(`life:${id}`);
  const startedAt = timing.now();
  addRecord({
    id,
    session: call.of,
    kind: kind.name,
    input,
    title: kind.title(input),
    target: kind.target(input),
    state: 'sending',
    startedAt,
  });
  const done = () => {
    release();
    releaseLife?.();
  };
  try {
    const result = await kind.send(input, secrets, call);
    const uuid = kind.made?.(result);
    changeRecord(id, { state: 'settling', target: kind.target(input, uuid), ...(await warningOf(kind, input, call)) });
    void settle(kind, id, input, result, call).finally(done);
    return { result, uuid };
  } catch (error) {
    if (error instanceof ApiError && error.uncertain) {
      try {
        return { result: undefined, uuid: await verifyAfterLoss(kind, id, input, call, error, { startedAt }) };
      } finally {
        done();
      }
    }
    const told = error instanceof ApiError ? await afterRefusal(kind, input, error, call) : undefined;
    const ended =
      error instanceof NotAsAsked
        ? { outcome: error.words }
        : error instanceof SignInEnded
          ? { outcome: msg('data.error.signInEnded') }
          : { error: written(error), outcome: told };
    changeRecord(id, { state: 'failed', finishedAt: timing.now(), ...ended });
    done();
    void touch(kind, input, call);
    if (isRefusedToken(error)) throw new SignInEnded(error);
    throw told && error instanceof ApiError ? new Refused(error, told) : error;
  }
}

const isRefusedToken = (error: unknown): error is ApiError => error instanceof ApiError && error.kind === 'unauthorized';

/** What reads before something is sent, until the token is refused: then nothing of it counts any more. */
async function untilEnded<T>(reading: Promise<T>, ends: AbortSignal): Promise<T> {
  const ended = Promise.withResolvers<never>();
  const end = () => ended.reject(new SignInEnded());
  ends.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([reading, ended.promise]);
  } catch (error) {
    throw isRefusedToken(error) ? new SignInEnded(error) : error;
  } finally {
    ends.removeEventListener('abort', end);
  }
}

/** `run` for several operations that one confirmation is for: once the token has been refused, none of the rest goes out. */
export function runTogether(call: Call = callFor()): typeof run {
  const ends = identityEnds(call.of);
  return (kind, asked, secrets) => (ends.aborted ? Promise.reject(new SignInEnded()) : run(kind, asked, secrets, call));
}

const nameOf = <Input, Result, Secrets>(kind: OperationKind<Input, Result, Secrets>, input: Input) =>
  `${kind.family ?? kind.name}:${kind.lockKey(input)}`;

function nameIn({ kind: name, input }: OperationRecord): string | undefined {
  const kind = kinds.get(name);
  return kind && nameOf(kind, input as never);
}

/** What is there although the platform has refused: a part of it may have been done. Without a token nothing was. */
async function afterRefusal<Input, Result, Secrets>(
  kind: OperationKind<Input, Result, Secrets>,
  input: Input,
  error: ApiError,
  call: Call,
): Promise<Message | undefined> {
  if (!kind.refused || error.kind === 'unauthorized') return undefined;
  const found = await kind.verify(input, undefined, call).catch(() => null);
  return found ? (found.words ?? kind.refused) : undefined;
}

/** That more was done than asked for, as a part of the record. */
async function warningOf<Input, Result, Secrets>(kind: OperationKind<Input, Result, Secrets>, input: Input, call: Call) {
  const outcome = await kind.repeated?.(input, call).catch(() => undefined);
  return outcome ? { outcome, warning: true } : {};
}

async function settle<Input, Result, Secrets>(
  kind: OperationKind<Input, Result, Secrets>,
  id: string,
  input: Input,
  result: Result,
  call: Call,
) {
  const until = timing.now() + settleLimit;
  let settled = false;
  let done: Message | undefined;
  let words: Message | undefined;
  for (let step = 0; !settled && timing.now() < until; step += 1) {
    await touch(kind, input, call);
    const found = await kind.verify(input, result, call).catch(afterSignIn(call));
    settled = found.state !== 'not-yet';
    if (found.state === 'done') done = found.words ?? kind.outcomeMessage(input);
    if (settled) break;
    words = found.words ?? words;
    await timing.sleep(pauses[Math.min(step + 1, pauses.length - 1)] ?? 0);
  }
  await touch(kind, input, call);
  // Taken on by the platform and yet not to be seen: that is said, and not called done without more.
  changeRecord(id, {
    state: 'done',
    finishedAt: timing.now(),
    done,
    ...(settled ? {} : { outcome: words ?? msg('data.operation.unsettled') }),
    ...(await warningOf(kind, input, call)),
  });
}

/** Looking changes nothing: it may go on under the token that comes after a refused one. */
const afterSignIn =
  ({ of }: Call) =>
  async (error: unknown): Promise<Verification> => {
    try {
      if (isRefusedToken(error)) await signedInAgain(of);
    } catch {
      // Signed out: nobody waits for it any more.
    }
    return { state: 'not-yet' };
  };

/** Milliseconds that are looked for at least after an answer was lost, however late that was. */
const leastLook = 30_000;

/**
 * The answer was lost: nothing is sent again, the effect is looked for until it is there or verifyTimeout, counted from the
 * sending, ends.
 */
async function verifyAfterLoss<Input, Result, Secrets>(
  kind: OperationKind<Input, Result, Secrets>,
  id: string,
  input: Input,
  call: Call,
  /** Missing when nothing was heard of it at all, because its page was left. */
  error: Error | undefined,
  { startedAt = timing.now(), lostAt = timing.now() }: Partial<Pick<OperationRecord, 'startedAt' | 'lostAt'>>,
): Promise<string | undefined> {
  changeRecord(id, { state: 'looking', error: error && written(error), lostAt });
  const timeout = kind.verifyTimeout ?? leastLook;
  const until = Math.max(startedAt + timeout, lostAt + Math.min(timeout, leastLook));
  let words = kind.lost;
  for (let step = 0; ; step += 1) {
    await timing.sleep(pauses[Math.min(step, pauses.length - 1)] ?? 0);
    const found = await kind.verify(input, undefined, call).catch(afterSignIn(call));
    if (found.state === 'done') {
      await touch(kind, input, call);
      changeRecord(id, {
        state: 'done',
        finishedAt: timing.now(),
        target: kind.target(input, found.uuid),
        outcome: found.words ?? kind.outcomeMessage(input),
        done: found.words ?? kind.outcomeMessage(input),
        error: undefined,
        ...(await warningOf(kind, input, call)),
      });
      return found.uuid;
    }
    words = found.words ?? words;
    if (found.state === 'never' || timing.now() >= until) break;
  }
  await touch(kind, input, call);
  changeRecord(id, { state: kind.lostAs ?? 'missing', finishedAt: timing.now(), outcome: words ?? msg('data.operation.notFound') });
  throw new Lost(error ?? new Error('the page was left'), words);
}

const touch = async <Input, Result, Secrets>(kind: OperationKind<Input, Result, Secrets>, input: Input, { of }: Call) => {
  const { location, operations } = kind.invalidates(input);
  await refreshOf(of, location, operations);
};

function written(error: unknown): NonNullable<OperationRecord['error']> {
  if (error instanceof ApiError) return { kind: error.kind, text: error.message, status: error.status, correlationId: error.correlationId };
  return { kind: 'other', text: error instanceof Error ? error.message : String(error) };
}

/**
 * After a reload: what was under way in a page that is no more is looked for, never sent again. Records of tabs that still
 * live are theirs.
 */
export async function recoverOperations(): Promise<void> {
  for (const record of records().filter(isOpen)) {
    const release = await hold(`life:${record.id}`);
    if (!release) continue;
    const kind = kinds.get(record.kind);
    if (!kind) {
      release();
      continue;
    }
    const input = record.input as never;
    const call = callFor(record.session);
    const releaseName = await hold(nameOf(kind, input));
    const done = () => {
      release();
      releaseName?.();
    };
    // What was settling had its answer already.
    const ended =
      record.state === 'settling'
        ? settle(kind, record.id, input, undefined, call)
        : verifyAfterLoss(kind, record.id, input, call, undefined, { ...record, lostAt: record.lostAt ?? record.startedAt });
    void ended.catch(() => undefined).finally(done);
  }
}
