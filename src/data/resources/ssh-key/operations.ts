import { ApiError, type SshKey } from '@/api';
import { msg } from '@/i18n';
import { defineOperation, type Verification, type Call } from '@/data/operations';

const invalidates = () => ({ operations: ['listSshKeys'] as const });
const found = (there: boolean): Verification => ({ state: there ? 'done' : 'not-yet' });
const now = (call: Call) => call('listSshKeys', {});

export const createSshKey = defineOperation<{ name: string; publicKey: string }, SshKey>({
  name: 'key.create',
  title: ({ name }) => msg('operations.key.create.title', { name }),
  target: ({ name }, uuid) => ({ type: 'ssh-key', name, uuid }),
  made: (key) => key.uuid,
  lockKey: ({ name }) => name,
  invalidates,
  send: ({ name, publicKey }, _, call) => call('createSshKey', { body: { name, public_key: publicKey } }),
  verify: async ({ name, publicKey }, _, call) => {
    // Names are unique, but a key of this name may have been there before: only its content says that it is this one.
    const key = (await now(call)).find((each) => each.name === name && each.public_key?.trim() === publicKey);
    return { ...found(key !== undefined), uuid: key?.uuid };
  },
  outcomeMessage: ({ name }) => msg('operations.key.create.found', { name }),
});

interface OnKey {
  readonly uuid: string;
  readonly name: string;
}

export const renameSshKey = defineOperation<OnKey & { newName: string }, SshKey>({
  name: 'key.rename',
  title: ({ name, newName }) => msg('operations.key.rename.title', { name, newName }),
  target: ({ uuid, newName }) => ({ type: 'ssh-key', name: newName, uuid }),
  lockKey: ({ uuid }) => uuid,
  invalidates,
  send: ({ uuid, newName }, _, call) => call('renameSshKey', { path: { ssh_key_uuid: uuid }, body: { name: newName } }),
  verify: async ({ uuid, newName }, _, call) => found((await now(call)).some((key) => key.uuid === uuid && key.name === newName)),
  outcomeMessage: ({ newName }) => msg('operations.key.rename.found', { newName }),
});

/** The key is forgotten by the platform; machines that have it already keep it. */
export const deleteSshKey = defineOperation<OnKey, void>({
  name: 'key.delete',
  title: ({ name }) => msg('operations.key.delete.title', { name }),
  target: ({ uuid, name }) => ({ type: 'ssh-key', name, uuid }),
  lockKey: ({ uuid }) => uuid,
  invalidates,
  send: async ({ uuid }, _, call) => {
    await call('deleteSshKey', { path: { ssh_key_uuid: uuid } });
  },
  verify: async ({ uuid }, _, call) => found(!(await now(call)).some((key) => key.uuid === uuid)),
  outcomeMessage: ({ name }) => msg('operations.key.delete.found', { name }),
});

/** The platform's words on single fields of a key: a conflict is about its name. Empty when it is about something else. */
export function keyRefusal(error: unknown): { name?: string; publicKey?: string } {
  if (!(error instanceof ApiError)) return {};
  if (error.kind === 'conflict') return { name: error.message };
  const { name, public_key: publicKey } = error.fields;
  return { ...(name ? { name } : {}), ...(publicKey ? { publicKey } : {}) };
}

/** Whether the platform keeps no keys at all. */
export const keepsNoKeys = (error: unknown): boolean =>
  error instanceof ApiError && (error.kind === 'no-such-route' || error.kind === 'not-found');
