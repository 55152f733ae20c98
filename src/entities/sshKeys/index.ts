export { KeyInput } from './KeyInput';
export { useNewKey } from './useNewKey';
