import { describe, expect, it, vi } from 'vitest';
import { ApiError, type ErrorKind } from '@/api';
import type { Message, T } from '@/i18n';

vi.stubGlobal('localStorage', { getItem: () => null });
vi.stubGlobal('sessionStorage', { getItem: () => null });
const { explain, errorWords } = await import('./explain');
const { AlreadyUnderWay, Lost } = await import('@/data/operations');

const failed = (kind: ErrorKind) =>
  new ApiError(kind, { operation: 'startVm', status: 418, text: 'I am a teapot.', correlationId: 'corr-17' });

describe('a failure in words', () => {
  const titles: Record<ErrorKind, string> = {
    unauthorized: 'data.error.unauthorized',
    forbidden: 'data.error.forbidden',
    'not-found': 'data.error.notFound',
    'no-such-route': 'data.error.noSuchRoute',
    conflict: 'data.error.conflict',
    invalid: 'data.error.invalid',
    limited: 'data.error.limited',
    server: 'data.error.server',
    network: 'data.error.network',
    timeout: 'data.error.timeout',
    malformed: 'data.error.malformed',
  };
  it.each(Object.entries(titles))('%s is %s, with what a support request needs', (kind, id) => {
    const explained = explain(failed(kind as ErrorKind));
    expect(explained.title.id).toBe(id);
    expect(explained).toMatchObject({ text: 'I am a teapot.', status: 418, correlationId: 'corr-17', operation: 'startVm' });
  });

  it('each kind has words of its own', () => expect(new Set(Object.values(titles)).size).toBe(Object.keys(titles).length));

  it('a failure of the platform names its number', () => expect(explain(failed('server')).title.values).toEqual({ status: 418 }));

  it('without words, number and id it says nothing of them', () => {
    expect(explain(new ApiError('network', { operation: 'startVm' }))).toEqual({
      title: { id: 'data.error.network', values: undefined },
      text: null,
      status: null,
      correlationId: null,
      operation: 'startVm',
      fields: {},
    });
  });

  it('what is under way already was not sent', () => {
    expect(explain(new AlreadyUnderWay())).toMatchObject({ title: { id: 'data.error.alreadyUnderWay' }, text: null, operation: null });
  });

  it('what was lost keeps what is known of it', () => {
    expect(explain(new Lost(failed('timeout')))).toMatchObject({
      title: { id: 'data.error.lost' },
      text: 'I am a teapot.',
      status: 418,
      correlationId: 'corr-17',
      operation: 'startVm',
    });
  });

  it.each([
    [new Error('undefined is not a function'), 'undefined is not a function'],
    ['just text', 'just text'],
    [undefined, 'undefined'],
  ])('anything else is a failure of the panel: %s', (error, text) => {
    expect(explain(error)).toEqual({
      title: { id: 'data.error.other', values: undefined },
      text,
      status: null,
      correlationId: null,
      operation: null,
      fields: {},
    });
  });

  const t = ((message: Message | string) => (typeof message === 'string' ? message : message.id)) as T;

  it('is shown with its details', () => {
    expect(errorWords(failed('conflict'), t)).toEqual({
      title: 'data.error.conflict',
      text: 'I am a teapot.',
      fields: {},
      details: [
        { label: 'data.error.operation', value: 'startVm' },
        { label: 'data.error.status', value: '418' },
        { label: 'data.error.correlationId', value: 'corr-17' },
      ],
    });
  });

  it('is shown without details that there are none of', () => {
    expect(errorWords(new Error('no'), t).details).toEqual([]);
    expect(errorWords(new ApiError('network', { operation: 'startVm' }), t).details).toEqual([
      { label: 'data.error.operation', value: 'startVm' },
    ]);
  });
});
