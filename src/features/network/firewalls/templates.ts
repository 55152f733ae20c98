import type { Config } from '@/brand';
import type { RuleText } from '@/data/resources/firewall/rule';

export type FirewallTemplate = Config['network']['firewallTemplates'][number];

/** The rules of a template as they would be typed. */
export const templateRules = ({ rules }: FirewallTemplate): RuleText[] =>
  rules.map(({ direction, protocol, ports, addresses }) => ({
    direction,
    protocol,
    ports,
    anywhere: addresses.length === 0,
    addresses: addresses.join('\n'),
  }));
