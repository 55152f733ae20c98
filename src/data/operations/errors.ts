import type { Message } from '@/i18n';

/** Thrown when the same thing is already under way, here or in another tab. Nothing was sent. */
export class AlreadyUnderWay extends Error {
  constructor() {
    super('already under way');
    this.name = 'AlreadyUnderWay';
  }
}

/** Thrown when the token was refused or replaced after the user had confirmed: what was to be sent is theirs to confirm again. */
export class SignInEnded extends Error {
  constructor(cause?: unknown) {
    super('the token was refused', { cause });
    this.name = 'SignInEnded';
  }
}

/** Thrown when the platform has answered, and what is there is not what was asked for. */
export class NotAsAsked extends Error {
  readonly words: Message;
  constructor(words: Message) {
    super(words.id);
    this.name = 'NotAsAsked';
    this.words = words;
  }
}

/** Thrown when the answer was lost and the effect was not found. */
export class Lost extends Error {
  readonly error: Error;
  /** What to say of it where looking cannot tell. */
  readonly words: Message | undefined;
  constructor(error: Error, words?: Message) {
    super('answer lost, effect not found');
    this.name = 'Lost';
    this.error = error;
    this.words = words;
  }
}

/** Thrown when the platform has refused, and it was looked whether anything was done all the same. */
export class Refused extends Error {
  readonly error: Error;
  readonly words: Message;
  constructor(error: Error, words: Message) {
    super(words.id);
    this.name = 'Refused';
    this.error = error;
    this.words = words;
  }
}
