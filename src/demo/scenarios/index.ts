import type { State } from '../cloud/state';
import { company } from './company';
import { fresh, frozen, gradual, huge, limited, liveParameters, older, suspended } from './others';

const scenarios = new Map<string, (now: number) => State>([
  ['company', (now) => company(now)],
  ['fresh', fresh],
  ['frozen', frozen],
  ['huge', huge],
  ['older', older],
  ['live-parameters', liveParameters],
  ['gradual', gradual],
  ['limited', limited],
  ['suspended', suspended],
]);

export const scenarioNames: readonly string[] = [...scenarios.keys()];

/** A new cloud of that name, as old as its story says, whatever time it is. */
export function seed(scenario: string, now: number): State {
  const make = scenarios.get(scenario);
  if (!make) throw new Error(`There is no scenario '${scenario}'. There are: ${scenarioNames.join(', ')}.`);
  return make(now);
}
