import type { OperationId } from '@/api';
import { msg } from '@/i18n';
import type { Call } from '../core/session';
import { defineOperation, type Verification } from './engine';
import type { Target } from './records';

/** A resource that another billing account is to pay for. */
export interface Move {
  /** Missing for what is in no location: buckets, services. */
  readonly location?: string | undefined;
  /** A uuid, an address, or a bucket's name. */
  readonly key: string;
  readonly name: string;
  readonly account: number;
  readonly accountName: string;
}

interface Moving<Result> {
  readonly send: (move: Move, _: undefined, call: Call) => Promise<Result>;
  /** The account that it has now. */
  readonly now: (move: Move, call: Call) => Promise<number | null | undefined>;
  readonly lists: readonly OperationId[];
}

const always = ['listBillingResources', 'listBillingAccounts'] as const;

/** The operation that has another billing account pay for a resource of a kind, by the call of that kind. */
export const moving = <Result>(kind: string, type: Target['type'], { send, now, lists }: Moving<Result>) =>
  defineOperation<Move, Result>({
    name: `${kind}.billing`,
    title: ({ name, accountName }) => msg('operations.billing.move.title', { name, accountName }),
    target: ({ location, key, name }) => ({ type, name, uuid: key, location }),
    lockKey: ({ location, key }) => `${location ?? '*'}/${key}`,
    invalidates: ({ location }) => ({ location, operations: [...lists, ...always] }),
    send,
    verify: async (move, _, call): Promise<Verification> => ({ state: (await now(move, call)) === move.account ? 'done' : 'not-yet' }),
    outcomeMessage: ({ name, accountName }) => msg('operations.billing.move.found', { name, accountName }),
  });
