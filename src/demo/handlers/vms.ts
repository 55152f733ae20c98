import { newPayer, refuseRestricted } from '../rules/accounts';
import { freeAddress } from '../rules/addresses';
import { livingDisk, reaches, vmFor, vmsIn } from '../rules/find';
import { checkImage, checkPool } from '../rules/parameters';
import { vmView } from '../views/compute';
import { poolView } from '../views/other';
import type { Vm } from '../cloud/state';
import { type AnyContext, type Handlers, noContent, ok, success } from '../wire/context';
import { errorText, fieldError, forbidden } from '../wire/refusal';

type Vms =
  | 'listVms'
  | 'getVm'
  | 'updateVm'
  | 'deleteVm'
  | 'startVm'
  | 'stopVm'
  | 'bootIsoMedia'
  | 'rescueStartVm'
  | 'setVmPassword'
  | 'reinstallVm'
  | 'toggleVmBackup'
  | 'releasePublicIp'
  | 'reservePublicIp'
  | 'listHostPools'
  | 'listBillingResources'
  | 'setResourceBilling';

const refuseFrozen = (context: AnyContext, vm: Vm): void => {
  const account = context.state.accounts.find((one) => one.id === vm.billing_account_id);
  if (account) refuseRestricted(context, account);
};

const stopped = (vm: Vm): void => {
  if (vm.status !== 'stopped') throw errorText(`Virtual machine ${vm.uuid} must be stopped.`);
};

const changed = ({ state, now }: AnyContext, vm: Vm) => {
  vm.updated = now;
  return ok(vmView(state, vm));
};

const after = ({ cloud }: AnyContext, vm: Vm) => ok(vmView(cloud.state, cloud.state.vms.get(vm.uuid) ?? vm));

/** Thousands of machines are written once a change, not once a question. */
const listText = (context: AnyContext): string => {
  const { cloud, state, slug, access } = context;
  const key = `vms ${slug} ${access.restrictedTo ?? ''}`;
  const kept = cloud.cache.get(key);
  if (kept?.version === cloud.version) return kept.text;
  const text = JSON.stringify(vmsIn(context).map((vm) => vmView(state, vm)));
  cloud.cache.set(key, { version: cloud.version, text });
  return text;
};

export const vms: Pick<Handlers, Vms> = {
  listVms: (context) => ({ status: 200, text: listText(context) }),
  getVm: (context) => ok(vmView(context.state, vmFor(context, context.query.uuid, false))),

  updateVm(context) {
    const { state, body } = context;
    const vm = vmFor(context, body.uuid);
    if (body.name !== undefined && body.name.trim() === '') throw fieldError('name', 'Missing required parameter.');
    if (body.vcpu !== undefined || body.ram !== undefined) {
      const { vcpu = vm.vcpu, ram = vm.memory } = body;
      const unchanged = vcpu === vm.vcpu && ram === vm.memory;
      if (unchanged) context.complain('vcpu and ram are sent unchanged');
      // Live platforms take the one that is left out for one that does not change.
      const alone = state.platform.dialect === 'live' && (body.vcpu === undefined || body.ram === undefined);
      if (unchanged || alone) throw errorText('Cannot modify VM because vcpu and RAM is not changing from initial value');
      stopped(vm);
      const pool = state.pools.find((one) => one.uuid === vm.pool_uuid);
      if (pool) checkPool(pool, { vcpu, ram });
      vm.vcpu = vcpu;
      vm.memory = ram;
    }
    if (body.name !== undefined) vm.name = body.name;
    return changed(context, vm);
  },

  async deleteVm(context) {
    const vm = vmFor(context, context.body.uuid);
    await context.cloud.run({ kind: 'delete', uuid: vm.uuid }, context.cloud.durations.delete, [vm.uuid]);
    // Both are seen, and some clients take only the one that is JSON.
    return context.state.platform.dialect === 'older' ? noContent : success;
  },
  async startVm(context) {
    const vm = vmFor(context, context.body.uuid);
    refuseFrozen(context, vm);
    if (vm.status === 'running') throw errorText(`Virtual machine ${vm.uuid} is already running.`);
    await context.cloud.run({ kind: 'start', uuid: vm.uuid, medium: null }, context.cloud.durations.start, [vm.uuid]);
    return after(context, vm);
  },
  async stopVm(context) {
    const { body, cloud } = context;
    const vm = vmFor(context, body.uuid);
    if (vm.status === 'stopped') throw errorText(`Virtual machine ${vm.uuid} is already stopped.`);
    await cloud.run({ kind: 'stop', uuid: vm.uuid }, body.force ? Math.min(500, cloud.durations.stop) : cloud.durations.stop, [vm.uuid]);
    return after(context, vm);
  },
  async bootIsoMedia(context) {
    const { body, state, cloud } = context;
    const vm = vmFor(context, body.uuid);
    refuseFrozen(context, vm);
    stopped(vm);
    if (body.boot_image_repository === 'private') {
      if (!livingDisk(context, body.boot_image_uuid).read_only_bootable)
        throw errorText(`Disk ${body.boot_image_uuid} is not marked as read-only bootable.`);
    } else if (!state.bootImages.some((image) => image.uuid === body.boot_image_uuid && image.is_published)) {
      throw fieldError('boot_image_uuid', `Boot image '${body.boot_image_uuid}' not found`);
    }
    await cloud.run({ kind: 'start', uuid: vm.uuid, medium: body.boot_image_uuid }, cloud.durations.start, [vm.uuid]);
    return success;
  },
  async rescueStartVm(context) {
    const vm = vmFor(context, context.body.uuid);
    refuseFrozen(context, vm);
    stopped(vm);
    await context.cloud.run({ kind: 'start', uuid: vm.uuid, medium: 'rescue' }, context.cloud.durations.start, [vm.uuid]);
    return success;
  },
  setVmPassword(context) {
    const { body } = context;
    const vm = vmFor(context, body.uuid);
    if (vm.status !== 'running') throw errorText('The virtual machine must be running to change the password.');
    if (!/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{8,}$/.test(body.password))
      throw fieldError('password', 'The password must have at least 8 characters: upper case, lower case and digits.');
    return ok({ success: true });
  },
  async reinstallVm(context) {
    const { body, state, cloud } = context;
    const vm = vmFor(context, body.uuid);
    refuseFrozen(context, vm);
    const { os_name = vm.os_name, os_version = vm.os_version } = body;
    checkImage(state, os_name, os_version);
    await cloud.run({ kind: 'reinstall', uuid: vm.uuid, os_name, os_version }, cloud.durations.reinstall, [vm.uuid]);
    return after(context, vm);
  },
  toggleVmBackup(context) {
    const vm = vmFor(context, context.body.uuid);
    vm.backup = !vm.backup;
    return changed(context, vm);
  },

  releasePublicIp(context) {
    const { state, now } = context;
    const vm = vmFor(context, context.body.uuid);
    const address = [...state.addresses.values()].find((one) => one.assigned?.to === vm.uuid);
    if (!address) throw errorText('The virtual machine has no public IP address.');
    Object.assign(address, { assigned: null, unassigned: now, updated: now });
    return changed(context, vm);
  },
  reservePublicIp(context) {
    const vm = vmFor(context, context.body.uuid);
    refuseFrozen(context, vm);
    const address = freeAddress(context.cloud, vm.location, vm.billing_account_id, '', context.now);
    address.assigned = { to: vm.uuid, type: 'virtual_machine', private_ip: vm.private_ipv4 };
    return changed(context, vm);
  },

  listHostPools: ({ state, slug }) => ok(state.pools.filter((pool) => pool.location === slug).map((pool) => poolView(state, pool))),
  listBillingResources(context) {
    if (!context.state.accounts.some((one) => one.id === context.query.id && reaches(context, one.id))) throw forbidden();
    if ((context.query.resource_type ?? 'vm') !== 'vm') return ok([]);
    return ok(
      vmsIn(context)
        .filter((vm) => vm.billing_account_id === context.query.id)
        .map((vm) => vmView(context.state, vm)),
    );
  },
  setResourceBilling(context) {
    const vm = vmFor(context, context.body.uuid);
    const account = newPayer(context, context.body.billing_account_id);
    vm.billing_account_id = account.id;
    for (const uuid of vm.disks) {
      const disk = context.state.disks.get(uuid);
      if (disk) disk.billing_account_id = account.id;
    }
    vm.updated = context.now;
    return success;
  },
};
