export { callAt, isGlobal, requestAt, type Input, type Output, type Where } from './call';
export { ApiError, type ErrorKind } from './errors';
export type { OperationId } from './gen/operations.gen';
export { observeCalls, type ObservedCall } from './observe';
export { secretAnswers, secretFields } from './gen/secrets.gen';
export { rememberReads, takeOver, type BegunRead, type BegunReads } from './prime';
export type * from './gen/types.gen';
export { onClockOffset, platformNow } from './clock';
