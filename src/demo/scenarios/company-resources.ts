import type { Account, Bucket, Network, Service, Vm } from '../cloud/state';
import { freePrivate } from '../rules/addresses';
import type { Builder, VmInput } from './build';

type Row = readonly [name: string, vcpu: number, gigabytes: number, disk: number, more?: Partial<VmInput>];

const cycletown: readonly Row[] = [
  ['web-01', 2, 4, 40, { address: true, backup: true, days: 340, description: 'Shop front, behind the load balancer' }],
  ['web-02', 2, 4, 40, { days: 338, description: 'Shop front, behind the load balancer' }],
  ['web-03', 2, 4, 40, { days: 70, description: 'Shop front, behind the load balancer' }],
  ['api-gateway', 4, 8, 60, { address: true, days: 300, backup: true }],
  ['orders-db-primary', 8, 32, 400, { days: 330, backup: true, pool: 1, os: ['debian', '12'] }],
  ['orders-db-replica', 8, 32, 400, { days: 329, pool: 1, os: ['debian', '12'] }],
  ['mail-relay', 1, 1, 20, { address: true, days: 290, os: ['almalinux', '9'] }],
  ['vpn', 1, 1, 20, { address: true, days: 350, os: ['debian', '12'] }],
  ['jump-host', 1, 0.5, 20, { address: true, days: 352, os: ['debian', '13'] }],
  ['grafana', 2, 4, 80, { days: 150, os: ['docker', '27'] }],
  ['erp-windows', 4, 16, 120, { days: 210, os: ['windows', '2022'], backup: true, address: true }],
  ['legacy-crm-do-not-touch', 2, 4, 60, { days: 359, os: ['centos', '9-stream'], stopped: true }],
  ['<b>bold</b> & "quoted"', 1, 1, 20, { days: 14, stopped: true, description: '<img src=x onerror=alert(1)>' }],
];

const busburg: readonly Row[] = [
  ['dr-web', 2, 4, 40, { address: true, days: 180 }],
  ['dr-db', 8, 32, 400, { days: 180, os: ['debian', '12'] }],
  ['backup-store', 2, 4, 240, { days: 260, os: ['rocky', '9'] }],
  ['مرحبا-خادم', 2, 2, 20, { days: 33, description: 'Test of right-to-left names: שלום' }],
  [
    'warehouse-scanner-ingest-service-production-eu-north-primary-replacement-2026-do-not-delete-before-migration',
    4,
    8,
    80,
    { days: 25, address: true },
  ],
  ['build-runner-1', 8, 16, 160, { days: 90, os: ['docker', '27'] }],
  ['build-runner-2', 8, 16, 160, { days: 90, os: ['docker', '27'], stopped: true }],
  ['reports', 2, 4, 60, { days: 120, os: ['almalinux', '8'] }],
  ['empty-box', 1, 1, 20, { days: 4, os: ['_custom', '_'], stopped: true, description: 'To be installed from an ISO' }],
];

const lab: readonly Row[] = [
  ['notebook-gpu-less', 8, 32, 200, { days: 130, address: true }],
  ['sim-01', 16, 64, 100, { days: 40, os: ['fedora', '43'] }],
  ['sim-02', 16, 64, 100, { days: 40, os: ['fedora', '43'], stopped: true }],
];

const traintown: readonly Row[] = [
  ['edge-jakarta', 2, 4, 40, { days: 60, address: true }],
  ['edge-cache', 2, 8, 100, { days: 60 }],
];

const make = (builder: Builder, rows: readonly Row[], network: Network, account: Account): Map<string, Vm> =>
  new Map(
    rows.map(([name, vcpu, gigabytes, disk, more]) => [
      name,
      builder.vm({ name, vcpu, memory: gigabytes * 1024, disk, network, account, ...more }),
    ]),
  );

const among = (vms: ReadonlyMap<string, Vm>, ...names: string[]): Vm[] => names.flatMap((name) => vms.get(name) ?? []);

/** Everything the firm runs. */
export function fillCompany(builder: Builder, main: Account, research: Account): void {
  const { state, network, disk, snapshot, address, firewall, random, daysAgo } = builder;
  const cyc = network('cyc01', 'Default network', { is_default: true });
  const cycDb = network('cyc01', 'Databases');
  network('cyc01', 'Old staging');
  const bus = network('bus02', 'Default network', { is_default: true, subnet_ipv6: '2001:db8:10:30::40:0/112' });
  const labNetwork = network('bus02', 'Lab');
  const tra = network('tra03', 'Default network', { is_default: true });

  const inCyc = make(builder, cycletown, cyc, main);
  for (const vm of among(inCyc, 'orders-db-primary', 'orders-db-replica')) {
    vm.network_uuid = cycDb.uuid;
    vm.private_ipv4 = freePrivate(state, cycDb.uuid);
  }
  const inBus = make(builder, busburg, bus, main);
  const inLab = make(builder, lab, labNetwork, research);
  const inTra = make(builder, traintown, tra, main);

  for (const vm of among(inCyc, 'orders-db-primary')) {
    vm.disks.push(disk('cyc01', main, { size_gb: 500, display_name: 'Orders data' }).uuid);
    snapshot(vm, 30, 'before upgrade to 16');
    snapshot(vm, 2);
    for (const days of [3, 2, 1]) snapshot(vm, days, undefined, 'backup');
  }
  for (const vm of among(inCyc, 'web-01', 'api-gateway', 'erp-windows')) for (const days of [2, 1]) snapshot(vm, days, undefined, 'backup');
  for (const vm of among(inCyc, 'legacy-crm-do-not-touch')) snapshot(vm, 200, 'last known good');
  for (const vm of among(inLab, 'notebook-gpu-less'))
    vm.disks.push(disk('bus02', research, { size_gb: 1000, display_name: 'Measurements' }).uuid);

  disk('cyc01', main, { size_gb: 200, display_name: 'Old orders data' });
  disk('cyc01', main, { size_gb: 5, display_name: 'custom-installer.iso', read_only_bootable: true });
  disk('bus02', research, { size_gb: 100 });

  address('cyc01', main, 'shop.northwind.example', { unassigned: daysAgo(21) });
  address('cyc01', main, 'spare');
  address('bus02', main, 'migration leftover', { unassigned: daysAgo(75) });
  address('tra03', main, 'spare');
  address('cyc01', main, 'gone', { deleted: daysAgo(9) });

  firewall('cyc01', main, 'Web', 'Public web servers', [80, 443], among(inCyc, 'web-01', 'web-02', 'web-03', 'api-gateway'));
  const admin = firewall(
    'cyc01',
    main,
    'Admin access',
    'From the office only',
    [22, 3389],
    among(inCyc, 'jump-host', 'vpn', 'erp-windows'),
    ['192.0.2.0/24', '198.51.100.7'],
  );
  admin.rules.push({
    uuid: random.uuid(),
    protocol: 'icmp',
    direction: 'inbound',
    port_start: null,
    port_end: null,
    endpoint_spec_type: 'any',
    endpoint_spec: null,
  });
  firewall('cyc01', main, 'Databases', '', [5432], among(inCyc, 'orders-db-primary', 'orders-db-replica'), [cyc.subnet]);
  firewall('bus02', main, 'Web', 'Disaster recovery', [80, 443], among(inBus, 'dr-web'));
  firewall('tra03', main, 'Unused', '', [8080], []);

  const created = daysAgo(200);
  const balancer = {
    uuid: random.uuid(),
    location: 'cyc01',
    name: 'Shop',
    network_uuid: cyc.uuid,
    private_address: freePrivate(state, cyc.uuid),
    billing_account_id: main.id,
    rules: [80, 443].map((port) => ({ uuid: random.uuid(), source_port: port, target_port: port + 8000, created })),
    targets: among(inCyc, 'web-01', 'web-02', 'web-03').map((vm) => ({ uuid: vm.uuid, created })),
    created,
    updated: created,
    deleted: null,
  };
  state.loadBalancers.set(balancer.uuid, balancer);
  address('cyc01', main, '', { assigned: { to: balancer.uuid, type: 'load_balancer', private_ip: balancer.private_address } });

  const gigabyte = 2 ** 30;
  const bucket = (name: string, account: Account, size: number, count: number, contents?: NonNullable<Bucket['seed']>['contents']) => {
    const at = daysAgo(random.whole(40, 300));
    const bytes = Math.round(size * gigabyte);
    state.buckets.set(name, {
      name,
      billing_account_id: account.id,
      size_bytes: bytes,
      num_objects: count,
      is_suspended: false,
      created: at,
      modified: daysAgo(1),
      ...(contents ? { seed: { contents, count, size: bytes, until: daysAgo(1) } } : {}),
    });
  };
  bucket('northwind-invoices', main, 3.4, 18_211, 'invoices');
  bucket('northwind-backups', main, 812, 2_240, 'backups');
  bucket('northwind-static', main, 0.2, 431, 'static');
  bucket('northwind-empty', main, 0, 0);
  bucket('northwind-lab-measurements', research, 96, 12_004, 'measurements');
  state.s3 = {
    enabled: true,
    exists: true,
    keys: [0, 1].map(() => ({ accessKey: random.text(20, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'), secretKey: random.text(40) })),
  };

  const service = (slug: string, name: string, kind: string, version: string, nodes: number, net: Network, whitelist: string[]) => {
    const at = daysAgo(random.whole(30, 150));
    const uuid = random.uuid();
    const made: Service = {
      uuid,
      service: kind,
      version,
      display_name: name,
      location: slug,
      billing_account_id: main.id,
      is_multi_node: nodes > 1,
      vcpu: 2,
      memory: 4096,
      disk_gb: 40,
      service_ip: freePrivate(state, net.uuid),
      nodes: Array.from({ length: nodes }, () => ({ uuid: random.uuid(), disk: random.uuid() })),
      virtual_ip: random.uuid(),
      password: random.text(16),
      whitelist,
      created: at,
      updated: at,
      deleted: null,
    };
    state.services.set(uuid, made);
    return made;
  };
  const customers = service('cyc01', 'Customer database', 'postgresql', '14.0', 2, cyc, ['10.1.101.0/24', '192.0.2.14']);
  // What a password may hold has to survive every way of writing it down.
  customers.password = 'p@ss:w/rd#1%20?';
  const [primary] = customers.nodes;
  if (primary) primary.replicas = [`${primary.disk}20260104140534`];
  service('tra03', 'Edge cache index', 'mariadb', '10.5', 1, tra, []);
  // Used above by the balancer; here so that nobody forgets that the edge has no firewall.
  for (const vm of inTra.values()) vm.description = vm.description || 'Reachable from everywhere';
}
