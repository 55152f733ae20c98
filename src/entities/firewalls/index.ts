export { ReachChanges } from './ReachChanges';
export { confirmUnassignFirewall } from './confirmUnassign';
export { rulesText } from './rulesText';
