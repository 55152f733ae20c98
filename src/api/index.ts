export { callAt, isGlobal, isRead, requestAt, type Input, type Output, type CallTarget, type Where } from './call';
export { ApiError, type ErrorKind } from './errors';
export type { OperationId } from './gen/operations.gen';
export { rememberReads } from './prime';
export type * from './gen/types.gen';
