import { ApiError, type Token, type UpdateTokenForm } from '@/api';
import { tokenOf, tryToken } from '@/data/core/session';
import { defineOperation, done, never, notYet, type Verification, type Call } from '@/data/operations';
import { msg } from '@/i18n';

const listTokens = (call: Call): Promise<Token[]> => call('listTokens', {});
const invalidates = () => ({ operations: ['listTokens'] as const });

interface CreateToken {
  readonly description: string;
  /** Restricted to it; null sees everything. */
  readonly account: number | null;
  /** Ids that were there, read just before. */
  readonly before: readonly number[];
}

/** Among the tokens of an answer, the one that was made. The platform answers with all of them. */
export const newToken = (
  tokens: readonly Token[],
  { before, description }: Pick<CreateToken, 'before' | 'description'>,
): Token | undefined => {
  const fresh = tokens.filter(({ id }) => !before.includes(id));
  return fresh.find((token) => (token.description ?? '') === description) ?? fresh.at(-1);
};

/** Makes a token; whoever has its text can do what it may. The text is in the answer and in no record. */
export const createToken = defineOperation<CreateToken, Token>({
  name: 'token.create',
  title: ({ description }) => msg('operations.token.create.title', { description }),
  target: ({ description }, uuid) => ({ type: 'token', name: description, uuid }),
  made: ({ id }) => String(id),
  lockKey: ({ description }) => description,
  invalidates,
  prepare: async (input, call) => ({ ...input, before: (await listTokens(call)).map(({ id }) => id) }),
  send: async (input, _, call) => {
    const { description, account } = input;
    const tokens = await call('createToken', {
      body: { description, ...(account === null ? {} : { restricted: true, billing_account_id: account }) },
    });
    const made = newToken(tokens, input);
    // Taken on, but nothing new is in the answer: looked for like any lost one.
    if (!made) throw new ApiError('malformed', { operation: 'createToken' });
    return made;
  },
  verify: async (input, result, call) => {
    const tokens = await listTokens(call);
    const made = result ? tokens.find(({ id }) => id === result.id) : newToken(tokens, input);
    return made ? { state: 'done', uuid: String(made.id) } : notYet;
  },
  outcomeMessage: ({ description }) => msg('operations.token.create.found', { description }),
});

export interface OnToken {
  readonly id: number;
  readonly description: string;
  /** The account that it is tied to; null for none. Sent along, because the platform's default is none. */
  readonly account: number | null;
}

const onToken = {
  target: ({ id, description }: OnToken) => ({ type: 'token' as const, name: description, uuid: String(id) }),
  lockKey: ({ id }: OnToken) => String(id),
  invalidates,
};

async function update(body: UpdateTokenForm, call: Call): Promise<void> {
  await call('updateToken', { body });
}

const becomes =
  <Input extends OnToken>(holds: (token: Token, input: Input) => boolean) =>
  async (input: Input, _: unknown, call: Call): Promise<Verification> => {
    const token = (await listTokens(call)).find(({ id }) => id === input.id);
    return !token ? never : holds(token, input) ? done : notYet;
  };

/** A new description. `restricted` is never sent: any value of it, even false, restricts the token for good. */
export const renameToken = defineOperation<OnToken & { newDescription: string }, void>({
  ...onToken,
  name: 'token.rename',
  title: ({ description, newDescription }) => msg('operations.token.rename.title', { description, newDescription }),
  send: ({ id, account, newDescription }, _, call) =>
    update({ token_id: id, description: newDescription, ...(account === null ? {} : { billing_account_id: account }) }, call),
  verify: becomes((token, { newDescription }) => (token.description ?? '') === newDescription),
  outcomeMessage: ({ newDescription }) => msg('operations.token.rename.found', { newDescription }),
});

/** Ties a token to one billing account. There is no way back: a restricted token can only be replaced. */
export const restrictToken = defineOperation<OnToken & { account: number }, void>({
  ...onToken,
  name: 'token.restrict',
  title: ({ description, account }) => msg('operations.token.restrict.title', { description, account: String(account) }),
  send: ({ id, account }, _, call) => update({ token_id: id, restricted: true, billing_account_id: account }, call),
  verify: becomes((token, { account }) => token.restricted === true && token.billing_account_id === account),
  outcomeMessage: ({ description }) => msg('operations.token.restrict.found', { description }),
});

/** Whether the platform still takes the token that the panel is signed in with; asked without waiting for another one. */
async function stillAccepted({ of }: Call): Promise<boolean> {
  const token = tokenOf(of);
  if (!token) return false;
  try {
    await tryToken(token);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'unauthorized') return false;
    throw error;
  }
}

/** Deletes a token: everything that uses it is shut out at once. `current`: the panel itself is. */
export const deleteToken = defineOperation<OnToken & { current: boolean }, void>({
  ...onToken,
  name: 'token.delete',
  title: ({ description }) => msg('operations.token.delete.title', { description }),
  // With the token itself gone nothing can be read any more.
  invalidates: ({ current }) => ({ operations: current ? [] : ['listTokens'] }),
  send: async ({ id }, _, call) => {
    await call('deleteToken', { body: { token_id: id } });
  },
  verify: async ({ id, current }, result, call) => {
    if (current) return result === undefined && (await stillAccepted(call)) ? notYet : done;
    return (await listTokens(call)).some((token) => token.id === id) ? notYet : done;
  },
  outcomeMessage: ({ description }) => msg('operations.token.delete.found', { description }),
});
