import type { Price, Service, State, Usage, Vm } from '../cloud/state';

/** Prices keep five decimals, as invoices' lines do. */
export const round5 = (value: number): number => Math.round((value + Number.EPSILON) * 1e5) / 1e5;
export const cents = (value: number): number => Math.round((value + Math.sign(value) * 1e-9) * 100) / 100;

const amountOf = (row: Price): number => row.numCpus ?? (row.megsRam === undefined ? (row.gigsStorage ?? 1) : row.megsRam / 1024);

/**
 * Price per hour of so much of something: CPUs, GB of memory or storage, or pieces. The row with the largest threshold that the
 * quantity reaches applies to the whole of it.
 */
export function priceOf(prices: readonly Price[], resourceType: string, quantity: number, service?: string): number {
  const rows = prices
    .filter((row) => row.resourceType === resourceType && row.serviceNameInUptime === service)
    .toSorted((a, b) => amountOf(a) - amountOf(b));
  const row = rows.findLast((one) => amountOf(one) <= quantity) ?? rows[0];
  return row ? (row.price / amountOf(row)) * quantity : 0;
}

type Meter = Omit<Usage, 'hours'> & { key: string; created: number };

const gigabytes = (state: State, vm: Vm): number => vm.disks.reduce((sum, uuid) => sum + (state.disks.get(uuid)?.size_gb ?? 0), 0);

const cpus = (count: number) => `${count} CPU${count === 1 ? '' : 's'}`;

function vmMeters(state: State, vm: Vm): Meter[] {
  const { prices } = state;
  const disk = gigabytes(state, vm);
  const storage = priceOf(prices, 'STORAGE', disk, 'main');
  const running = vm.status === 'running';
  const compute =
    priceOf(prices, 'CPU', vm.vcpu) +
    priceOf(prices, 'RAM', vm.memory / 1024) +
    (vm.os_name === 'windows' ? priceOf(prices, 'LICENSE', vm.vcpu, 'windows') : 0);
  const description = `${vm.name}, ${cpus(vm.vcpu)}, ${vm.memory / 1024} GB RAM, ${disk} GB disk${running ? '' : ', stopped'}`;
  const base = { billing_account_id: vm.billing_account_id, owner: vm.uuid, location: vm.location, created: vm.created };
  const meters: Meter[] = [
    {
      ...base,
      key: `${vm.uuid}|${description}`,
      description,
      price: round5(storage + (running ? compute : 0)),
      types: running ? ['VM_COMPUTE', 'VM_RUNNING', 'MAIN_STORAGE'] : ['MAIN_STORAGE'],
      configuration: { vm_name: vm.name, os_name: vm.os_name, cpus: vm.vcpu, ram_MB: vm.memory, disk_size_GB: disk },
    },
  ];
  for (const type of ['snapshot', 'backup'] as const) {
    const replicas = vm.disks.flatMap((uuid) => state.disks.get(uuid)?.replicas ?? []).filter((one) => one.type === type);
    const size = replicas.reduce((sum, one) => sum + one.size_gb, 0);
    if (size === 0) continue;
    const text = `${vm.name}, ${type}s`;
    meters.push({
      ...base,
      key: `${vm.uuid}|${text}|${size}`,
      description: text,
      price: round5(priceOf(prices, 'STORAGE', size, type)),
      types: [type === 'snapshot' ? 'SNAPSHOT_STORAGE' : 'BACKUP_STORAGE'],
      configuration: null,
      created: Math.min(...replicas.map((one) => one.created)),
    });
  }
  return meters;
}

/** What a service costs more than its machines would. */
export const serviceMultiplier = 3;

function serviceMeter(state: State, service: Service): Meter {
  const node =
    priceOf(state.prices, 'CPU', service.vcpu) +
    priceOf(state.prices, 'RAM', service.memory / 1024) +
    priceOf(state.prices, 'STORAGE', service.disk_gb, 'main');
  const description = `${service.display_name}, ${service.service} ${service.version}, ${service.is_multi_node ? 2 : 1} × ${cpus(service.vcpu)}, ${service.memory / 1024} GB RAM`;
  return {
    key: `${service.uuid}|${description}`,
    billing_account_id: service.billing_account_id,
    owner: service.uuid,
    location: service.location,
    description,
    price: round5(node * serviceMultiplier * service.nodes.length),
    types: ['SERVICE'],
    configuration: null,
    created: service.created,
  };
}

/** Everything that costs something right now, with its price per hour. */
export function meters(state: State): Meter[] {
  const { prices } = state;
  const all: Meter[] = [];
  const attached = new Set<string>();
  for (const vm of state.vms.values()) {
    for (const uuid of vm.disks) attached.add(uuid);
    if (vm.status !== 'creating') all.push(...vmMeters(state, vm));
  }
  const add = (meter: Omit<Meter, 'key' | 'configuration'>) =>
    all.push({ ...meter, key: `${meter.owner}|${meter.description}`, configuration: null });
  for (const disk of state.disks.values()) {
    if (disk.deleted !== null || attached.has(disk.uuid)) continue;
    const snapshots = disk.replicas.reduce((sum, one) => sum + one.size_gb, 0);
    add({
      billing_account_id: disk.billing_account_id,
      owner: disk.uuid,
      location: disk.location,
      description: `${disk.display_name ?? 'Disk'}, ${disk.size_gb} GB disk, unattached`,
      price: round5(priceOf(prices, 'STORAGE', disk.size_gb, 'main') + priceOf(prices, 'STORAGE', snapshots, 'snapshot')),
      types: ['MAIN_STORAGE'],
      created: disk.created,
    });
  }
  const idle = round5(priceOf(prices, 'UNASSIGNED_FLOATING_IP', 1));
  if (idle > 0) {
    for (const one of state.addresses.values()) {
      if (one.deleted !== null || one.assigned) continue;
      add({
        billing_account_id: one.billing_account_id,
        owner: one.uuid,
        location: one.location,
        description: `Floating IP ${one.address}, unassigned`,
        price: idle,
        types: ['UNASSIGNED_FLOATING_IP'],
        created: one.unassigned ?? one.created,
      });
    }
  }
  const balancer = round5(priceOf(prices, 'LOAD_BALANCER', 1));
  for (const one of state.loadBalancers.values()) {
    if (one.deleted !== null || balancer === 0) continue;
    add({
      billing_account_id: one.billing_account_id,
      owner: one.uuid,
      location: one.location,
      description: `${one.name}, load balancer`,
      price: balancer,
      types: ['LOAD_BALANCER'],
      created: one.created,
    });
  }
  for (const one of state.buckets.values()) {
    const size = Math.ceil(one.size_bytes / 2 ** 30);
    if (size === 0) continue;
    add({
      billing_account_id: one.billing_account_id,
      owner: one.name,
      location: null,
      description: `${one.name}, ${size} GB object storage`,
      price: round5(priceOf(prices, 'OBJECT_STORAGE', size, 'object_storage')),
      types: ['OBJECT_STORAGE'],
      created: one.created,
    });
  }
  for (const one of state.services.values()) if (one.deleted === null) all.push(serviceMeter(state, one));
  return all;
}
