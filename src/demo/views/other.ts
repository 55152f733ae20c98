import type * as api from '@/api/gen/types.gen';
import type { Bucket, Image, Location, Pool, S3Key, Service, SshKey, State, Token, User } from '../cloud/state';
import { offsetTime, plainTime, zuluTime } from '../cloud/times';
import { serviceMultiplier } from '../rules/pricing';

export const profileView = (user: User): api.ProfileData => ({
  avatar: null,
  created_at: plainTime(user.created),
  email: user.email,
  first_name: user.first_name,
  id: 22,
  lang: 'en',
  last_name: user.last_name,
  personal_id_number: user.personal_id_number,
  phone_number: user.phone_number,
  updated_at: plainTime(user.updated),
  user_id: user.id,
});

export const userView = (user: User, now: number): api.User => ({
  cookie_id: '61b0378574974ae88dbfec0feb9917bc',
  id: user.id,
  last_activity: plainTime(now),
  name: user.email,
  profile: null,
  profile_data: profileView(user),
  signup_site: 'warren',
  state: {},
});

export const tokenView = (state: State, token: Token): api.Token => ({
  billing_account_id: token.billing_account_id,
  consumer_id: token.consumer_id,
  created_at: plainTime(token.created),
  description: token.description,
  id: token.id,
  kong_id: token.kong_id,
  restricted: token.restricted,
  token: token.token,
  updated_at: token.updated === null ? null : plainTime(token.updated),
  user_id: state.user.id,
});

export const sshKeyView = (state: State, key: SshKey): api.SshKey => ({
  uuid: key.uuid,
  name: key.name,
  public_key: key.public_key,
  user_id: state.user.id,
  created_at: zuluTime(key.created),
});

export const locationView = (state: State, one: Location): api.Location => ({
  display_name: one.display_name,
  is_default: one.is_default,
  is_preferred: one.is_preferred,
  description: one.description,
  order_nr: one.order_nr,
  slug: one.slug,
  country_code: one.country_code,
  ...(state.platform.dialect === 'older' ? {} : { is_published: one.is_published, create_resource_disabled: one.create_resource_disabled }),
});

export const poolView = (state: State, pool: Pool): api.HostPool => ({
  created_at: plainTime(pool.created),
  description: pool.description,
  is_default_designated: pool.is_default,
  name: pool.name,
  updated_at: plainTime(pool.created),
  uuid: pool.uuid,
  ...(state.platform.dialect === 'older'
    ? {}
    : {
        guest_limits: { cpu: { ...pool.cpu }, ram_mb: { ...pool.ram_mb }, disk_gb: { ...pool.disk_gb } },
        storage_pool_uuid: pool.storage_pool_uuid,
        is_visible: pool.is_visible,
        ui_position: pool.ui_position,
      }),
});

export const imageView = (image: Image, at: number): api.VmImage => ({
  os_name: image.os_name,
  display_name: image.display_name,
  ui_position: at + 1,
  is_default: image.is_default,
  is_app_catalog: image.is_app_catalog,
  icon: image.icon,
  versions: image.versions.map((version) => ({ ...version })),
});

export const bucketView = (bucket: Bucket): api.Bucket => ({
  name: bucket.name,
  size_bytes: bucket.size_bytes,
  billing_account_id: bucket.billing_account_id,
  num_objects: bucket.num_objects,
  created_at: offsetTime(bucket.created),
  modified_at: offsetTime(bucket.modified),
  is_suspended: bucket.is_suspended,
});

export const s3KeyView = (state: State, key: S3Key): api.S3Key => ({
  accessKey: key.accessKey,
  secretKey: key.secretKey,
  userId: state.user.email,
});

const multiplied = [['CPU'], ['RAM'], ['STORAGE', 'main'], ['STORAGE', 'block']] as const;
const included = [
  ['STORAGE', 'snapshot'],
  ['STORAGE', 'backup'],
  ['OBJECT_STORAGE'],
  ['LICENSE', 'windows'],
  ['UNASSIGNED_FLOATING_IP'],
] as const;
const price = ([resourceType, serviceNameInUptime]: readonly [string, string?], priceMultiplier: number): api.ServicePrice => ({
  priceMultiplier,
  resourceType,
  ...(serviceNameInUptime === undefined ? {} : { serviceNameInUptime }),
});

const replicaOf = (service: Service, disk: string, uuid: string): api.Replica => ({
  uuid,
  created_at: plainTime(service.created),
  master_uuid: disk,
  size: service.disk_gb,
  type: 'backup',
});

export const serviceView = (state: State, one: Service): api.ServicePackage => {
  const gone = one.deleted !== null;
  return {
    billing_account_id: one.billing_account_id,
    created_at: plainTime(one.created),
    ...(one.deleted === null ? {} : { deleted_at: plainTime(one.deleted) }),
    display_name: one.display_name,
    is_deleted: gone,
    is_multi_node: one.is_multi_node,
    prices: [...multiplied.map((row) => price(row, serviceMultiplier)), ...included.map((row) => price(row, 0))],
    properties: { service_ip: one.service_ip, location: one.location, sql_user: 'wadmin', port: one.service === 'mariadb' ? 3306 : 5432 },
    resources: [
      ...(one.is_multi_node
        ? [
            {
              resource_allocation: gone ? {} : { address: one.service_ip },
              resource_id: one.virtual_ip,
              resource_location: one.location,
              resource_type: 'virtual_ip',
            },
          ]
        : []),
      ...one.nodes.map((node) => ({
        resource_allocation: gone
          ? {}
          : {
              memory: one.memory,
              vcpu: one.vcpu,
              status: 'running',
              storage: [
                {
                  primary: true,
                  size: one.disk_gb,
                  uuid: node.disk,
                  replica: (node.replicas ?? []).map((uuid) => replicaOf(one, node.disk, uuid)),
                },
              ],
            },
        resource_id: node.uuid,
        resource_location: one.location,
        resource_type: 'vm',
      })),
    ],
    service: one.service,
    status: gone ? 'deleted' : 'active',
    updated_at: plainTime(one.updated),
    user_id: state.user.id,
    uuid: one.uuid,
    version: one.version,
  };
};
