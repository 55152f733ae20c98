export { createObjectClient, publicUrl, type Gateway, type ObjectClient, type ObjectCredentials } from './client';
export { hasCode, ObjectError, wordsForCode } from './errors';
export { contentDisposition, metadataName } from './headers';
export * from './folders';
export * from './keys';
export * from './list';
export * from './objects';
export { multipartFrom, partSizeFor, progressFrom } from './parts';
export * from './remove';
export * from './settings';
export * from './unfinished';
export { storedUploads, type UploadMemory } from './uploadMemory';
export {
  createUploadQueue,
  type NewUpload,
  type Upload,
  type UploadQueue,
  type UploadState,
  type UploadSnapshot,
  type UploadTotals,
} from './uploadQueue';
