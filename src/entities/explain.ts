import { ApiError } from '@/api';
import { msg, type Message, type T } from '@/i18n';
import type { ErrorWords } from '@/ui';
import { AlreadyUnderWay, Lost, NotAsAsked, Refused } from '@/data/operations/errors';

export interface Explanation {
  /** What it means, in the panel's words. */
  readonly title: Message;
  /** The platform's own words, if it had any. */
  readonly text: string | null;
  /** For a support request. */
  readonly correlationId: string | null;
  readonly status: number | null;
  readonly operation: string | null;
  /** The platform's messages for single fields of the request, by the contract's names. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Any failure in words: one place for every screen. */
export function explain(error: unknown): Explanation {
  const nothing = { text: null, correlationId: null, status: null, operation: null, fields: {} };
  if (error instanceof AlreadyUnderWay) return { ...nothing, title: msg('data.error.alreadyUnderWay') };
  if (error instanceof Lost) return { ...explain(error.error), title: error.words ?? msg('data.error.lost') };
  if (error instanceof Refused) return { ...explain(error.error), title: error.words };
  if (error instanceof NotAsAsked) return { ...nothing, title: error.words };
  if (!(error instanceof ApiError))
    return { ...nothing, title: msg('data.error.other'), text: error instanceof Error ? error.message : String(error) };
  return {
    title: titles[error.kind](error),
    text: error.message || null,
    correlationId: error.correlationId ?? null,
    status: error.status ?? null,
    operation: error.operation,
    fields: error.fields,
  };
}

const titles: Record<ApiError['kind'], (error: ApiError) => Message> = {
  unauthorized: () => msg('data.error.unauthorized'),
  forbidden: () => msg('data.error.forbidden'),
  'not-found': () => msg('data.error.notFound'),
  'no-such-route': () => msg('data.error.noSuchRoute'),
  conflict: () => msg('data.error.conflict'),
  invalid: () => msg('data.error.invalid'),
  limited: () => msg('data.error.limited'),
  server: (error) => msg('data.error.server', { status: error.status ?? 0 }),
  network: () => msg('data.error.network'),
  timeout: () => msg('data.error.timeout'),
  malformed: () => msg('data.error.malformed'),
};

/** The same for `ui`, which knows no cloud. */
export function errorWords(error: unknown, t: T): ErrorWords {
  const { title, text, operation, status, correlationId, fields } = explain(error);
  return {
    title: t(title),
    text,
    fields,
    details: [
      ...(operation ? [{ label: t('data.error.operation'), value: operation }] : []),
      ...(status ? [{ label: t('data.error.status'), value: String(status) }] : []),
      ...(correlationId ? [{ label: t('data.error.correlationId'), value: correlationId }] : []),
    ],
  };
}
