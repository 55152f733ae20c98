import type { Message } from '@/i18n';

/** An error that knows how it is said: of services beside the platform's own API. */
export abstract class SpokenError extends Error {
  abstract readonly words: Message;
  /** For support: what the service calls the error and the request. */
  abstract readonly code: string;
  abstract readonly requestId: string | null;
}
