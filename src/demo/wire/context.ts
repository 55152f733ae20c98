import type { OperationId, Operations } from '@/api/gen/operations.gen';
import type { Cloud } from '../cloud/cloud';
import type { State } from '../cloud/state';

/** Who is calling: `demo` and unrestricted tokens see everything, restricted ones what one billing account pays for. */
export interface Access {
  restrictedTo: number | null;
}

interface RequestData {
  body?: unknown;
  path?: unknown;
  query?: unknown;
}

/** What a handler gets: the cloud, the location that was asked, and the request's parts in the contract's own types. */
export interface Context<D extends RequestData> {
  readonly operation: OperationId;
  readonly cloud: Cloud;
  readonly state: State;
  /** The cloud's time when the request came in. */
  readonly now: number;
  /** Of the location asked; the default one where none was named. */
  readonly slug: string;
  readonly access: Access;
  readonly body: NonNullable<D['body']>;
  readonly path: NonNullable<D['path']>;
  readonly query: NonNullable<D['query']>;
  /** Names of the fields that were sent, in whatever part. */
  readonly sent: ReadonlySet<string>;
  complain(text: string): void;
}

/** The parts of a context that do not depend on the operation. */
export type AnyContext = Pick<Context<RequestData>, 'operation' | 'cloud' | 'state' | 'now' | 'slug' | 'access' | 'sent' | 'complain'>;

export interface Reply<R> {
  readonly status: number;
  readonly body?: R;
  /** A body that is already text. */
  readonly text?: string;
}

export type Handler<K extends OperationId> = (
  context: Context<Operations[K]['data']>,
) => Reply<Operations[K]['response']> | Promise<Reply<Operations[K]['response']>>;

export type Handlers = { readonly [K in OperationId]: Handler<K> };

export const ok = <R>(body: R): Reply<R> => ({ status: 200, body });
export const created = <R>(body: R): Reply<R> => ({ status: 201, body });
export const noContent: Reply<void> = { status: 204 };
/** What the documents leave silent: clients that want JSON are content with it, and the others do not read it. */
export const success: Reply<void> = { status: 200, text: '{"success":true}' };
/** 200 and not a byte. */
export const nothing: Reply<void> = { status: 200 };
/** 200 and the four bytes `true`. */
export const bareTrue: Reply<void> = { status: 200, text: 'true' };
