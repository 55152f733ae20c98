import { msg, type Message } from '@/i18n';
import { containsPorts, portsText, type PortRange } from './ports';
import { containsProtocol, type RuleText } from './rule';

/** Names of services are the same in every language. */
const names: Readonly<Record<string, string>> = {
  'tcp:21': 'FTP',
  'tcp:22': 'SSH',
  'tcp:23': 'Telnet',
  'tcp:25': 'SMTP',
  'tcp:53': 'DNS',
  'udp:53': 'DNS',
  'tcp:80': 'HTTP',
  'tcp:110': 'POP3',
  'udp:123': 'NTP',
  'tcp:143': 'IMAP',
  'tcp:443': 'HTTPS',
  'udp:443': 'HTTP/3',
  'tcp:465': 'SMTPS',
  'tcp:587': 'SMTP submission',
  'tcp:993': 'IMAPS',
  'tcp:1433': 'SQL Server',
  'tcp:1521': 'Oracle',
  'tcp:2375': 'Docker',
  'tcp:3306': 'MySQL',
  'tcp:3389': 'RDP',
  'tcp:5432': 'PostgreSQL',
  'tcp:5900': 'VNC',
  'tcp:6379': 'Redis',
  'tcp:6443': 'Kubernetes',
  'tcp:9200': 'Elasticsearch',
  'tcp:11211': 'Memcached',
  'tcp:27017': 'MongoDB',
  'udp:51820': 'WireGuard',
};

/** The service that usually listens on these ports; null when none is known. */
export const serviceName = (protocol: string, ports: PortRange | null): string | null =>
  ports === null ? null : (names[`${protocol}:${portsText(ports)}`] ?? null);

/** TCP ports that should seldom be open to everyone, with what listens there. */
export const sensitivePorts: readonly { readonly port: number; readonly name: string; readonly kind: 'admin' | 'database' }[] = [
  ...[22, 23, 2375, 3389, 5900, 6443].map((port) => ({ port, kind: 'admin' as const })),
  ...[1433, 1521, 3306, 5432, 6379, 9200, 11_211, 27_017].map((port) => ({ port, kind: 'database' as const })),
].map(({ port, kind }) => ({ port, kind, name: names[`tcp:${port}`] ?? String(port) }));

/** The sensitive services within the ports of a rule. */
export const sensitiveIn = (protocol: string, ports: PortRange | null): readonly (typeof sensitivePorts)[number][] =>
  containsProtocol(protocol, 'tcp') ? sensitivePorts.filter(({ port }) => containsPorts(ports, { from: port, to: port })) : [];

export interface Preset {
  readonly id: string;
  readonly name: Message;
  readonly rules: readonly RuleText[];
}

const inbound = (protocol: string, ports = ''): RuleText => ({ direction: 'inbound', protocol, ports, anywhere: true, addresses: '' });

export const presets: readonly Preset[] = [
  { id: 'ssh', name: msg('network.preset.ssh'), rules: [inbound('tcp', '22')] },
  { id: 'rdp', name: msg('network.preset.rdp'), rules: [inbound('tcp', '3389')] },
  { id: 'web', name: msg('network.preset.web'), rules: [inbound('tcp', '80'), inbound('tcp', '443')] },
  { id: 'ping', name: msg('network.preset.ping'), rules: [inbound('icmp')] },
  { id: 'postgresql', name: msg('network.preset.postgresql'), rules: [inbound('tcp', '5432')] },
  { id: 'mysql', name: msg('network.preset.mysql'), rules: [inbound('tcp', '3306')] },
  { id: 'dns', name: msg('network.preset.dns'), rules: [inbound('udp', '53'), inbound('tcp', '53')] },
  { id: 'wireguard', name: msg('network.preset.wireguard'), rules: [inbound('udp', '51820')] },
  {
    id: 'mail',
    name: msg('network.preset.mail'),
    rules: ['25', '465', '587', '143', '993'].map((port) => inbound('tcp', port)),
  },
];
