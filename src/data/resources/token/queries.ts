import { queryOptions } from '@tanstack/react-query';
import type { Token } from '@/api';
import { callOf, keyOf } from '@/data/core/reads';
import { callFor, tokenOf } from '@/data/core/session';

/** A token without its secret: the list answers with all of them, and none is kept. */
export interface KnownToken {
  readonly id: number;
  readonly description: string;
  /** Its last four characters, to tell it by. */
  readonly ending: string;
  readonly restricted: boolean;
  /** Null when it is tied to none. */
  readonly account: number | null;
  readonly created: string | null;
  readonly updated: string | null;
  /** The panel is signed in with it. */
  readonly current: boolean;
}

export const known = (token: Token, inUse: string | null): KnownToken => ({
  id: token.id,
  description: token.description ?? '',
  ending: (token.token ?? '').slice(-4),
  restricted: token.restricted === true,
  account: token.billing_account_id || null,
  created: token.created_at ?? null,
  updated: token.updated_at ?? null,
  current: inUse !== null && token.token === inUse,
});

export const tokensQuery = () =>
  queryOptions({
    queryKey: keyOf('listTokens', undefined, {}),
    queryFn: async ({ signal, queryKey }) => {
      const call = callOf(queryKey);
      return (await call('listTokens', {}, { signal })).map((token) => known(token, tokenOf(call.of)));
    },
  });

/** The secret of one token, read when somebody wants it, and kept nowhere. Null when the platform does not tell it. */
export async function readToken(id: number): Promise<string | null> {
  return (await callFor()('listTokens', {})).find((token) => token.id === id)?.token || null;
}
