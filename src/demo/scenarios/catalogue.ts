import type { BootImage, Image, Location, Pool, Price } from '../cloud/state';
import { day } from '../cloud/times';

export const locations = (): Location[] => [
  {
    slug: 'cyc01',
    display_name: 'Cycletown',
    description: 'The original location',
    country_code: 'est',
    order_nr: 1,
    is_default: true,
    is_preferred: false,
    is_published: true,
    create_resource_disabled: false,
  },
  {
    slug: 'bus02',
    display_name: 'Busburg',
    description: 'Secondary location',
    country_code: 'est',
    order_nr: 2,
    is_default: false,
    is_preferred: true,
    is_published: true,
    create_resource_disabled: false,
  },
  {
    slug: 'tra03',
    display_name: 'Traintown',
    description: 'Close to the users in the south',
    country_code: 'idn',
    order_nr: 3,
    is_default: false,
    is_preferred: false,
    is_published: true,
    create_resource_disabled: false,
  },
  {
    slug: 'fer04',
    display_name: 'Ferryport',
    description: 'Not open yet',
    country_code: 'est',
    order_nr: 4,
    is_default: false,
    is_preferred: false,
    is_published: false,
    create_resource_disabled: true,
  },
];

const pool = (at: number, location: string, name: string, description: string, more: Partial<Pool> = {}): Pool => ({
  uuid: `4820b11f-82c9-4313-a1ef-14d6039981${String(at).padStart(2, '0')}`,
  location,
  name,
  description,
  is_default: false,
  is_visible: true,
  ui_position: at,
  storage_pool_uuid: `57a219ef-83fd-412c-8b6a-953ac292b${location.slice(0, 3) === 'cyc' ? 'c01' : location.slice(0, 3) === 'bus' ? 'b02' : 'd03'}`,
  cpu: { min: 1, max: 16 },
  ram_mb: { min: 512, max: 65_536 },
  disk_gb: { min: 20, max: 1024 },
  created: 0,
  ...more,
});

export const pools = (now: number): Pool[] =>
  [
    pool(1, 'cyc01', 'General purpose', 'A server class for a wide range of purposes', { is_default: true }),
    pool(2, 'cyc01', 'Performance', 'Fast cores for databases and builds', {
      cpu: { min: 2, max: 32 },
      ram_mb: { min: 2048, max: 131_072 },
    }),
    pool(3, 'cyc01', 'Staff only', 'Hidden from customers', { is_visible: false }),
    pool(4, 'bus02', 'General purpose', 'A server class for a wide range of purposes', { is_default: true }),
    pool(5, 'bus02', 'Economy', 'Older hosts at a lower price', { cpu: { min: 1, max: 8 }, ram_mb: { min: 512, max: 16_384 } }),
    pool(6, 'tra03', 'General purpose', 'A server class for a wide range of purposes', {
      is_default: true,
      cpu: { min: 1, max: 8 },
      ram_mb: { min: 1024, max: 32_768 },
      disk_gb: { min: 20, max: 500 },
    }),
  ].map((one) => ({ ...one, created: now - 700 * day }));

const versions = (...names: string[]): Image['versions'] =>
  // A leading dash: there, but not published.
  names.map((name) => ({ os_version: name.replace(/^-/, ''), display_name: name.replace(/^-/, ''), published: !name.startsWith('-') }));

const image = (os_name: string, display_name: string, is_app_catalog: boolean, ...names: string[]): Image => ({
  os_name,
  display_name,
  icon: os_name,
  is_default: os_name === 'ubuntu',
  is_app_catalog,
  versions: versions(...names),
});

export const images = (): Image[] => [
  image('ubuntu', 'Ubuntu', false, '24.04-lts', '22.04-lts', '20.04-lts', '-18.04-lts'),
  image('debian', 'Debian', false, '13', '12', '11'),
  image('almalinux', 'AlmaLinux', false, '9', '8'),
  image('rocky', 'Rocky Linux', false, '9', '8'),
  image('fedora', 'Fedora', false, '43', '-40'),
  image('centos', 'CentOS', false, '-7.6', '9-stream'),
  image('windows', 'Windows Server', false, '2025', '2022', '2019'),
  image('rhel', 'Red Hat Enterprise Linux', false, '-9'),
  image('docker', 'Docker', true, '27'),
  image('wordpress', 'WordPress', true, '6.8'),
  image('nodejs', 'Node.js', true, '22', '20'),
  image('plesk', 'Plesk', true, '18.0'),
  image('cpanel', 'cPanel', true, '-110', '126'),
  image('mikrotik', 'MikroTik RouterOS', true, '7.16'),
];

export const bootImages = (): BootImage[] => [
  {
    uuid: 'e3a5f2d6-7d15-11f0-85ba-047bcbc1cb26',
    image_name: 'systemrescue-12.x-amd64.iso',
    is_installation_media: false,
    description: 'SystemRescue 12',
    is_published: true,
  },
  {
    uuid: 'e3a5f2d6-7d15-11f0-85ba-047bcbc1cb27',
    image_name: 'debian-13-netinst-amd64.iso',
    is_installation_media: true,
    description: 'Debian 13 installer',
    is_published: true,
  },
  {
    uuid: 'e3a5f2d6-7d15-11f0-85ba-047bcbc1cb28',
    image_name: 'ubuntu-24.04-live-server-amd64.iso',
    is_installation_media: true,
    description: 'Ubuntu Server 24.04 installer',
    is_published: true,
  },
  {
    uuid: 'e3a5f2d6-7d15-11f0-85ba-047bcbc1cb29',
    image_name: 'freebsd-14-disc1.iso',
    is_installation_media: true,
    description: 'FreeBSD 14 installer',
    is_published: false,
  },
];

/** The newer document's price list, and the two rows that only live platforms show. */
export const prices = (): Price[] => [
  { numCpus: 1, policyId: 1001, price: 0.00521, resourceType: 'CPU', serviceNameUserFriendly: '1 CPU' },
  { megsRam: 512, policyId: 1010, price: 0.001645, resourceType: 'RAM', serviceNameUserFriendly: '0.5 GB RAM' },
  { megsRam: 1024, policyId: 1011, price: 0.00329, resourceType: 'RAM', serviceNameUserFriendly: '1 GB RAM' },
  { policyId: 1021, price: 3.42e-5, resourceType: 'STORAGE', serviceNameInUptime: 'backup', serviceNameUserFriendly: 'Backup' },
  { policyId: 1022, price: 0.0001, resourceType: 'STORAGE', serviceNameInUptime: 'snapshot', serviceNameUserFriendly: 'Snapshot' },
  { policyId: 1023, price: 0.0001, resourceType: 'STORAGE', serviceNameInUptime: 'main', serviceNameUserFriendly: 'Storage' },
  {
    policyId: 1030,
    price: 0.00548,
    resourceType: 'LICENSE',
    serviceNameInUptime: 'windows',
    serviceNameUserFriendly: 'Windows license per core per hour',
  },
  {
    policyId: 1040,
    price: 3.42e-5,
    resourceType: 'OBJECT_STORAGE',
    serviceNameInUptime: 'object_storage',
    serviceNameUserFriendly: 'Object storage per gigabyte per hour',
  },
  { policyId: 1050, price: 0.00342, resourceType: 'UNASSIGNED_FLOATING_IP', serviceNameUserFriendly: 'Unassigned floating IP' },
  { policyId: 1060, price: 0.02054, resourceType: 'LOAD_BALANCER', serviceNameUserFriendly: 'Network load balancer' },
];

/** Prices that grow with the quantity: a row applies to the whole of what reaches its threshold. */
export const gradualPrices = (): Price[] => [
  ...prices().filter((row) => row.resourceType !== 'CPU' && row.serviceNameInUptime !== 'main'),
  { numCpus: 1, policyId: 1001, price: 0.00521, resourceType: 'CPU', serviceNameUserFriendly: '1 CPU' },
  { numCpus: 3, policyId: 1002, price: 0.03126, resourceType: 'CPU', serviceNameUserFriendly: '3 CPUs and more' },
  {
    gigsStorage: 1,
    policyId: 1023,
    price: 0.0001,
    resourceType: 'STORAGE',
    serviceNameInUptime: 'main',
    serviceNameUserFriendly: 'Storage',
  },
  {
    gigsStorage: 81,
    policyId: 1024,
    price: 0.0162,
    resourceType: 'STORAGE',
    serviceNameInUptime: 'main',
    serviceNameUserFriendly: 'Storage, 81 GB and more',
  },
];
