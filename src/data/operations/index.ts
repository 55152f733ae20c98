export { AlreadyUnderWay, Lost } from './errors';
export { defineOperation, recoverOperations, run, type Found, type OperationKind, type Outcome } from './engine';
export { clearFinished, isOpen, onRecords, useRecords, type OperationRecord, type OperationState, type Target } from './records';
