import type { Vm } from '@/api';
import { bootDisk, extraDisks } from '@/data/resources/vm/parts';
import { vmStopped } from '@/data/resources/vm/rules';
import { order, type Fact, type TerraformProvider } from './providers';
import { aliasesOf, aligned, importBlock, providerOf, terraformHead } from './terraformHead';
import { hclText, names, oneLine } from './text';
import type { ExportFormat, Exported } from './types';

type Value = string | number | boolean | null | undefined;

const literal = (value: Exclude<Value, null | undefined>) => (typeof value === 'string' ? hclText(value) : String(value));

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
    provider.importId ? importBlock(address, provider.importId(location.slug, vm.uuid)) : '',
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
      preferred: ({ machine }) => machine.item.name,
      id: ({ machine }) => machine.item.uuid,
      sign: '_',
      substitute: 'vm',
    });
    const aliases = aliasesOf(items.map(({ machine }) => machine.location.slug));
    return {
      head: terraformHead(provider, options, { aliases, makes: 'new machines', variables: provider.secret ? ['vm_password'] : [] }),
      each: (item) => resource(provider, item, called.get(item) ?? 'vm', aliases.get(item.machine.location.slug) ?? 'location'),
      foot: '',
    };
  },
};
