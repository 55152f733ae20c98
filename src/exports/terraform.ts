import type { Vm } from '@/api';
import { bootDisk, extraDisks } from '@/data/resources/vm/parts';
import { vmStopped } from '@/data/resources/vm/rules';
import { order, providers, type Fact, type TerraformProvider } from './providers';
import { hclText, names, oneLine } from './text';
import type { ExportFormat, ExportOptions, Exported } from './types';

type Value = string | number | boolean | null | undefined;

const literal = (value: Exclude<Value, null | undefined>) => (typeof value === 'string' ? hclText(value) : String(value));

/** Attributes one below the other, their signs in one column, as `terraform fmt` has it. */
function aligned(lines: readonly (readonly [name: string, value: string])[], indent: string): string {
  const width = Math.max(0, ...lines.map(([name]) => name.length));
  return lines.map(([name, value]) => `${indent}${name.padEnd(width)} = ${value}\n`).join('');
}

const facts: Record<Fact, (vm: Vm, item: Exported) => Value> = {
  name: (vm) => vm.name,
  description: (vm) => vm.description || null,
  osName: (vm) => vm.os_name ?? '',
  osVersion: (vm) => vm.os_version ?? '',
  vcpu: (vm) => vm.vcpu ?? 0,
  memory: (vm) => vm.memory ?? 0,
  disk: (vm) => bootDisk(vm)?.size ?? 0,
  username: (vm) => vm.username || null,
  backup: (vm) => vm.backup ?? false,
  account: (vm) => vm.billing_account,
  pool: (vm) => vm.designated_pool_uuid || null,
  network: (_, { network }) => network?.uuid,
  state: (vm) => (vmStopped(vm) ? 'stopped' : 'running'),
  location: (_, { machine }) => machine.location.slug,
};

/** Facts that resources must have although the platform may not tell them. */
const doubtful: Partial<Record<Fact, (vm: Vm) => boolean>> = {
  osName: (vm) => !vm.os_name,
  osVersion: (vm) => !vm.os_version,
  vcpu: (vm) => !vm.vcpu,
  memory: (vm) => !vm.memory,
  disk: (vm) => !bootDisk(vm),
};

const providerOf = (id: string): TerraformProvider => {
  const found = providers.find((each) => each.id === id) ?? providers[0];
  if (!found) throw new Error('there are no providers');
  return found;
};

function head(
  provider: TerraformProvider,
  items: readonly Exported[],
  { baseUrl }: ExportOptions,
  alias: ReadonlyMap<string, string>,
): string {
  const perLocation = provider.attributes.location === undefined;
  const token = 'variable' in provider.token ? [] : [[provider.token.attribute, 'var.api_token'] as const];
  const block = (location: string, named: boolean) => {
    const lines = [
      ...(named ? [['alias', hclText(alias.get(location) ?? location)] as const] : []),
      ...provider.config(baseUrl, location).map(([name, value]) => [name, hclText(value)] as const),
      ...token,
    ];
    return `\nprovider "${provider.local}" {\n${aligned(lines, '  ')}}\n`;
  };
  const source = [
    ['source', hclText(provider.source)] as const,
    ...(provider.version ? [['version', hclText(provider.version)] as const] : []),
  ];
  const secrets = [...(token.length > 0 ? ['api_token'] : []), ...(provider.secret ? ['vm_password'] : [])];
  return [
    '# Import first, then read what the plan would change: nothing of it should be a replacement.\n',
    'variable' in provider.token ? `# The API token comes from the environment: ${provider.token.variable}\n` : '',
    provider.remark ? `# ${provider.remark}\n` : '',
    provider.importId ? '' : '# This provider documents no import: applied as it is, this file makes new machines.\n',
    `terraform {\n  required_version = ">= 1.5"\n  required_providers {\n    ${provider.local} = {\n${aligned(source, '      ')}    }\n  }\n}\n`,
    perLocation
      ? [...new Set(items.map(({ machine }) => machine.location.slug))].map((slug) => block(slug, true)).join('')
      : block('', false),
    ...secrets.map((name) => `\nvariable "${name}" {\n  type      = string\n  sensitive = true\n}\n`),
  ].join('');
}

function resource(provider: TerraformProvider, item: Exported, name: string, alias: string): string {
  const { item: vm, location } = item.machine;
  const lines: (readonly [string, string])[] = [];
  const missing: string[] = [];
  for (const fact of order) {
    const attribute = provider.attributes[fact];
    if (attribute === undefined) continue;
    const value = facts[fact](vm, item);
    if (value === null || value === undefined) missing.push(attribute);
    else if (doubtful[fact]?.(vm)) lines.push([attribute, `${literal(value)} # unknown: the platform does not tell it`]);
    else lines.push([attribute, literal(value)]);
  }
  if (provider.secret) lines.push([provider.secret, 'var.vm_password # unknown: the platform never tells it']);
  if (provider.attributes.location === undefined) lines.unshift(['provider', `${provider.local}.${alias}`]);
  const ignored = [...(provider.secret ? [provider.secret] : []), ...provider.unknown];
  const further = extraDisks(vm);
  const address = `${provider.resource}.${name}`;
  return [
    `\n# ${oneLine(vm.name)} · ${oneLine(location.display_name)}\n`,
    `resource "${provider.resource}" "${name}" {\n`,
    aligned(lines, '  '),
    ...[...new Set([...missing, ...provider.unknown])].map((attribute) => `  # ${attribute}: unknown, the platform does not tell it\n`),
    ...further.map((disk) => `  # further disk, not in this resource: ${disk.uuid} (${disk.size} GB)\n`),
    `\n  lifecycle {\n    ignore_changes = [${ignored.join(', ')}]\n  }\n}\n`,
    provider.importId ? `\nimport {\n  to = ${address}\n  id = ${hclText(provider.importId(location.slug, vm.uuid))}\n}\n` : '',
  ].join('');
}

export const terraform: ExportFormat = {
  id: 'terraform',
  language: 'hcl',
  type: 'text/plain',
  ending: 'tf',
  begin: (items, options) => {
    const provider = providerOf(options.provider);
    const called = names(items, {
      wish: ({ machine }) => machine.item.name,
      id: ({ machine }) => machine.item.uuid,
      sign: '_',
      substitute: 'vm',
    });
    const slugs = [...new Set(items.map(({ machine }) => machine.location.slug))];
    const alias = names(slugs, { wish: (slug) => slug, id: (slug) => slug, sign: '_', substitute: 'location' });
    return {
      head: head(provider, items, options, alias),
      each: (item) => resource(provider, item, called.get(item) ?? 'vm', alias.get(item.machine.location.slug) ?? 'location'),
      foot: '',
    };
  },
};
