import type { AssignFloatingIpData } from '@/api/gen/types.gen';
import type { Address } from '../cloud/state';
import { newPayer, payerFor } from '../rules/accounts';
import { freeAddress } from '../rules/addresses';
import { addressFor, loadBalancerFor, reaches, serviceFor, vmFor } from '../rules/find';
import { addressView } from '../views/network';
import { type AnyContext, bareTrue, type Handlers, ok } from '../wire/context';
import { message } from '../wire/refusal';

type Addresses =
  | 'listFloatingIps'
  | 'createFloatingIp'
  | 'getFloatingIp'
  | 'updateFloatingIp'
  | 'deleteFloatingIp'
  | 'assignFloatingIp'
  | 'unassignFloatingIp';

const target = (context: AnyContext, body: AssignFloatingIpData['body']): NonNullable<Address['assigned']> => {
  const type = body?.vm_uuid ? 'virtual_machine' : body?.assigned_to_resource_type;
  const to = body?.vm_uuid ?? body?.assigned_to;
  if (!to) throw message('assigned_to: Missing required parameter.');
  if (type === 'virtual_machine') return { to, type, private_ip: vmFor(context, to, false).private_ipv4 };
  if (type === 'load_balancer') return { to, type, private_ip: loadBalancerFor(context, to).private_address };
  if (type === 'service') return { to, type, private_ip: serviceFor(context, to).service_ip };
  throw message('assigned_to_resource_type: value must be one of virtual_machine, load_balancer, service');
};

const unassign = (address: Address, now: number): void => {
  address.assigned = null;
  address.unassigned = now;
  address.updated = now;
};

export const addresses: Pick<Handlers, Addresses> = {
  listFloatingIps(context) {
    const { state, slug, query } = context;
    const rows = [...state.addresses.values()].filter(
      (one) =>
        one.location === slug &&
        reaches(context, one.billing_account_id) &&
        (query.billing_account_id === undefined || one.billing_account_id === query.billing_account_id) &&
        (query.vm_uuid === undefined || one.assigned?.to === query.vm_uuid),
    );
    return ok(rows.map((one) => addressView(state, one)));
  },
  createFloatingIp(context) {
    const { state, body, cloud, now, slug } = context;
    const account = payerFor(context, body.billing_account_id);
    return ok(addressView(state, freeAddress(cloud, slug, account.id, body.name ?? '', now)));
  },
  getFloatingIp: (context) => ok(addressView(context.state, addressFor(context, context.path.address))),
  updateFloatingIp(context) {
    const { state, body, now } = context;
    const address = addressFor(context, context.path.address);
    if (body.billing_account_id !== undefined) address.billing_account_id = newPayer(context, body.billing_account_id).id;
    if (body.name !== undefined) address.name = body.name;
    address.updated = now;
    return ok(addressView(state, address));
  },
  deleteFloatingIp(context) {
    const address = addressFor(context, context.path.address);
    if (address.assigned) unassign(address, context.now);
    address.deleted = context.now;
    return bareTrue;
  },
  assignFloatingIp(context) {
    const address = addressFor(context, context.path.address);
    const assigned = target(context, context.body);
    if (address.assigned && address.assigned.to !== assigned.to) throw message(`Ip address ${address.address} is already assigned.`);
    address.assigned = assigned;
    address.unassigned = null;
    address.updated = context.now;
    return ok(addressView(context.state, address));
  },
  unassignFloatingIp(context) {
    const address = addressFor(context, context.path.address);
    if (!address.assigned) throw message(`Ip address ${address.address} is not assigned.`);
    unassign(address, context.now);
    return ok(addressView(context.state, address));
  },
};
