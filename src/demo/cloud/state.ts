import type { Account, Card, Credit, Invoice, Usage } from './money';

export type { Account, Card, Credit, Invoice, Usage };

/**
 * Everything the cloud knows, as plain data that survives structured cloning. All moments are Unix milliseconds;
 * how they are written in an answer is the views' business.
 */
export interface State {
  scenario: string;
  /** What chance goes on from. */
  seed: number;
  nextId: number;
  platform: Platform;
  user: User;
  tokens: Token[];
  sshKeys: SshKey[];
  locations: Location[];
  pools: Pool[];
  images: Image[];
  bootImages: BootImage[];
  prices: Price[];
  gtmKey: string;
  vms: Map<string, Vm>;
  disks: Map<string, Disk>;
  networks: Map<string, Network>;
  addresses: Map<string, Address>;
  firewalls: Map<string, Firewall>;
  loadBalancers: Map<string, LoadBalancer>;
  buckets: Map<string, Bucket>;
  s3: { enabled: boolean; exists: boolean; keys: S3Key[] };
  services: Map<string, Service>;
  accounts: Account[];
  cards: Card[];
  credit: Credit[];
  invoices: Invoice[];
  usage: Map<string, Usage>;
  /** Whole hours up to here are accounted for. */
  settledUntil: number;
  pending: Pending[];
}

/** As the newer or the older document has it, or as installations were seen to answer where they run. */
export type Dialect = 'newer' | 'older' | 'live';

interface Platform {
  dialect: Dialect;
  /** Whether a machine shows in the list, as `creating`, before it is there. */
  showCreating: boolean;
  topUpFee: { percent: number; flat: number };
  /** What a LIMITED account may have in all. */
  limitedTo: { vcpu: number; memory: number };
  campaigns: boolean;
}

export interface User {
  id: number;
  email: string;
  first_name: string | null;
  last_name: string | null;
  phone_number: string | null;
  personal_id_number: string | null;
  created: number;
  updated: number;
}

export interface Token {
  id: number;
  token: string;
  description: string;
  restricted: boolean;
  billing_account_id: number;
  consumer_id: string;
  kong_id: string;
  created: number;
  updated: number | null;
}

export interface SshKey {
  uuid: string;
  name: string;
  public_key: string;
  created: number;
}

export interface Location {
  slug: string;
  display_name: string;
  description: string;
  country_code: string;
  order_nr: number;
  is_default: boolean;
  is_preferred: boolean;
  is_published: boolean;
  create_resource_disabled: boolean;
}

export interface Pool {
  uuid: string;
  location: string;
  name: string;
  description: string;
  is_default: boolean;
  is_visible: boolean;
  ui_position: number;
  storage_pool_uuid: string;
  cpu: { min: number; max: number };
  ram_mb: { min: number; max: number };
  disk_gb: { min: number; max: number };
  created: number;
}

export interface Image {
  os_name: string;
  display_name: string;
  icon: string;
  is_default: boolean;
  is_app_catalog: boolean;
  versions: { os_version: string; display_name: string; published: boolean }[];
}

export interface BootImage {
  uuid: string;
  image_name: string;
  description: string;
  is_installation_media: boolean;
  is_published: boolean;
}

export interface Price {
  policyId: number;
  resourceType: string;
  price: number;
  serviceNameUserFriendly: string;
  serviceNameInUptime?: string;
  numCpus?: number;
  megsRam?: number;
  gigsStorage?: number;
}

export interface Vm {
  uuid: string;
  location: string;
  name: string;
  hostname: string;
  description: string;
  status: 'running' | 'stopped' | 'creating';
  os_name: string;
  os_version: string;
  vcpu: number;
  memory: number;
  username: string | null;
  backup: boolean;
  billing_account_id: number;
  mac: string;
  private_ipv4: string;
  public_ipv6: string | null;
  pool_uuid: string;
  network_uuid: string;
  /** The boot disk first. */
  disks: string[];
  /** The medium that the present launch was booted from. */
  booted_from: string | null;
  created: number;
  updated: number | null;
}

export interface Replica {
  /** A disk's uuid with a time behind it. */
  uuid: string;
  snapshot_uuid: string;
  type: 'snapshot' | 'backup';
  size_gb: number;
  display_name: string | null;
  created: number;
}

export interface Disk {
  uuid: string;
  location: string;
  size_gb: number;
  display_name: string | null;
  source_image_type: 'OS_BASE' | 'DISK' | 'SNAPSHOT' | 'EMPTY';
  source_image: string | null;
  read_only_bootable: boolean;
  billing_account_id: number;
  storage_pool_uuid: string;
  replicas: Replica[];
  created: number;
  updated: number;
  deleted: number | null;
}

export interface Network {
  uuid: string;
  location: string;
  name: string;
  vlan_id: number;
  subnet: string;
  subnet_ipv6: string;
  is_default: boolean;
  created: number;
  updated: number;
}

export interface Address {
  id: number;
  uuid: string;
  address: string;
  location: string;
  name: string;
  billing_account_id: number;
  assigned: { to: string; type: 'virtual_machine' | 'load_balancer' | 'service'; private_ip: string } | null;
  unassigned: number | null;
  deleted: number | null;
  created: number;
  updated: number;
}

export interface FirewallRule {
  uuid: string;
  protocol: string;
  direction: string;
  port_start: number | null;
  port_end: number | null;
  endpoint_spec_type: string;
  endpoint_spec: string[] | null;
}

export interface Firewall {
  uuid: string;
  location: string;
  name: string;
  description: string;
  billing_account_id: number;
  rules: FirewallRule[];
  vms: string[];
  created: number;
}

export interface LoadBalancer {
  uuid: string;
  location: string;
  name: string;
  network_uuid: string;
  private_address: string;
  billing_account_id: number;
  rules: { uuid: string; source_port: number; target_port: number; created: number }[];
  targets: { uuid: string; created: number }[];
  created: number;
  updated: number;
  deleted: number | null;
}

export interface Bucket {
  name: string;
  billing_account_id: number;
  size_bytes: number;
  num_objects: number;
  is_suspended: boolean;
  created: number;
  modified: number;
  /** What it held when the cloud began; these objects are made when they are asked for. */
  seed?: { contents: 'invoices' | 'backups' | 'static' | 'measurements'; count: number; size: number; until: number };
}

export interface S3Key {
  accessKey: string;
  secretKey: string;
}

export interface Service {
  uuid: string;
  service: string;
  version: string;
  display_name: string;
  location: string;
  billing_account_id: number;
  is_multi_node: boolean;
  vcpu: number;
  memory: number;
  disk_gb: number;
  service_ip: string;
  /** Ids of a disk's replicas are no uuids: they have a time behind them. */
  nodes: { uuid: string; disk: string; replicas?: string[] }[];
  virtual_ip: string;
  password: string;
  whitelist: string[];
  created: number;
  updated: number;
  deleted: number | null;
}

/** Work that is under way: everything needed to finish it after a reload. */
export interface Pending {
  id: number;
  due: number;
  /** What is busy until then. */
  locks: string[];
  work: Work;
}

export type Work =
  | { kind: 'create'; vm: Vm; disks: Disk[]; address: boolean }
  | { kind: 'start'; uuid: string; medium: string | null }
  | { kind: 'stop'; uuid: string }
  | { kind: 'delete'; uuid: string }
  | { kind: 'reinstall'; uuid: string; os_name: string; os_version: string }
  | { kind: 'rebuild'; uuid: string; replica: string }
  | { kind: 'service'; service: Service };
