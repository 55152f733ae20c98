import type { Dialect, State } from '../cloud/state';
import { company } from './company';
import { inDialect } from './dialects';
import { addresses, fresh, frozen, gradual, huge, limited, liveParameters, older, suspended } from './others';

const scenarios = new Map<string, (now: number) => State>([
  ['company', (now) => company(now)],
  ['fresh', fresh],
  ['frozen', frozen],
  ['huge', huge],
  ['addresses', addresses],
  ['older', older],
  ['live-parameters', liveParameters],
  ['gradual', gradual],
  ['limited', limited],
  ['suspended', suspended],
]);

export const dialects: readonly Dialect[] = ['newer', 'older', 'live'];
export const scenarioNames: readonly string[] = [...scenarios.keys()];

/** A new cloud of that name, as old as its story says, whatever time it is, and in another dialect than its own if asked. */
export function seed(scenario: string, now: number, dialect?: Dialect): State {
  const make = scenarios.get(scenario);
  if (!make) throw new Error(`There is no scenario '${scenario}'. There are: ${scenarioNames.join(', ')}.`);
  const state = make(now);
  return dialect === undefined || dialect === state.platform.dialect ? state : inDialect(state, dialect);
}
