import { providers, type TerraformProvider } from './providers';
import { hclText, names } from './text';
import type { ExportOptions } from './types';

export type Attribute = readonly [name: string, value: string];

/** Attributes one below the other, their signs in one column, as `terraform fmt` has it. */
export function aligned(lines: readonly Attribute[], indent: string): string {
  const width = Math.max(0, ...lines.map(([name]) => name.length));
  return lines.map(([name, value]) => `${indent}${name.padEnd(width)} = ${value}\n`).join('');
}

export const providerOf = (id: string): TerraformProvider => {
  const found = providers.find((each) => each.id === id) ?? providers[0];
  if (!found) throw new Error('there are no providers');
  return found;
};

/** The name of each location's provider block. */
export const aliasesOf = (slugs: readonly string[]): ReadonlyMap<string, string> =>
  names([...new Set(slugs)], { preferred: (slug) => slug, id: (slug) => slug, sign: '_', substitute: 'location' });

interface Head {
  readonly aliases: ReadonlyMap<string, string>;
  /** What applying the file would do where the provider documents no import. */
  readonly makes: string;
  /** Names of variables that the resources use. */
  readonly variables: readonly string[];
}

/** What stands before the resources: the provider, a block for each location where it needs one, and the variables. */
export function terraformHead(
  provider: TerraformProvider,
  { baseUrl }: Pick<ExportOptions, 'baseUrl'>,
  { aliases, makes, variables }: Head,
): string {
  const perLocation = provider.attributes.location === undefined;
  const token = 'variable' in provider.token ? [] : [[provider.token.attribute, 'var.api_token'] as const];
  const block = (location: string, named: boolean) => {
    const lines = [
      ...(named ? [['alias', hclText(aliases.get(location) ?? location)] as const] : []),
      ...provider.config(baseUrl, location).map(([name, value]) => [name, hclText(value)] as const),
      ...token,
    ];
    return `\nprovider "${provider.local}" {\n${aligned(lines, '  ')}}\n`;
  };
  const source = [
    ['source', hclText(provider.source)] as const,
    ...(provider.version ? [['version', hclText(provider.version)] as const] : []),
  ];
  const secrets = [...(token.length > 0 ? ['api_token'] : []), ...variables];
  return [
    '# Import first, then read what the plan would change: nothing of it should be a replacement.\n',
    'variable' in provider.token ? `# The API token comes from the environment: ${provider.token.variable}\n` : '',
    provider.remark ? `# ${provider.remark}\n` : '',
    provider.importId ? '' : `# This provider documents no import: applied as it is, this file makes ${makes}.\n`,
    `terraform {\n  required_version = ">= 1.5"\n  required_providers {\n    ${provider.local} = {\n${aligned(source, '      ')}    }\n  }\n}\n`,
    perLocation ? [...aliases.keys()].map((slug) => block(slug, true)).join('') : block('', false),
    ...secrets.map((name) => `\nvariable "${name}" {\n  type      = string\n  sensitive = true\n}\n`),
  ].join('');
}

/** The block by which Terraform takes on what exists. */
export const importBlock = (address: string, id: string): string => `\nimport {\n  to = ${address}\n  id = ${hclText(id)}\n}\n`;
