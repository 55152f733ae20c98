import type { AnyContext } from '../wire/context';
import type { Token } from '../cloud/state';
import { type Handlers, nothing, ok, success } from '../wire/context';
import { errorText, fieldError, Refusal } from '../wire/refusal';
import { newPayer } from '../rules/accounts';
import { profileView, sshKeyView, tokenView, userView } from '../views/other';

type User =
  | 'getUser'
  | 'updateProfile'
  | 'listTokens'
  | 'createToken'
  | 'updateToken'
  | 'deleteToken'
  | 'listSshKeys'
  | 'createSshKey'
  | 'renameSshKey'
  | 'deleteSshKey';

const tokens = ({ state }: AnyContext) => state.tokens.map((token) => tokenView(state, token));

const tokenFor = ({ state }: AnyContext, id: number, refusal: string): Token => {
  const token = state.tokens.find((one) => one.id === id);
  if (!token) throw errorText(refusal);
  return token;
};

const keyRule = /^(ssh-(rsa|dsa|ecdsa|ed25519)|ecdsa-sha2-nistp\d+|sk-\S+) [A-Za-z0-9+/]+={0,3}(\s.*)?$/;

const keyFor = ({ state }: AnyContext, uuid: string) => {
  const key = state.sshKeys.find((one) => one.uuid === uuid);
  if (!key) throw errorText('SSH key not found.', 404);
  return key;
};

const refuseTwin = ({ state }: AnyContext, name: string, but = ''): void => {
  if (state.sshKeys.some((one) => one.name === name && one.uuid !== but))
    throw new Refusal(409, { message: `SSH key with name '${name}' already exists.` });
};

export const user: Pick<Handlers, User> = {
  getUser: ({ state, now }) => ok(userView(state.user, now)),
  updateProfile({ state, body, now }) {
    Object.assign(state.user, body, { updated: now });
    return ok(profileView(state.user));
  },

  listTokens: (context) => ok(tokens(context)),
  createToken(context) {
    const { state, body, cloud, now } = context;
    const restricted = body.restricted ?? false;
    const billing_account_id = body.billing_account_id ?? 0;
    if (restricted || billing_account_id !== 0) newPayer(context, billing_account_id);
    state.tokens.push({
      id: cloud.nextId(),
      token: cloud.random.text(32),
      description: body.description ?? '',
      restricted,
      billing_account_id,
      consumer_id: '9b68f9e5-34a5-41bb-8938-944c17e38723',
      kong_id: cloud.random.uuid(),
      created: now,
      updated: null,
    });
    return ok(tokens(context));
  },
  updateToken(context) {
    const { body, sent, now } = context;
    const token = tokenFor(context, body.token_id, 'Failed to update token.');
    if (body.description !== undefined) token.description = body.description;
    if (body.billing_account_id !== undefined) token.billing_account_id = body.billing_account_id;
    if (sent.has('restricted')) {
      if (body.restricted !== true) context.complain("any value of 'restricted' restricts the token");
      token.restricted = true;
    }
    token.updated = now;
    return success;
  },
  deleteToken(context) {
    const token = tokenFor(context, context.body.token_id, 'Failed to delete kong token.');
    context.state.tokens = context.state.tokens.filter((one) => one !== token);
    return success;
  },

  listSshKeys: ({ state }) => ok(state.sshKeys.map((key) => sshKeyView(state, key))),
  createSshKey(context) {
    const { state, body, cloud, now } = context;
    refuseTwin(context, body.name);
    if (!keyRule.test(body.public_key.trim())) throw fieldError('public_key', 'Invalid public key.');
    const key = { uuid: cloud.random.uuid(), name: body.name, public_key: body.public_key.trim(), created: now };
    state.sshKeys.push(key);
    return ok(sshKeyView(state, key));
  },
  renameSshKey(context) {
    const key = keyFor(context, context.path.ssh_key_uuid);
    refuseTwin(context, context.body.name, key.uuid);
    key.name = context.body.name;
    return ok(sshKeyView(context.state, key));
  },
  deleteSshKey(context) {
    const key = keyFor(context, context.path.ssh_key_uuid);
    context.state.sshKeys = context.state.sshKeys.filter((one) => one !== key);
    return nothing;
  },
};
