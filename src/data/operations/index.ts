export { AlreadyUnderWay, Lost, NotAsAsked, SignInEnded } from './errors';
export {
  defineOperation,
  recoverOperations,
  run,
  runTogether,
  timing,
  type Verification,
  type OperationKind,
  type Outcome,
} from './engine';
export {
  changeRecord,
  clearFinished,
  isOpen,
  onRecords,
  records,
  useRecords,
  type OperationRecord,
  type OperationState,
  type Target,
} from './records';
export * from './kit';
export { moving, type Move } from './move';
export type { Call } from '../core/session';
