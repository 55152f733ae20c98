export { navigationGroups, useOffered } from './feature';
export type { Command, CommandHook, Destination, Entry, Feature, NavigationGroup, Offered } from './feature';
export { useUnsaved } from './guard';
export {
  accountParam,
  everywhere,
  modulesAt,
  pathsIn,
  pathTo,
  routes,
  scopeIn,
  scopeParam,
  usePaths,
  useScope,
  type Paths,
  type Scope,
} from './paths';
export { useAddress, useParam, withParams } from './params';
export { titleMark, useTitle } from './title';
