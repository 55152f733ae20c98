/** Thrown when the same thing is already under way, here or in another tab. Nothing was sent. */
export class AlreadyUnderWay extends Error {
  constructor() {
    super('already under way');
    this.name = 'AlreadyUnderWay';
  }
}

/** Thrown when the answer was lost and the effect was not found. */
export class Lost extends Error {
  readonly error: Error;
  constructor(error: Error) {
    super('answer lost, effect not found');
    this.name = 'Lost';
    this.error = error;
  }
}
