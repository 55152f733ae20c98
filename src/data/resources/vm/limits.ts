import type { HostPool, VmParameter, VmParameterLimit } from '@/api';
import { msg, type Message } from '@/i18n';

/** What the platform accepts in one field of a new machine. Sizes: cores, MB of RAM, GB of disk. */
export interface Limit {
  readonly min?: number | undefined;
  /** Missing: the platform names no end, and the panel invents none. */
  readonly max?: number | undefined;
  readonly values?: readonly string[] | undefined;
  /** A regular expression from outside: only `fits` may run it. */
  readonly expression?: string | undefined;
  readonly mandatory: boolean;
  readonly description: string | null;
}

type LimitedField = 'vcpu' | 'ram' | 'disks' | 'name' | 'os_name' | 'os_version' | 'username' | 'password' | 'public_key';
export type Limits = Readonly<Record<LimitedField, Limit>>;

/** What has been chosen so far, by the contract's parameter names; fields that are not sent are left out. */
export type Asked = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * The limits of every field: those of the server class (its `guest_limits`), narrowed by the platform's parameters for what
 * has been chosen (`limited_by` another field). Live installations keep the sizes in the class only, and say nothing of
 * them in the parameters; older ones the other way round. Where the two leave nothing in common, the class is right: it is
 * what the machine has to fit into.
 */
export function limitsFor(parameters: readonly VmParameter[], asked: Asked, pool?: HostPool | null): Limits {
  const guest = pool?.guest_limits;
  const of = (field: LimitedField) => parameterLimit(parameters, field, asked);
  return {
    vcpu: within(range(guest?.cpu), of('vcpu')),
    ram: within(range(guest?.ram_mb), of('ram')),
    disks: within(range(guest?.disk_gb), of('disks')),
    name: of('name'),
    os_name: of('os_name'),
    os_version: of('os_version'),
    username: of('username'),
    password: of('password'),
    public_key: of('public_key'),
  };
}

/**
 * How large a disk may be that is not made with a new machine: a copy, one that is added, one that grows. It begins with
 * what it has (`least`, GB) and ends where the server class ends; the parameters' end is that of new machines, and counts
 * only where the class names none and the disk has not outgrown it already.
 */
export function roomFor(limit: Limit, least: number, pool?: HostPool | null): Limit {
  const end = range(pool?.guest_limits?.disk_gb).max;
  const max = end === undefined ? (limit.max !== undefined && limit.max > least ? limit.max : undefined) : Math.max(end, least);
  return { ...limit, min: Math.max(limit.min ?? 1, least), max };
}

type Range = Pick<Limit, 'min' | 'max'>;

const positive = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
const range = (given: { min?: number | null; max?: number | null } | null | undefined): Range => ({
  min: positive(given?.min),
  max: positive(given?.max),
});

function within(outer: Range, limit: Limit): Limit {
  const min = highest(outer.min, limit.min);
  const max = lowest(outer.max, limit.max);
  return { ...limit, ...(min !== undefined && max !== undefined && min > max ? outer : { min, max }) };
}

const highest = (a: number | undefined, b: number | undefined) => (a === undefined ? b : b === undefined ? a : Math.max(a, b));
const lowest = (a: number | undefined, b: number | undefined) => (a === undefined ? b : b === undefined ? a : Math.min(a, b));

function parameterLimit(parameters: readonly VmParameter[], field: LimitedField, asked: Asked): Limit {
  const found = parameters.find((each) => each.parameter === field && !(each.ignore_for ?? []).some((other) => given(asked[other])));
  if (!found) return { mandatory: false, description: null };
  const narrower = found.limited_by ? found.limits?.find((each) => sameChoice(each, found.limited_by ?? '', asked)) : undefined;
  return {
    min: positive(narrower?.min ?? found.min),
    max: positive(narrower?.max ?? found.max),
    values: texts(narrower?.values ?? found.values),
    expression: narrower?.expression ?? found.expression ?? undefined,
    mandatory: narrower?.mandatory ?? found.mandatory ?? false,
    description: found.description ?? null,
  };
}

const given = (value: Asked[string]) => value !== undefined && value !== '' && value !== false;
const sameChoice = (limit: VmParameterLimit, by: string, asked: Asked) =>
  asked[by] !== undefined && String(limit[by]) === String(asked[by]);
const texts = (values: readonly unknown[] | null | undefined) =>
  values?.flatMap((value) => (typeof value === 'string' || typeof value === 'number' ? [String(value)] : []));

/** The value that is nearest to what was wanted; whole numbers from 1 on where the platform names no beginning. */
export function clamped(wanted: number, { min, max }: Range): number {
  const whole = Number.isFinite(wanted) ? Math.round(wanted) : (min ?? 1);
  return Math.min(Math.max(whole, min ?? 1), max ?? Number.MAX_SAFE_INTEGER);
}

/** What is wrong with a number, or null. */
export function rangeProblem(value: number, { min, max }: Range): Message | null {
  if (!Number.isInteger(value)) return msg('create.limit.whole');
  if (min !== undefined && max !== undefined && (value < min || value > max)) return msg('create.limit.between', { min, max });
  if (value < (min ?? 1)) return msg('create.limit.atLeast', { min: min ?? 1 });
  if (max !== undefined && value > max) return msg('create.limit.atMost', { max });
  return null;
}
