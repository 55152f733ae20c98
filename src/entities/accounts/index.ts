export { AccountSelect } from './AccountSelect';
export { useAccountName } from './useAccountName';
