import { canCharge } from '@/data/billing/accounts/accounts';
import { fits, ruleOf } from '@/data/core/patterns';
import { rangeProblem, type Limit, type Limits } from '@/data/resources/vm/limits';
import { hasUsers, readCloudInit, type CloudInitReading } from '@/data/resources/vm/cloudInit';
import { readKey, refusalOf } from '@/data/resources/ssh-key/keyReader';
import { msg, type Message } from '@/i18n';
import type { Choices, Offer } from './choices';
import { keyInstead, publicKeys, type Values } from './request';
import { installs } from './sources';

/** `origin`: the machine, copy or disk that the new one is made from; it stands in the address, not in the form. */
export type Field = keyof Values | 'origin';
export type Problems = Partial<Record<Field, Message>>;

/** The most machines that the panel makes at one go. */
export const mostAtOnce = 20;
/** What platforms keep of a name and a description. Nothing is cut in silence: what is too long stays, and is said. */
const longestName = 255;
const longestDescription = 1000;
const tooLong = (text: string, most: number): Message | null =>
  text.length > most ? msg('create.problem.tooLong', { over: text.length - most, most }) : null;
/** RSA keys are long, and the worker cannot freeze the form. */
const longestKey = 8192;

async function fit(limit: Limit, text: string): Promise<Message | null> {
  if (!limit.expression || (await fits(limit.expression, text)) !== 'no') return null;
  return ruleOf(limit.expression);
}

/** What is wrong with a public key: by itself, or by the platform's rule for keys. */
export async function keyProblem(text: string, { public_key: { expression } }: Pick<Limits, 'public_key'>): Promise<Message | null> {
  const reading = readKey(text);
  if (reading.problem) return reading.problem;
  return expression ? refusalOf(reading, async (line) => (await fits(expression, line, longestKey)) !== 'no') : null;
}

type Check = (values: Values, choices: Choices, names: readonly string[]) => Promise<Message | null>;

/** What was typed as cloud-init, read; null when there is none, or no place for it. */
export async function cloudInitOf(
  { cloudInit }: Pick<Values, 'cloudInit'>,
  { source }: Pick<Choices, 'source'>,
): Promise<CloudInitReading | null> {
  return installs(source) && cloudInit.trim() !== '' ? readCloudInit(cloudInit) : null;
}

/** Only where the platform makes a user: not on copied disks, and not beside users of cloud-init. */
const forUser =
  (check: Check): Check =>
  async (values, choices, names) =>
    installs(choices.source) && !hasUsers((await cloudInitOf(values, choices))?.value) ? check(values, choices, names) : null;

const checks: Partial<Record<Field, Check>> = {
  name: async (_, { limits }, names) => {
    if (names.length === 0) return msg('create.problem.name');
    for (const name of names) {
      const problem = tooLong(name, longestName) ?? (await fit(limits.name, name));
      if (problem) return problem;
    }
    return null;
  },
  description: async ({ description }) => tooLong(description.trim(), longestDescription),
  count: async ({ count }) => rangeProblem(count, { min: 1, max: mostAtOnce }),
  username: forUser(async (values, { limits }) => needed(limits.username, values.username.trim())),
  password: forUser(async (values, choices) => (keyInstead(values, choices) ? null : needed(choices.limits.password, values.password))),
  publicKey: async (values, choices) => {
    if (!installs(choices.source)) return null;
    if (values.publicKey.trim() !== '') return keyProblem(values.publicKey, choices.limits);
    return choices.limits.public_key.mandatory && publicKeys(values, choices).length === 0 ? msg('create.problem.needed') : null;
  },
  keys: async (_, choices) => {
    if (!installs(choices.source)) return null;
    const problems = await Promise.all(choices.keys.map((key) => keyProblem(key.public_key ?? '', choices.limits)));
    const at = problems.findIndex((problem) => problem !== null);
    return at < 0 ? null : msg('create.problem.storedKey', { name: choices.keys[at]?.name ?? '' });
  },
  cloudInit: async (values, choices) => (await cloudInitOf(values, choices))?.problem ?? null,
};

const checked = [
  'name',
  'description',
  'count',
  'username',
  'password',
  'keys',
  'publicKey',
  'cloudInit',
] as const satisfies readonly Field[];

async function needed(limit: Limit, text: string): Promise<Message | null> {
  if (text === '') return limit.mandatory ? msg('create.problem.needed') : null;
  return fit(limit, text);
}

/** What is wrong with one field, by the platform's own rules; null also when that cannot be told here. */
export async function problemOf(field: Field, values: Values, choices: Choices, names: readonly string[]): Promise<Message | null> {
  return (await checks[field]?.(values, choices, names)) ?? null;
}

/** Everything that is wrong with what was filled in, before it is sent. */
export async function problemsIn(values: Values, choices: Choices, names: readonly string[]): Promise<Problems> {
  const problems: Problems = {};
  for (const field of checked) {
    const problem = await problemOf(field, values, choices, names);
    if (problem) problems[field] = problem;
  }
  return problems;
}

/** Why nothing can be made at the moment, whatever is filled in; null when it can. */
export function blocked(choices: Choices, offer: Offer): Message | null {
  if (!choices.location) return msg('create.blocked.location');
  const missing = missingOrigin(choices);
  if (missing) return missing;
  if (choices.account) return canCharge(choices.account);
  // A token that is restricted to one account may not read accounts, and needs to name none.
  return offer.accounts && choices.source !== 'clone' ? msg('create.blocked.account') : null;
}

function missingOrigin({ source, image, machine, point, existing }: Choices): Message | null {
  if (installs(source)) return image ? null : msg('create.blocked.image');
  if (source === 'disk') return existing ? null : msg('create.blocked.disk');
  if (source === 'iso') return null;
  if (!machine) return msg('create.blocked.machine');
  return source === 'copy' && !point ? msg('create.blocked.copy') : null;
}

/** The fields of the form, by the contract's names for them: where a refusal of the platform belongs. */
const fieldOf: Record<string, Field> = {
  name: 'name',
  os_name: 'os_name',
  os_version: 'os_version',
  vcpu: 'vcpu',
  ram: 'ram',
  disks: 'disk',
  username: 'username',
  password: 'password',
  public_key: 'publicKey',
  public_keys: 'publicKey',
  billing_account_id: 'account',
  backup: 'backup',
  description: 'description',
  designated_pool_uuid: 'pool',
  network_uuid: 'network',
  reserve_public_ip: 'publicIp',
  cloud_init: 'cloudInit',
  source_uuid: 'origin',
  source_replica: 'origin',
  disk_uuid: 'origin',
  uuid: 'origin',
};

/** The platform's words on single fields, at the fields of the form; `rest` has those that the form has no field for. */
export function refused(fields: Readonly<Record<string, string>>): { at: Partial<Record<Field, string>>; rest: string[] } {
  const at: Partial<Record<Field, string>> = {};
  const rest: string[] = [];
  for (const [name, text] of Object.entries(fields)) {
    const field = fieldOf[name];
    if (field) at[field] = text;
    else rest.push(`${name}: ${text}`);
  }
  return { at, rest };
}
