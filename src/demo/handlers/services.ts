import type { Service } from '../cloud/state';
import { newPayer, payerFor } from '../rules/accounts';
import { freePrivate } from '../rules/addresses';
import { defaultNetwork, reaches, serviceFor } from '../rules/find';
import { checkLimited } from '../rules/machines';
import { serviceView } from '../views/other';
import { type AnyContext, type Handlers, ok } from '../wire/context';
import { errorText, fieldError } from '../wire/refusal';

type Services =
  | 'listServices'
  | 'createService'
  | 'getService'
  | 'updateService'
  | 'deleteService'
  | 'getServiceSecrets'
  | 'listWhitelist'
  | 'addWhitelistEntry'
  | 'removeWhitelistEntry';

/** What is on offer; no call tells it. */
const offered = new Map([
  ['postgresql', { versions: ['14.0'], multiNode: true }],
  ['mariadb', { versions: ['10.5'], multiNode: false }],
]);

const locationIn = (context: AnyContext, parameters: string | undefined): string => {
  let slug: unknown = null;
  try {
    const parsed: unknown = JSON.parse(parameters ?? '{}');
    slug = typeof parsed === 'object' && parsed !== null && 'location' in parsed ? parsed.location : null;
  } catch {
    throw fieldError('package_parameters', 'Invalid JSON provided');
  }
  const location = typeof slug === 'string' ? slug : context.slug;
  if (!context.state.locations.some((one) => one.slug === location))
    throw fieldError('package_parameters', `Location '${location}' not found`);
  return location;
};

const alive = (context: AnyContext, uuid: string): Service => {
  const service = serviceFor(context, uuid);
  if (service.deleted !== null) throw errorText(`Service package '${uuid}' is deleted`);
  return service;
};

/** The whitelist is kept where the service runs, so that it is asked for there. */
const here = (context: AnyContext, uuid: string): Service => {
  const service = alive(context, uuid);
  if (service.location !== context.slug) throw errorText(`Service package '${uuid}' not found`, 404);
  return service;
};

/** The one field that has a refusal of its own when it is left out. */
const entryIn = ({ ip_address }: { ip_address?: string }): string => {
  if (!ip_address?.trim()) throw errorText('IP address must be specified');
  return ip_address.trim();
};

const address = /^(\d{1,3}\.){3}\d{1,3}(\/\d{1,2})?$/;

export const services: Pick<Handlers, Services> = {
  listServices: (context) =>
    ok(
      [...context.state.services.values()]
        .filter((one) => one.deleted === null && reaches(context, one.billing_account_id))
        .map((one) => serviceView(context.state, one)),
    ),
  async createService(context) {
    const { state, body, cloud, now } = context;
    const account = payerFor(context, body.billing_account_id);
    const kind = offered.get(body.service);
    if (!kind) throw errorText(`Service '${body.service}' not found`);
    if (!kind.versions.includes(body.version)) throw errorText(`Version '${body.version}' of service '${body.service}' not found`);
    const is_multi_node = body.is_multi_node ?? false;
    if (is_multi_node && !kind.multiNode) throw fieldError('is_multi_node', `Service '${body.service}' has no multi node setup`);
    const nodes = is_multi_node ? 2 : 1;
    checkLimited(state, account, body.vm_cpu * nodes, body.vm_ram * nodes);
    const location = locationIn(context, body.package_parameters);
    const network = defaultNetwork(state, location);
    const { random } = cloud;
    const service: Service = {
      uuid: random.uuid(),
      service: body.service,
      version: body.version,
      display_name: body.display_name,
      location,
      billing_account_id: account.id,
      is_multi_node,
      vcpu: body.vm_cpu,
      memory: body.vm_ram,
      disk_gb: body.vm_disk_gb,
      service_ip: freePrivate(state, network?.uuid ?? ''),
      nodes: Array.from({ length: nodes }, () => ({ uuid: random.uuid(), disk: random.uuid() })),
      virtual_ip: random.uuid(),
      password: random.text(16),
      whitelist: [],
      created: now,
      updated: now,
      deleted: null,
    };
    await cloud.run({ kind: 'service', service }, cloud.durations.service, [service.uuid]);
    return ok(serviceView(cloud.state, cloud.state.services.get(service.uuid) ?? service));
  },
  getService: (context) => ok(serviceView(context.state, serviceFor(context, context.path.service_uuid))),
  updateService(context) {
    const { state, body, now } = context;
    const service = alive(context, context.path.service_uuid);
    if (body.billing_account_id !== undefined) service.billing_account_id = newPayer(context, body.billing_account_id).id;
    if (body.display_name !== undefined) service.display_name = body.display_name;
    service.updated = now;
    return ok(serviceView(state, service));
  },
  deleteService(context) {
    const { state, now } = context;
    const service = alive(context, context.path.service_uuid);
    service.deleted = now;
    for (const one of state.addresses.values()) {
      if (one.assigned?.to === service.uuid) Object.assign(one, { assigned: null, unassigned: now, updated: now });
    }
    return ok(serviceView(state, service));
  },
  getServiceSecrets: (context) => ok({ sql_pass: alive(context, context.path.service_uuid).password }),
  listWhitelist: (context) => ok([...here(context, context.path.service_uuid).whitelist]),
  addWhitelistEntry(context) {
    const service = here(context, context.path.service_uuid);
    const entry = entryIn(context.body);
    if (!address.test(entry)) throw fieldError('ip_address', `'${entry}' is not an IP address or subnet`);
    if (!service.whitelist.includes(entry)) service.whitelist.push(entry);
    return ok([...service.whitelist]);
  },
  removeWhitelistEntry(context) {
    const service = here(context, context.path.service_uuid);
    const entry = entryIn(context.body);
    if (!service.whitelist.includes(entry)) throw fieldError('ip_address', `'${entry}' is not in the whitelist`);
    service.whitelist = service.whitelist.filter((one) => one !== entry);
    return ok([...service.whitelist]);
  },
};
