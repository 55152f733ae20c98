// The same done to several things. Not in ui/index: what has it opens on a click, and brings it along.
export { BatchButtons } from './BatchButtons';
export { BatchDialog } from './BatchDialog';
export { ItemList } from './ItemList';
export { Results } from './Results';
export { runBatch, type BatchItem } from './run';
export { useBatch } from './useBatch';
