import type { Firewall, FloatingIp, FirewallRuleInput, LoadBalancer, Location, Network } from '@/api';
import { ruleInput, rulesOf } from '@/data/resources/firewall/rule';
import { firewallName, protectedVms } from '@/data/resources/firewall/rules';
import { isAssigned, ownerTypeOf } from '@/data/resources/floating-ip/rules';
import { balancerName, forwardingRules } from '@/data/resources/load-balancer/rules';
import { networkName } from '@/data/resources/network/rules';
import { aligned, type Attribute } from './terraformHead';
import { hclText } from './text';

/** A resource of the network with where it is. */
export type NetworkResource = { readonly location: Location } & (
  | { readonly kind: 'network'; readonly item: Network }
  | { readonly kind: 'address'; readonly item: FloatingIp }
  | { readonly kind: 'firewall'; readonly item: Firewall }
  | { readonly kind: 'balancer'; readonly item: LoadBalancer; readonly floating: readonly FloatingIp[] }
);
export type NetworkKind = NetworkResource['kind'];

/** A block of Terraform, without its name. */
export interface Block {
  readonly type: string;
  /** Behind the name, for what belongs to another block. */
  readonly suffix?: string;
  readonly attributes: readonly Attribute[];
  /** Nested blocks and lists, as they are written. */
  readonly nested?: readonly string[];
  readonly remarks?: readonly string[];
  /** Null: there is no import for it. */
  readonly importId: string | null;
}

/** Names of the other blocks of one resource. */
type Reference = (type: string) => string;
type Writer<Kind extends NetworkKind> = (resource: Extract<NetworkResource, { kind: Kind }>, own: Reference) => readonly Block[];
type Writers = { readonly [Kind in NetworkKind]?: Writer<Kind> };

const list = (values: readonly string[]) => `[${values.map(hclText).join(', ')}]`;
const optional = (name: string, value: string | null | undefined): readonly Attribute[] => (value ? [[name, hclText(value)]] : []);
const number = (name: string, value: number | null | undefined): readonly Attribute[] =>
  typeof value === 'number' ? [[name, String(value)]] : [];
const balancerTargets = ({ targets }: LoadBalancer): string[] => [...new Set((targets ?? []).map((target) => target.target_uuid))];

const nested = (name: string, attributes: readonly Attribute[]): string => `\n  ${name} {\n${aligned(attributes, '    ')}  }\n`;
const objects = (name: string, rows: readonly (readonly Attribute[])[]): string =>
  rows.length === 0
    ? `\n  ${name} = []\n`
    : `\n  ${name} = [\n${rows.map((row) => `    { ${row.map(([key, value]) => `${key} = ${value}`).join(', ')} },\n`).join('')}  ]\n`;

const ruleAttributes = ({ protocol, direction, port_start: from, port_end: to, ...rule }: FirewallRuleInput): readonly Attribute[] => [
  ['protocol', hclText(protocol)],
  ['direction', hclText(direction)],
  ...number('port_start', from),
  ...number('port_end', to),
  ['endpoint_spec_type', hclText(rule.endpoint_spec_type)],
  ...(rule.endpoint_spec ? ([['endpoint_spec', list(rule.endpoint_spec)]] as const) : []),
];

const cloudaxion: Writers = {
  network: ({ item, location: { slug } }) => [
    {
      type: 'cloudaxion_private_network',
      attributes: [
        ['name', hclText(networkName(item))],
        ['location', hclText(slug)],
      ],
      importId: `${slug}/${item.uuid}`,
    },
  ],
  address: ({ item, location: { slug } }, own) => [
    {
      type: 'cloudaxion_floating_ip',
      attributes: [...optional('name', item.name), ...number('billing_account_id', item.billing_account_id), ['location', hclText(slug)]],
      importId: `${slug}/${item.address}`,
    },
    ...(isAssigned(item) && item.assigned_to
      ? [
          {
            type: 'cloudaxion_floating_ip_assignment',
            attributes: [
              ['address', `${own('cloudaxion_floating_ip')}.address`],
              ['resource_id', hclText(item.assigned_to)],
              ['resource_type', hclText(ownerTypeOf(item))],
              ['location', hclText(slug)],
            ] as const,
            importId: `${slug}/${item.address}:${item.assigned_to}`,
          },
        ]
      : []),
  ],
  firewall: ({ item, location: { slug } }, own) => [
    {
      type: 'cloudaxion_firewall',
      attributes: [
        ['name', hclText(firewallName(item))],
        ...optional('description', item.description),
        ...number('billing_account_id', item.billing_account_id),
        ['location', hclText(slug)],
      ],
      nested: rulesOf(item).map((rule) => nested('rule', ruleAttributes(ruleInput(rule)))),
      remarks: rulesOf(item).some(({ protocol }) => !['tcp', 'udp', 'icmp'].includes(protocol))
        ? ['This provider documents the protocols tcp, udp and icmp only.']
        : [],
      importId: `${slug}/${item.uuid}`,
    },
    ...protectedVms(item).map((vm, index) => ({
      type: 'cloudaxion_firewall_attachment',
      suffix: String(index + 1),
      attributes: [
        ['firewall_id', `${own('cloudaxion_firewall')}.id`],
        ['vm_id', hclText(vm)],
        ['location', hclText(slug)],
      ] as const,
      importId: `${slug}/${item.uuid}:${vm}`,
    })),
  ],
  balancer: ({ item, floating, location: { slug } }) => [
    {
      type: 'cloudaxion_load_balancer',
      attributes: [
        ['name', hclText(balancerName(item))],
        ...optional('network_id', item.network_uuid),
        ...number('billing_account_id', item.billing_account_id),
        ['reserve_public_ip', String(floating.length > 0)],
        ['location', hclText(slug)],
      ],
      nested: [
        ...forwardingRules(item).map((rule) =>
          nested('rule', [
            ['source_port', String(rule.source_port)],
            ['target_port', String(rule.target_port)],
          ]),
        ),
        ...balancerTargets(item).map((uuid) => nested('target', [['id', hclText(uuid)]])),
      ],
      importId: `${slug}/${item.uuid}`,
    },
  ],
};

const warren: Writers = {
  network: ({ item }) => [{ type: 'warren_network', attributes: [['name', hclText(networkName(item))]], importId: item.uuid }],
  address: ({ item }) => [
    {
      type: 'warren_floating_ip',
      attributes: [
        ...optional('name', item.name),
        ...number('billing_account', item.billing_account_id),
        // It assigns to VMs only, and leaves alone what is not said.
        ...optional('assigned_to', ownerTypeOf(item) === 'virtual_machine' ? item.assigned_to : null),
      ],
      importId: item.id ? String(item.id) : null,
    },
  ],
};

const pilvio: Writers = {
  network: ({ item, location: { slug } }) => [
    {
      type: 'pilvio_vpc',
      attributes: [
        ['name', hclText(networkName(item))],
        ['location', hclText(slug)],
      ],
      importId: null,
    },
  ],
  address: ({ item, location: { slug } }) => [
    {
      type: 'pilvio_floatingip',
      attributes: [
        ...optional('name', item.name),
        ...number('billing_account_id', item.billing_account_id),
        ...optional('assigned_to', item.assigned_to),
        ['location', hclText(slug)],
      ],
      importId: null,
    },
  ],
  balancer: ({ item, location: { slug } }) => [
    {
      type: 'pilvio_load_balancer',
      attributes: [
        ['display_name', hclText(balancerName(item))],
        ...optional('network_uuid', item.network_uuid),
        ...number('billing_account_id', item.billing_account_id),
        ['location', hclText(slug)],
      ],
      nested: [
        objects(
          'forwarding_rules',
          forwardingRules(item).map((rule) => [
            ['source_port', String(rule.source_port)],
            ['target_port', String(rule.target_port)],
          ]),
        ),
        objects(
          'targets',
          balancerTargets(item).map((uuid) => [
            ['target_type', hclText('vm')],
            ['target_uuid', hclText(uuid)],
          ]),
        ),
      ],
      importId: null,
    },
  ],
};

const idcloudhost: Writers = {
  address: ({ item }) => [
    {
      type: 'idcloudhost_floating_ip',
      attributes: [
        ['name', hclText(item.name ?? '')],
        ...number('billing_account_id', item.billing_account_id),
        ...optional('assigned_to', item.assigned_to),
      ],
      importId: item.address,
    },
  ],
};

/** What each provider has for the network, as its documentation and source describe it. What is missing it does not have. */
const writers: Readonly<Record<string, Writers>> = { warren, cloudaxion, pilvio, idcloudhost };

/** The blocks of a resource; null where the provider has none for it. */
export function networkBlocks(provider: string, resource: NetworkResource, own: Reference): readonly Block[] | null {
  const write = writers[provider]?.[resource.kind] as ((each: NetworkResource, own: Reference) => readonly Block[]) | undefined;
  return write ? write(resource, own) : null;
}
