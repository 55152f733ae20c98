import type { ServicePackage, ServiceResource } from '@/api';

/** The slug of where a service runs; some answers tell it by its nodes only. */
export const locationOf = (service: ServicePackage): string | null =>
  service.properties?.location || service.resources?.find(({ resource_location: slug }) => slug)?.resource_location || null;

/** Uuids of the disks that the nodes of a service have. */
export const serviceDisks = (service: ServicePackage): string[] =>
  (service.resources ?? []).flatMap((resource) => (resource.resource_allocation?.storage ?? []).map(({ uuid }) => uuid));

export const nameOf = (service: ServicePackage): string => service.display_name || service.service || service.uuid;

export interface ServiceNode {
  /** Not always a uuid: replicas have a time behind it. */
  readonly id: string;
  readonly status: string | null;
  readonly vcpu: number;
  /** MB. */
  readonly memory: number;
  readonly disks: readonly {
    readonly uuid: string;
    readonly size: number;
    readonly primary: boolean;
    readonly replicas: readonly string[];
  }[];
}

const isVm = ({ resource_type: type }: ServiceResource) => type === 'vm';
const replicaId = (replica: unknown): string[] =>
  typeof replica === 'string'
    ? [replica]
    : typeof replica === 'object' && replica !== null && 'uuid' in replica && typeof replica.uuid === 'string'
      ? [replica.uuid]
      : [];

/** The VMs that a service is made of; a deleted one tells of none. */
export const nodesOf = (service: ServicePackage): ServiceNode[] =>
  (service.resources ?? []).filter(isVm).map(({ resource_id: id, resource_allocation: has }) => ({
    id: id ?? '',
    status: has?.status ?? null,
    vcpu: has?.vcpu ?? 0,
    memory: has?.memory ?? 0,
    disks: (has?.storage ?? []).map((disk) => ({
      uuid: disk.uuid,
      size: disk.size,
      primary: disk.primary === true,
      replicas: (disk.replica ?? []).flatMap(replicaId),
    })),
  }));

/** What a service is made of beside its nodes, such as the address that moves between them. */
export const othersOf = (service: ServicePackage): { readonly type: string; readonly id: string; readonly address: string | null }[] =>
  (service.resources ?? [])
    .filter((each) => !isVm(each))
    .map((each) => ({ type: each.resource_type ?? '', id: each.resource_id ?? '', address: each.resource_allocation?.address ?? null }));

/** The size of one node: vCPU, MB, GB. Null while it has none. */
export function sizeOf(service: ServicePackage): { readonly vcpu: number; readonly memory: number; readonly disk: number } | null {
  const [node] = nodesOf(service);
  return node ? { vcpu: node.vcpu, memory: node.memory, disk: node.disks.reduce((sum, { size }) => sum + size, 0) } : null;
}

export interface Endpoint {
  readonly host: string;
  readonly port: number | null;
  readonly user: string | null;
}

/** How clients in the private network reach it; null before it has an address. */
export function endpointOf(service: ServicePackage): Endpoint | null {
  const { service_ip: host, port, sql_user: user } = service.properties ?? {};
  return host ? { host, port: port ?? null, user: user ?? null } : null;
}
