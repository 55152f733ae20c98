import { ApiError } from './errors';
import type { OperationId } from './gen/operations.gen';
import { shapes } from './gen/shapes.gen';

/**
 * What an answer may look like. A text names what a value may be, a letter each: `s` text, `i` whole number, `n` number,
 * `b` boolean, `o` any object, `0` null, `u` nothing, `x` anything. A list of one: a list of such; of several: one of them. An object: its fields, where
 * `name?` may be missing; what it does not name may be there too.
 */
export type Shape = string | readonly Shape[] | { readonly [field: string]: Shape };

type Path = readonly (string | number)[];

/**
 * Holds an answer against its shape. What does not fit is logged with operation and path (never with its value) and taken
 * out, so that a screen meets a missing field instead of a wrong one; when the answer does not fit even then, something is
 * missing that no screen can live without, and the call fails as `malformed`.
 */
export function checked(operation: OperationId, body: unknown): unknown {
  const shape = shapes[operation];
  if (!shape) return body;
  const first = misfits(shape, body);
  if (first.length === 0) return body;
  console.warn(`${operation}: the answer is not as the contract says at ${first.slice(0, 5).map(written).join(', ')}`);
  for (const path of first) remove(body, path);
  const second = misfits(shape, body);
  if (second.length === 0) return body;
  throw new ApiError('malformed', { operation, text: second.slice(0, 3).map(written).join(', ') });
}

/** Whether a value fits: without the places where it does not, so that ten thousand rows are looked at in no time. */
function fits(shape: Shape, value: unknown): boolean {
  if (typeof shape === 'string') return fitsLeaf(shape, value);
  if (isList(shape)) {
    const [item = 'x', other] = shape;
    if (other !== undefined) return shape.some((each) => fits(each, value));
    return Array.isArray(value) && value.every((each) => fits(item, each));
  }
  return isObject(value) && fieldsOf(shape).every((field) => fitsField(field, value));
}

interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly shape: Shape;
}

const known = new WeakMap<object, readonly Field[]>();
function fieldsOf(shape: Exclude<Shape, string | readonly Shape[]>): readonly Field[] {
  const before = known.get(shape);
  if (before) return before;
  const fields = Object.entries(shape).map(([key, each]) => ({ name: key.replace('?', ''), optional: key.endsWith('?'), shape: each }));
  known.set(shape, fields);
  return fields;
}

function fitsField({ name, optional, shape }: Field, value: object): boolean {
  const own = Reflect.get(value, name) as unknown;
  return (optional && own === undefined) || fits(shape, own);
}

function fitsLeaf(letters: string, value: unknown): boolean {
  for (const letter of letters) if (kinds[letter]?.(value)) return true;
  return false;
}

/** Where a value does not fit. */
export function misfits(shape: Shape, value: unknown, path: Path = []): readonly Path[] {
  if (fits(shape, value)) return [];
  if (typeof shape === 'string') return [path];
  if (isList(shape)) {
    const [item, other] = shape;
    if (other !== undefined) return closest(shape.map((each) => misfits(each, value, path))) ?? [path];
    if (!Array.isArray(value)) return [path];
    return value.flatMap((each, index) => misfits(item ?? 'x', each, [...path, index]));
  }
  if (!isObject(value)) return [path];
  return fieldsOf(shape)
    .filter((field) => !fitsField(field, value))
    .flatMap((field) => misfits(field.shape, Reflect.get(value, field.name), [...path, field.name]));

  /** Of several shapes the one that the value comes closest to: whose misfits lie deepest inside of it. Undefined when none lies inside. */
  function closest(found: readonly (readonly Path[])[]): readonly Path[] | undefined {
    const fitting = found.find((paths) => paths.length === 0);
    const deepest = (paths: readonly Path[]) => Math.max(...paths.map((each) => each.length));
    return fitting ?? found.toSorted((a, b) => deepest(b) - deepest(a)).find((paths) => deepest(paths) > path.length);
  }
}

const isList = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape);
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
  s: (value) => typeof value === 'string',
  i: Number.isSafeInteger,
  n: Number.isFinite,
  b: (value) => typeof value === 'boolean',
  o: isObject,
  '0': (value) => value === null,
  u: (value) => value === undefined,
  x: () => true,
};

const written = (path: Path) => path.map(String).join('.') || '(the whole answer)';

function remove(body: unknown, path: Path) {
  const key = path.at(-1);
  let at = body;
  for (const step of path.slice(0, -1)) at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined;
  if (key !== undefined && typeof at === 'object' && at !== null && !Array.isArray(at)) Reflect.deleteProperty(at, key);
}
