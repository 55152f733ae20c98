import type { VmParameter } from '@/api/gen/types.gen';
import type { Image, Pool, State } from '../cloud/state';
import { fieldError } from '../wire/refusal';

const published = (image: Image): string[] => image.versions.filter((version) => version.published).map((version) => version.os_version);

const available = (state: State): Image[] => state.images.filter((image) => published(image).length > 0);

const versionLimits = (state: State) => available(state).map((image) => ({ os_name: image.os_name, values: published(image) }));

const passwordRule = String.raw`^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{8,}$`;
const usernameRule = '^(?=.{1,30}$)[a-zA-Z_][0-9a-zA-Z_-]*$';
const keyRule = String.raw`^(ssh-(rsa|dsa|ecdsa|ed25519)|ecdsa-sha2-nistp[0-9]+) [A-Za-z0-9+/]+[=]{0,3}(\s.*)?$`;

const documented = (state: State): VmParameter[] => [
  {
    constraint: 'range',
    description: 'Size of main storage in gigabytes.',
    mandatory: true,
    max: 240,
    min: 20,
    parameter: 'disks',
    type: 'integer',
  },
  {
    constraint: 'regexp',
    description: 'Name of the VM',
    expression: '^[0-9a-zA-Z][-0-9a-zA-Z]{2,}[0-9a-zA-Z]$',
    mandatory: true,
    parameter: 'name',
    type: 'string',
  },
  {
    constraint: 'enum',
    description: 'OS name of VM base image.',
    mandatory: true,
    parameter: 'os_name',
    type: 'string',
    values: available(state).map((image) => image.os_name),
  },
  {
    constraint: 'enum',
    description: 'OS version of VM base image.',
    limited_by: 'os_name',
    limits: versionLimits(state),
    mandatory: true,
    parameter: 'os_version',
    type: 'string',
  },
  {
    constraint: 'regexp',
    description: 'Password for logging in to the VM.',
    expression: passwordRule,
    mandatory: true,
    parameter: 'password',
    type: 'string',
  },
  {
    constraint: 'range',
    description: 'Amount of RAM.',
    limited_by: 'os_name',
    limits: [{ min: 1024, os_name: 'windows' }],
    mandatory: true,
    max: 65_536,
    min: 512,
    parameter: 'ram',
    type: 'integer',
  },
  {
    constraint: 'regexp',
    description: 'Username for logging in to the VM.',
    expression: usernameRule,
    limited_by: 'os_name',
    limits: [{ mandatory: false, os_name: 'windows' }],
    mandatory: true,
    parameter: 'username',
    type: 'string',
  },
  {
    constraint: 'range',
    description: 'Number of CPUs.',
    limited_by: 'os_name',
    limits: [{ min: 2, os_name: 'windows' }],
    mandatory: true,
    max: 16,
    min: 1,
    parameter: 'vcpu',
    type: 'integer',
  },
];

const live = (state: State): VmParameter[] => {
  const ignore_for = ['disk_uuid', 'source_uuid'];
  return [
    { description: 'Name of the VM', mandatory: true, parameter: 'name', type: 'string' },
    {
      constraint: 'enum',
      description: 'OS name of VM base image.',
      ignore_for,
      mandatory: false,
      parameter: 'os_name',
      type: 'string',
      values: [...available(state).map((image) => image.os_name), '_custom'],
    },
    {
      constraint: 'enum',
      description: 'OS version of VM base image.',
      ignore_for,
      limited_by: 'os_name',
      limits: versionLimits(state),
      mandatory: false,
      parameter: 'os_version',
      type: 'string',
    },
    {
      constraint: 'regexp',
      description: 'Username for logging in to the VM.',
      expression: usernameRule,
      ignore_for,
      mandatory: false,
      parameter: 'username',
      type: 'string',
    },
    {
      constraint: 'regexp',
      description: 'Password for logging in to the VM.',
      expression: passwordRule,
      ignore_for,
      mandatory: false,
      parameter: 'password',
      type: 'string',
    },
    {
      constraint: 'regexp',
      description: 'Public SSH key.',
      expression: keyRule,
      ignore_for,
      mandatory: false,
      parameter: 'public_key',
      type: 'string',
    },
  ];
};

export const vmParameters = (state: State): VmParameter[] => (state.platform.dialect === 'live' ? live(state) : documented(state));

export interface VmRequest {
  name?: string | undefined;
  os_name?: string | undefined;
  os_version?: string | undefined;
  disks?: number | undefined;
  vcpu?: number | undefined;
  ram?: number | undefined;
  username?: string | undefined;
  password?: string | undefined;
  public_key?: string | undefined;
}

const range = (field: string, value: number | undefined, min: number, max: number): void => {
  if (value !== undefined && (value < min || value > max)) throw fieldError(field, `value must be between ${min} and ${max}`);
};

/** Sizes that a server class has room for. */
export function checkPool(pool: Pool, request: Pick<VmRequest, 'vcpu' | 'ram' | 'disks'>): void {
  range('vcpu', request.vcpu, pool.cpu.min, pool.cpu.max);
  range('ram', request.ram, pool.ram_mb.min, pool.ram_mb.max);
  range('disks', request.disks, pool.disk_gb.min, pool.disk_gb.max);
}

export function checkImage(state: State, os_name: string, os_version: string | undefined): void {
  const image = available(state).find((one) => one.os_name === os_name);
  if (!image)
    throw fieldError(
      'os_name',
      `value must be one from the list [${available(state)
        .map((one) => `'${one.os_name}'`)
        .join(', ')}]`,
    );
  if (os_version === undefined || !published(image).includes(os_version)) {
    throw fieldError(
      'os_version',
      `if 'os_name=${os_name}' then value must be one from the list [${published(image)
        .map((one) => `'${one}'`)
        .join(', ')}]`,
    );
  }
}

/**
 * Holds a request against what the platform itself says may be asked for. Fields named in `skip` are not asked for, because the machine
 * gets them from elsewhere.
 */
export function checkParameters(state: State, request: VmRequest, skip: readonly (keyof VmRequest)[] = []): void {
  const values = new Map<string, string | number | undefined>(Object.entries(request));
  for (const rule of vmParameters(state)) {
    const value = values.get(rule.parameter);
    if (rule.constraint === 'enum' || skip.some((name) => name === rule.parameter)) continue;
    const limit = rule.limits?.find((one) => one['os_name'] === request.os_name);
    const mandatory = limit?.mandatory ?? rule.mandatory ?? false;
    if (value === undefined || value === '') {
      if (mandatory) throw fieldError(rule.parameter, 'Missing required parameter.');
      continue;
    }
    if (rule.constraint === 'range' && typeof value === 'number')
      range(rule.parameter, value, limit?.min ?? rule.min ?? 0, limit?.max ?? rule.max ?? Number.MAX_SAFE_INTEGER);
    if (rule.constraint === 'regexp' && rule.expression && !new RegExp(rule.expression).test(String(value))) {
      throw fieldError(rule.parameter, `value does not match the expression ${rule.expression}`);
    }
  }
}
