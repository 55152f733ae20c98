export { StateButton, useExplained } from './StateButton';
