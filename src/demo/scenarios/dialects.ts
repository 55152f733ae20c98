import type { Dialect, State } from '../cloud/state';

/**
 * Makes a platform answer in another dialect, and takes away what one that does so never had. The older one has no firewalls, no
 * ISO images and no SSH keys, but a rescue start and a tag manager's key.
 */
export function inDialect(state: State, dialect: Dialect): State {
  state.platform.dialect = dialect;
  if (dialect !== 'older') return state;
  state.locations = state.locations.filter((one) => one.is_published);
  state.firewalls.clear();
  state.sshKeys = [];
  state.bootImages = [];
  state.gtmKey = 'ABC-DEF1234';
  state.prices = state.prices.filter((row) => row.policyId < 1050);
  return state;
}
