import { type Cloud, type CloudOptions, createCloudWith } from './cloud/cloud';
import { handlers } from './handlers';
import { finish } from './rules/finish';
import { settleState } from './rules/settle';
import { seed } from './scenarios';
import { respondWith } from './wire/respond';

export type { Cloud, CloudOptions, SavedCloud } from './cloud/cloud';
export type { Faults } from './cloud/faults';
export type { Dialect } from './cloud/state';
export { dialects, scenarioNames, seed } from './scenarios';

/** A simulated platform of its own. Nothing is shared between two of them. */
export const createCloud = (options: CloudOptions = {}): Cloud =>
  createCloudWith(
    {
      seed,
      finish,
      settle(cloud) {
        if (settleState(cloud.state, cloud.clock.now())) cloud.touch();
      },
    },
    options,
  );

/** Answers a request as the platform would. A connection that breaks is `Response.error()`. */
export const respond = (cloud: Cloud, request: Request): Promise<Response> => respondWith(cloud, handlers, request);
