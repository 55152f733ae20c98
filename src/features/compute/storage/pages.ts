// Together, because they draw on the same: one file to fetch for both.
export { DisksPage } from './DisksPage';
export { SnapshotsPage } from './SnapshotsPage';
