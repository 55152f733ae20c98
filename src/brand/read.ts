import { schema } from './config.gen';
import type { ConfigProblem, ParsedConfig } from './config';
import { doesNotFit, fill } from './fill';

export interface Config extends Omit<ParsedConfig, 'demo'> {
  readonly demo: 'off' | 'allowed' | 'only';
}
export type Module = keyof Config['modules'];

/** What is wrong in a config file, for the person who edits it. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];
  constructor(problems: readonly ConfigProblem[]) {
    super('config.json cannot be used');
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const missingFile = 'There is no config.json here: the web server answered with a page. Put the file beside index.html.';

/**
 * Checks the text of a config file and fills in what it leaves open. Throws `ConfigError`; what explains problems is
 * fetched only when there are some.
 */
export async function readConfig(text: string): Promise<Config> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const isPage = text.trimStart().startsWith('<');
    const said = error instanceof Error ? error.message : String(error);
    throw new ConfigError([{ path: '', text: isPage ? missingFile : `is not valid JSON: ${said}` }]);
  }
  const filled = fill(schema, data);
  if (filled === doesNotFit) {
    const { problemsIn } = await import('./config');
    throw new ConfigError(problemsIn(data));
  }
  const { demo, ...rest } = filled as ParsedConfig;
  return {
    ...rest,
    // People copy the address out of a client's settings, with the version behind it.
    api: { baseUrl: rest.api.baseUrl.replace(/\/+$/, '').replace(/\/v1$/, '') },
    demo: demo === true ? 'allowed' : demo === false ? 'off' : demo,
  };
}

/** A module is open unless the brand closes it. */
export const moduleOpen = (config: Config, module: Module): boolean => config.modules[module] !== false;
