/** What is known of a machine that a provider's resource can have, in the order in which it is written. */
export const order = [
  'name',
  'description',
  'osName',
  'osVersion',
  'vcpu',
  'memory',
  'disk',
  'username',
  'backup',
  'account',
  'pool',
  'network',
  'state',
  'location',
] as const;
export type Fact = (typeof order)[number];

export interface TerraformProvider {
  readonly id: string;
  /** Where it is written about. */
  readonly source: string;
  readonly version: string | null;
  /** The name in `required_providers` and before its resources. */
  readonly local: string;
  readonly resource: string;
  /** Attribute of each fact; what is not here the resource does not have, or only tells. */
  readonly attributes: Partial<Record<Fact, string>>;
  /** Required by the resource and told by nobody: they come from a variable and their changes are ignored. */
  readonly secret: string | null;
  /** Set when it was made and told by nobody; only remarked on. */
  readonly unknown: readonly string[];
  /** What `import` takes; null where the provider documents no import. */
  readonly importId: ((location: string, uuid: string) => string) | null;
  /** What a provider block says of the platform and, where resources cannot, of the location. */
  readonly config: (baseUrl: string, location: string) => readonly (readonly [attribute: string, value: string])[];
  /** The environment variable that the token is taken from, or the attribute that must have it. */
  readonly token: { readonly variable: string } | { readonly attribute: string };
  /** Something to know before it is used. */
  readonly remark: string | null;
}

const hostOf = (baseUrl: string) => baseUrl.replace(/^https?:\/\//, '');

/** What all of them call what the platform calls it. */
const named = {
  name: 'name',
  osName: 'os_name',
  osVersion: 'os_version',
  vcpu: 'vcpu',
  username: 'username',
  backup: 'backup',
} as const;

/** The providers that exist for this API, as their documentation and source describe them. */
export const providers: readonly TerraformProvider[] = [
  {
    id: 'warren',
    source: 'warrenio/warren',
    version: null,
    local: 'warren',
    resource: 'warren_virtual_machine',
    attributes: {
      ...named,
      memory: 'memory',
      disk: 'disk_size_in_gb',
      account: 'billing_account',
      network: 'network_uuid',
    },
    secret: null,
    unknown: ['password', 'public_key', 'cloud_init', 'reserve_public_ip'],
    importId: (_, uuid) => uuid,
    config: (baseUrl, location) => [['api_url', `${baseUrl}/v1/${location}`]],
    token: { variable: 'WARREN_API_TOKEN' },
    remark: 'This provider makes a machine anew for almost every change: read each plan.',
  },
  {
    id: 'cloudaxion',
    source: 'zorgatia/cloudaxion',
    version: '~> 0.1',
    local: 'cloudaxion',
    resource: 'cloudaxion_vm',
    attributes: {
      ...named,
      description: 'description',
      memory: 'ram',
      disk: 'disk_gb',
      account: 'billing_account_id',
      pool: 'designated_pool_uuid',
      network: 'network_uuid',
      state: 'state',
      location: 'location',
    },
    secret: null,
    unknown: ['password', 'public_keys', 'cloud_init', 'reserve_public_ip'],
    importId: (location, uuid) => `${location}/${uuid}`,
    config: (baseUrl) => [['endpoint', `${baseUrl}/v1`]],
    token: { variable: 'CLOUDAXION_API_KEY' },
    remark: null,
  },
  {
    id: 'pilvio',
    source: 'pilvio-com/pilvio',
    version: '>= 1.0.16',
    local: 'pilvio',
    resource: 'pilvio_vm',
    attributes: {
      ...named,
      memory: 'memory',
      disk: 'disks',
      account: 'billing_account_id',
      pool: 'designated_pool_uuid',
      network: 'network_uuid',
      state: 'status',
      location: 'location',
    },
    secret: 'password',
    unknown: ['public_key', 'cloud_init'],
    importId: null,
    config: (baseUrl) => [['host', hostOf(baseUrl)]],
    token: { attribute: 'apikey' },
    remark: null,
  },
  {
    id: 'idcloudhost',
    source: 'bapung/idcloudhost',
    version: '~> 0.2',
    local: 'idcloudhost',
    resource: 'idcloudhost_vm',
    attributes: {
      ...named,
      description: 'description',
      memory: 'memory',
      disk: 'disks',
      account: 'billing_account_id',
    },
    secret: 'initial_password',
    unknown: ['public_key'],
    importId: (_, uuid) => uuid,
    config: (_, location) => [['region', location]],
    token: { variable: 'IDCLOUDHOST_AUTH_TOKEN' },
    remark: 'This provider always calls the platform of IDCloudHost.',
  },
];
