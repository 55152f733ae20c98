import { Document, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isWindows, osOf } from '@/data/resources/vm/parts';
import { hostNames, reachedAt } from './hosts';
import { names, oneLine, tamedYaml } from './text';
import type { ExportFormat, Exported } from './types';

/** Jinja would run what is in such braces: Ansible's own tag says that the text is only text. */
const template = /\{[{%#]/;

/** One value in double quotes on one line, whatever is in it. */
function scalar(value: string | number | boolean): Scalar {
  const node = new Scalar<unknown>(typeof value === 'string' ? value.toWellFormed() : value);
  if (typeof value === 'string') {
    node.type = Scalar.QUOTE_DOUBLE;
    if (template.test(value)) node.tag = '!unsafe';
  }
  return node;
}

const style = { lineWidth: 0, doubleQuotedMinMultiLineLength: 100_000, indent: 2 } as const;
const indented = (text: string, by: string) => text.trimEnd().replace(/^/gm, by);

/** `key: value` for all that there is to say. */
function hostLines(item: Exported, name: string, options: Parameters<ExportFormat['begin']>[1]): string {
  const { machine, network, tags, note } = item;
  const { item: vm, location } = machine;
  const address = reachedAt(item, options.address);
  const facts: Record<string, string | number | boolean | readonly string[] | undefined | null> = {
    ansible_host: address,
    ansible_user: vm.username,
    ...(isWindows(vm) ? { ansible_connection: 'winrm' } : {}),
    warren_name: vm.name,
    warren_uuid: vm.uuid,
    warren_location: location.slug,
    warren_os: osOf(vm),
    warren_network: network?.name,
    warren_tags: tags,
    warren_note: note,
  };
  const document = new Document();
  const values = new YAMLMap();
  for (const [key, value] of Object.entries(facts)) {
    if (value === undefined || value === null || value === '' || (typeof value === 'object' && value.length === 0)) continue;
    if (typeof value === 'object') {
      const list = new YAMLSeq();
      for (const each of value) list.add(scalar(each));
      values.add(document.createPair(key, list));
    } else values.add(document.createPair(key, scalar(value)));
  }
  const host = new YAMLMap();
  host.add(document.createPair(name, values));
  return tamedYaml(new Document(host).toString(style));
}

/** The groups of one kind, with the hosts of each. */
function groupLines(prefix: string, groups: ReadonlyMap<string, readonly string[]>): string {
  const called = names([...groups.keys()], { preferred: (key) => `${prefix}_${key}`, id: (key) => key, sign: '_', substitute: prefix });
  return [...groups]
    .map(
      ([key, hosts]) =>
        `    # ${oneLine(key)}\n    ${called.get(key) ?? prefix}:\n      hosts:\n${hosts.map((host) => `        ${host}:\n`).join('')}`,
    )
    .join('');
}

function grouped(items: readonly Exported[], host: ReadonlyMap<Exported, string>, keys: (item: Exported) => readonly string[]) {
  const groups = new Map<string, string[]>();
  for (const item of items) {
    for (const key of keys(item)) {
      const list = groups.get(key);
      if (list) list.push(host.get(item) ?? '');
      else groups.set(key, [host.get(item) ?? '']);
    }
  }
  return groups;
}

/** An inventory with a group for every location and every tag. */
export const ansible: ExportFormat = {
  id: 'ansible',
  language: 'yaml',
  type: 'application/yaml',
  ending: 'yml',
  begin: (items, options) => {
    const host = hostNames(items);
    const locations = groupLines(
      'location',
      grouped(items, host, ({ machine }) => [machine.location.slug]),
    );
    const tags = groupLines(
      'tag',
      grouped(items, host, (item) => item.tags),
    );
    return {
      head: `---\nall:\n  hosts:${items.length === 0 ? ' {}' : ''}\n`,
      each: (item) => `${indented(hostLines(item, host.get(item) ?? 'vm', options), '    ')}\n`,
      foot: items.length === 0 ? '' : `  children:\n${locations}${tags}`,
    };
  },
};
