// Together, because they draw on the same: one file to fetch for both.
export { CleanUpPage } from './cleanUp/CleanUpPage';
export { OverviewPage } from './OverviewPage';
