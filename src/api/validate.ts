import type { core } from 'zod/mini';
import { ApiError } from './errors';
import type { OperationId } from './gen/operations.gen';
import { schemas } from './gen/schemas.gen';

/**
 * Holds an answer against its schema. What does not fit is logged with operation and path (never with its value) and taken
 * out, so that a screen meets a missing field instead of a wrong one; when the answer does not fit even then, something is
 * missing that no screen can live without, and the call fails as `malformed`.
 */
export function checked(operation: OperationId, body: unknown): unknown {
  const schema = schemas[operation];
  if (!schema) return body;
  const first = schema.safeParse(body);
  if (first.success) return body;
  const paths = first.error.issues.flatMap((issue) => pathsIn(issue));
  console.warn(`${operation}: the answer is not as the contract says at ${paths.slice(0, 5).map(written).join(', ')}`);
  for (const path of paths) remove(body, path);
  const second = schema.safeParse(body);
  if (second.success) return body;
  throw new ApiError('malformed', {
    operation,
    text: second.error.issues
      .slice(0, 3)
      .map((issue) => written(issue.path))
      .join(', '),
  });
}

/** Where an answer does not fit; inside a union, where it misses the alternative that it comes closest to. */
function pathsIn(issue: core.$ZodIssue, above: readonly PropertyKey[] = []): PropertyKey[][] {
  const path = [...above, ...issue.path];
  const alternatives = issue.code === 'invalid_union' ? issue.errors.filter((each) => each.length > 0) : [];
  const deepest = (issues: readonly core.$ZodIssue[]) => Math.max(...issues.map((each) => each.path.length));
  const closest = alternatives.toSorted((a, b) => deepest(b) - deepest(a))[0];
  return closest && deepest(closest) > 0 ? closest.flatMap((each) => pathsIn(each, path)) : [path];
}

const written = (path: readonly PropertyKey[]) => path.map(String).join('.') || '(the whole answer)';

function remove(body: unknown, path: readonly PropertyKey[]) {
  const key = path.at(-1);
  let at = body;
  for (const step of path.slice(0, -1)) at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined;
  if (key !== undefined && typeof at === 'object' && at !== null && !Array.isArray(at)) Reflect.deleteProperty(at, key);
}
