import type { S3Key } from '@/api';
import { msg } from '@/i18n';
import { defineOperation, done, notYet } from '@/data/operations';
import { keysNow } from './queries';

const invalidates = () => ({ operations: ['listS3Keys', 'getS3User', 'getS3Info', 'listBuckets'] as const });

interface CreateKey {
  /** Access keys that were there, read just before; null where there was no account of object storage. No secrets. */
  readonly before: readonly string[] | null;
}

/** The answer is the list of all keys. Where there is no account yet, asking for the user makes it, with its first key. */
export const createAccessKey = defineOperation<CreateKey, S3Key[]>({
  name: 'accessKey.create',
  title: () => msg('operations.accessKey.create.title'),
  target: (_, accessKey) => ({ type: 'key', name: accessKey ?? '', uuid: accessKey }),
  lockKey: () => 'create',
  invalidates,
  prepare: async (_, call) => ({ before: (await keysNow(call))?.map(({ accessKey }) => accessKey) ?? null }),
  send: async ({ before }, _, call) =>
    before === null ? ((await call('getS3User', {})).s3Credentials ?? []) : await call('createS3Key', {}),
  verify: async ({ before }, _, call) => {
    const made = (await keysNow(call))?.find(({ accessKey }) => !before?.includes(accessKey));
    return made ? { ...done, uuid: made.accessKey } : notYet;
  },
  outcomeMessage: () => msg('operations.accessKey.create.found'),
});

/** Whatever uses the key is refused from then on. */
export const deleteAccessKey = defineOperation<{ readonly accessKey: string }, void>({
  name: 'accessKey.delete',
  title: ({ accessKey }) => msg('operations.accessKey.delete.title', { accessKey }),
  target: ({ accessKey }) => ({ type: 'key', name: accessKey, uuid: accessKey }),
  lockKey: ({ accessKey }) => accessKey,
  invalidates,
  send: async ({ accessKey }, _, call) => {
    await call('deleteS3Key', { body: { access_key: accessKey } });
  },
  verify: async ({ accessKey }, _, call) => ((await keysNow(call))?.some((key) => key.accessKey === accessKey) ? notYet : done),
  outcomeMessage: ({ accessKey }) => msg('operations.accessKey.delete.found', { accessKey }),
});
