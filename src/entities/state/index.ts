export type { Explained } from './explained';
export { StateButton, useExplained } from './StateButton';
