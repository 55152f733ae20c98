export { axe, axeAsItIs } from './axe';
export * from './billing';
export * from './create';
export * from './objects';
export { pdfText } from './pdf';
export * from './platform';
export { expect, test, type PanelOptions } from './fixtures';
export * from './steps';
export { standInForStripe } from './stripe';
