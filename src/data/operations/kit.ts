import { ApiError, type OperationId } from '@/api';
import { msg, type Message } from '@/i18n';
import type { Call } from '../core/session';
import type { Verification } from './engine';
import type { Target } from './records';

/** What every operation on one resource of a location needs to know; `name` is for the record. */
export interface OnResource {
  readonly location: string;
  readonly uuid: string;
  readonly name: string;
}

export const done: Verification = { state: 'done' };
export const notYet: Verification = { state: 'not-yet' };
export const never: Verification = { state: 'never' };

export const lockKey = ({ location, uuid }: Pick<OnResource, 'location' | 'uuid'>) => `${location}/${uuid}`;

/** The usual parts of an operation on one resource: what it is about, what locks it, which lists it changes. */
export const onResource = (type: Target['type'], ...operations: OperationId[]) => ({
  target: ({ location, uuid, name }: OnResource): Target => ({ type, location, uuid, name }),
  lockKey,
  invalidates: ({ location }: { location: string }) => ({ location, operations }),
});

/** A deleted resource answers "not found", or that it is deleted: platforms keep tombstones. Other errors are thrown. */
async function orGone<T>(read: () => Promise<T>, isDeleted: (item: T) => boolean): Promise<T | null> {
  try {
    const item = await read();
    return isDeleted(item) ? null : item;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return null;
    throw error;
  }
}

const tombstone = (item: unknown): boolean => {
  const { is_deleted: deleted, deleted_at: at, status } = item as { is_deleted?: unknown; deleted_at?: unknown; status?: unknown };
  return deleted === true || Boolean(at) || (typeof status === 'string' && status.toLowerCase() === 'deleted');
};

/** Reads one resource by its list, for those that have no call of their own on every platform. */
export const byList =
  <Read, T>(operation: OperationId, list: (input: Read, call: Call) => Promise<readonly T[]>, isIt: (item: T, input: Read) => boolean) =>
  async (input: Read, call: Call): Promise<T> => {
    const item = (await list(input, call)).find((each) => isIt(each, input));
    if (!item) throw new ApiError('not-found', { operation });
    return item;
  };

/** Verifies that a resource has become what was asked for; one that is gone never will. */
export const changes =
  <Read, Input extends Read, T>(read: (input: Read, call: Call) => Promise<T>, holds: (item: T, input: Input) => boolean) =>
  async (input: Input, _: unknown, call: Call): Promise<Verification> => {
    const item = await orGone(() => read(input, call), tombstone);
    return item === null ? never : holds(item, input) ? done : notYet;
  };

/** Verifies that a resource is gone. */
export const disappears =
  <Input, T>(read: (input: Input, call: Call) => Promise<T>) =>
  async (input: Input, _: unknown, call: Call): Promise<Verification> =>
    (await orGone(() => read(input, call), tombstone)) === null ? done : notYet;

/** Verifies by its list that something is gone: asking for it alone is an error in the platform's eyes, and in the browser's. */
export const absentFrom =
  <Read, T>(list: (input: Read, call: Call) => Promise<readonly T[]>, is: (item: T, input: Read) => boolean) =>
  async (input: Read, _: unknown, call: Call): Promise<Verification> =>
    (await list(input, call)).some((item) => !tombstone(item) && is(item, input)) ? notYet : done;

/**
 * Verifies that something new is in a list: with an answer, the very one; without (the answer was lost), whatever was not
 * there before and matches. The ids that were there are read in `prepare`, so that nobody else's is taken for it.
 */
export const appears =
  <Read, Input extends Read & { readonly before: readonly string[] }, T>(
    list: (input: Read, call: Call) => Promise<readonly T[]>,
    id: (item: T) => string,
    matches: (item: T, input: Input) => boolean,
  ) =>
  async (input: Input, result: T | undefined, call: Call): Promise<Verification> => {
    const items = (await list(input, call)).filter((item) => !tombstone(item));
    const found = items.find((item) => (result ? id(item) === id(result) : !input.before.includes(id(item)) && matches(item, input)));
    return found ? { state: 'done', uuid: id(found) } : notYet;
  };

/** For `repeated`: whether more than one thing has come that is what was asked for, with the ids of all of them. */
export const repeats =
  <Read, Input extends Read & { readonly before: readonly string[] }, T>(
    list: (input: Read, call: Call) => Promise<readonly T[]>,
    id: (item: T) => string,
    matches: (item: T, input: Input) => boolean,
  ) =>
  async (input: Input, call: Call): Promise<Message | undefined> => {
    const made = (await list(input, call)).filter((item) => !tombstone(item) && !input.before.includes(id(item)) && matches(item, input));
    return made.length > 1 ? msg('data.operation.repeated', { count: made.length, which: made.map(id).join(', ') }) : undefined;
  };

/** For `prepare`: the ids that are there before something new is asked for. */
export const withBefore =
  <Read, Input extends Read & { readonly before: readonly string[] }, T>(
    list: (input: Read, call: Call) => Promise<readonly T[]>,
    id: (item: T) => string,
  ) =>
  async (input: Input, call: Call): Promise<Input> => ({ ...input, before: (await list(input, call)).map(id) });
