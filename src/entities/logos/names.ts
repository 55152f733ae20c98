/**
 * The logos that the panel has, by their names in simple-icons, with other names that platforms use for the same. `npm run
 * generate` draws `logos.gen.svg` from them. They are their owners' trademarks and only say what runs where.
 */
export const logos: Readonly<Record<string, readonly string[]>> = {
  // Operating systems
  almalinux: ['alma'],
  alpinelinux: ['alpine'],
  archlinux: ['arch'],
  centos: [],
  debian: [],
  fedora: [],
  freebsd: [],
  kalilinux: ['kali'],
  mikrotik: ['routeros'],
  nixos: [],
  openbsd: [],
  opensuse: [],
  opnsense: [],
  pfsense: [],
  proxmox: [],
  redhat: ['rhel'],
  rockylinux: ['rocky'],
  suse: ['sles'],
  ubuntu: [],
  // Applications
  docker: [],
  drupal: [],
  ghost: [],
  gitlab: [],
  grafana: [],
  jenkins: [],
  joomla: [],
  kubernetes: ['k8s'],
  mattermost: [],
  moodle: [],
  n8n: [],
  nextcloud: [],
  nginx: [],
  nodedotjs: ['nodejs', 'node'],
  odoo: [],
  openvpn: [],
  plesk: [],
  cpanel: [],
  prestashop: [],
  wireguard: [],
  woo: ['woocommerce'],
  wordpress: [],
  // Databases
  mariadb: [],
  mongodb: [],
  mysql: [],
  postgresql: ['postgres'],
  rabbitmq: [],
  redis: [],
  // Cards
  americanexpress: ['amex'],
  dinersclub: ['diners'],
  discover: [],
  jcb: [],
  mastercard: [],
  visa: [],
};

/** Drawn from Tabler's icons: simple-icons has none. */
export const windowsLogo = 'windows';

const known = new Map(Object.entries(logos).flatMap(([name, others]) => [name, ...others].map((each) => [each, name] as const)));
known.set(windowsLogo, windowsLogo);

/** The logo of a system, an application or a card, by the platform's word for it: "rocky", "waf2py-debian12", "American Express". */
export function logoFor(word: string): string | undefined {
  const lower = word.toLowerCase();
  const parts = lower.split(/[^a-z0-9]+/);
  return [parts.join(''), ...parts, ...parts.map((part) => part.replace(/\d+$/, ''))].map((part) => known.get(part)).find(Boolean);
}

/** Names that are not the processor's word with a capital letter. */
const cards: Readonly<Record<string, string>> = {
  americanexpress: 'American Express',
  amex: 'American Express',
  diners: 'Diners Club',
  dinersclub: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
};

/** A card's brand as people write it, by the processor's word for it. */
export const cardName = (word: string): string =>
  cards[word.toLowerCase().replace(/[^a-z]/g, '')] ?? word.charAt(0).toUpperCase() + word.slice(1);
