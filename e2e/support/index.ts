export { axe } from './axe';
export { expect, test, type PanelOptions } from './fixtures';
export * from './steps';
