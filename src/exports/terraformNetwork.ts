import { firewallName } from '@/data/resources/firewall/rules';
import { balancerName } from '@/data/resources/load-balancer/rules';
import { networkName } from '@/data/resources/network/rules';
import { networkBlocks, type Block, type NetworkResource } from './networkProviders';
import { providers, type TerraformProvider } from './providers';
import { aliasesOf, aligned, importBlock, providerOf, terraformHead } from './terraformHead';
import { names, oneLine } from './text';
import type { ExportOptions, Writing } from './types';

export type { NetworkResource } from './networkProviders';

function nameOf(resource: NetworkResource): string {
  if (resource.kind === 'network') return networkName(resource.item);
  if (resource.kind === 'address') return resource.item.name || resource.item.address;
  return resource.kind === 'firewall' ? firewallName(resource.item) : balancerName(resource.item);
}
const idOf = (resource: NetworkResource): string => (resource.kind === 'address' ? resource.item.address : resource.item.uuid);

function blockText(
  provider: TerraformProvider,
  { type, suffix, attributes, nested, remarks, importId }: Block,
  base: string,
  alias: string,
) {
  const name = suffix ? `${base}_${suffix}` : base;
  const all =
    provider.attributes.location === undefined ? ([['provider', `${provider.local}.${alias}`], ...attributes] as const) : attributes;
  return [
    `\nresource "${type}" "${name}" {\n`,
    aligned(all, '  '),
    ...(remarks ?? []).map((remark) => `  # ${remark}\n`),
    ...(nested ?? []),
    '}\n',
    importId === null ? '' : importBlock(`${type}.${name}`, importId),
  ].join('');
}

const kinds = ['network', 'address', 'firewall', 'balancer'] as const;

/**
 * Networks, floating IPs, firewalls and load balancers as Terraform, with import blocks. What a provider has no resource for is
 * named in a comment.
 */
export const terraformNetwork = {
  begin: (resources: readonly NetworkResource[], options: Pick<ExportOptions, 'baseUrl' | 'provider'>): Writing<NetworkResource> => {
    const provider = providerOf(options.provider);
    const called = new Map(
      kinds.flatMap((kind) => [
        ...names(
          resources.filter((each) => each.kind === kind),
          { preferred: nameOf, id: idOf, sign: '_', substitute: kind },
        ),
      ]),
    );
    const aliases = aliasesOf(resources.map(({ location }) => location.slug));
    return {
      head: terraformHead(provider, options, { aliases, makes: 'new resources, which cost', variables: [] }),
      each: (resource) => {
        const name = called.get(resource) ?? resource.kind;
        const title = [nameOf(resource), resource.location.display_name].map(oneLine).filter(Boolean).join(' · ');
        const said = `\n# ${title || idOf(resource)}\n`;
        const blocks = networkBlocks(provider.id, resource, (type) => `${type}.${name}`);
        if (!blocks) return `${said}# Left out (${oneLine(idOf(resource))}): this provider has no resource for it.\n`;
        const alias = aliases.get(resource.location.slug) ?? 'location';
        return (
          said +
          blocks
            .map((block) => blockText(provider, block, name, alias))
            .join('')
            .replace(/^\n/, '')
        );
      },
      foot: '',
    };
  },
};

/** The first provider that has a resource for one of them. */
export const providerFor = (resources: readonly NetworkResource[]): string | undefined =>
  providers.find(({ id }) => resources.some((resource) => networkBlocks(id, resource, (type) => type) !== null))?.id;
