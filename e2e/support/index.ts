export { axe } from './axe';
export * from './platform';
export { expect, test, type PanelOptions } from './fixtures';
export * from './steps';
