import { describe, expect, it } from 'vitest';
import { type OperationId, operations } from '@/api/gen/operations.gen';
import { schemas } from '@/api/gen/schemas.gen';
import { dialects, scenarioNames } from './index';
import { absentIn, operationIds } from './wire/router';
import { lab, main, type Sent, type World, vmForm, world } from './test-support';

const first = <V>(values: Iterable<V>, fits: (value: V) => boolean = () => true): V => {
  for (const value of values) if (fits(value)) return value;
  throw new Error('There is none.');
};

const uuid = (name: string) => (w: World) => ({ body: { uuid: w.vm(name).uuid } });
const account = () => ({ query: { billing_account_id: main } });
const disk = (w: World, name: string) => first(w.cloud.state.disks.values(), (one) => one.display_name === name).uuid;
const network = (w: World, name: string) =>
  first(w.cloud.state.networks.values(), (one) => one.name === name && one.location === 'cyc01').uuid;
const idle = (w: World) => first(w.cloud.state.addresses.values(), (one) => one.name === 'spare').address;
const held = (w: World) => first(w.cloud.state.addresses.values(), (one) => one.assigned !== null && one.location === 'cyc01').address;
const firewall = (w: World) => ({ firewall_uuid: first(w.cloud.state.firewalls.values()).uuid });
const balancer = (w: World) => first(w.cloud.state.loadBalancers.values());
const service = (w: World) => ({ service_uuid: first(w.cloud.state.services.values()).uuid });
const card = (w: World) => first(w.cloud.state.cards).id;
const rule = { protocol: 'tcp', direction: 'inbound', port_start: 80, port_end: null, endpoint_spec_type: 'any' };
const replica = (w: World) => first(w.cloud.state.disks.get(w.vm('orders-db-primary').disks[0] ?? '')?.replicas ?? []).uuid;

/** One valid request for every operation. Those that need nothing are not here. */
const requests: { [K in OperationId]?: (w: World) => Sent } = {
  updateProfile: () => ({ body: { first_name: 'Cloud', phone_number: '+98765' } }),
  createToken: () => ({ body: { description: 'CI', restricted: true, billing_account_id: lab } }),
  updateToken: () => ({ body: { token_id: 2, description: 'Changed' } }),
  deleteToken: () => ({ body: { token_id: 2 } }),
  createSshKey: () => ({ body: { name: 'new', public_key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIabc me@here' } }),
  renameSshKey: (w) => ({ path: { ssh_key_uuid: first(w.cloud.state.sshKeys).uuid }, body: { name: 'renamed' } }),
  deleteSshKey: (w) => ({ path: { ssh_key_uuid: first(w.cloud.state.sshKeys).uuid } }),
  getVm: (w) => ({ query: { uuid: w.vm('web-01').uuid } }),
  createVm: () => ({
    body: { ...vmForm, public_keys: ['ssh-ed25519 AAAA a', 'ssh-ed25519 BBBB b'], cloud_init: { runcmd: ['/firstboot'] } },
  }),
  updateVm: (w) => ({ body: { uuid: w.vm('legacy-crm-do-not-touch').uuid, name: 'crm', vcpu: 4, ram: 4096 } }),
  deleteVm: uuid('web-01'),
  startVm: uuid('legacy-crm-do-not-touch'),
  stopVm: (w) => ({ body: { uuid: w.vm('web-01').uuid, force: true } }),
  bootIsoMedia: (w) => ({ slug: 'bus02', body: { uuid: w.vm('empty-box').uuid, boot_image_uuid: first(w.cloud.state.bootImages).uuid } }),
  rescueStartVm: uuid('legacy-crm-do-not-touch'),
  setVmPassword: (w) => ({ body: { uuid: w.vm('web-01').uuid, username: 'cloudia', password: 'Password1234' } }),
  reinstallVm: (w) => ({ body: { uuid: w.vm('web-01').uuid, os_name: 'debian', os_version: '13' } }),
  toggleVmBackup: uuid('web-02'),
  cloneVm: (w) => ({ body: { uuid: w.vm('web-01').uuid, name: 'web-04' } }),
  rebuildVm: (w) => ({ body: { uuid: w.vm('orders-db-primary').uuid, replica_uuid: replica(w) } }),
  listReplicas: (w) => ({ query: { uuid: w.vm('orders-db-primary').uuid, r_type: 'backup' } }),
  createReplica: uuid('web-01'),
  deleteReplica: (w) => ({ body: { replica_uuid: replica(w) } }),
  releasePublicIp: uuid('web-01'),
  reservePublicIp: uuid('web-02'),
  addVmDisk: (w) => ({ body: { uuid: w.vm('web-01').uuid, size_gb: 50 } }),
  resizeVmDisk: (w) => ({ body: { uuid: w.vm('web-01').uuid, disk_uuid: w.vm('web-01').disks[0], size_gb: 60 } }),
  deleteVmDisk: (w) => ({ body: { uuid: w.vm('orders-db-primary').uuid, storage_uuid: w.vm('orders-db-primary').disks[1] } }),
  attachDisk: (w) => ({ body: { uuid: w.vm('web-01').uuid, storage_uuid: disk(w, 'Old orders data') } }),
  detachDisk: (w) => ({ body: { uuid: w.vm('orders-db-primary').uuid, storage_uuid: w.vm('orders-db-primary').disks[1] } }),
  listDisks: () => ({ query: { read_only_bootable: true } }),
  createDisk: () => ({ body: { size_gb: 50, billing_account_id: main, display_name: 'Data', source_image_type: 'EMPTY' } }),
  getDisk: (w) => ({ path: { disk_uuid: disk(w, 'Orders data') } }),
  updateDisk: (w) => ({
    path: { disk_uuid: disk(w, 'Old orders data') },
    body: { display_name: 'Older', read_only_bootable: true, billing_account_id: lab },
  }),
  deleteDisk: (w) => ({ path: { disk_uuid: disk(w, 'Old orders data') } }),
  createBucket: () => ({ body: { name: 'a-new-bucket', billing_account_id: main } }),
  updateBucket: () => ({ body: { name: 'northwind-static', billing_account_id: lab } }),
  deleteBucket: () => ({ query: { name: 'northwind-empty' } }),
  getBucket: () => ({ query: { name: 'northwind-static' } }),
  listBuckets: account,
  deleteS3Key: (w) => ({ body: { access_key: first(w.cloud.state.s3.keys).accessKey } }),
  getNetwork: (w) => ({ path: { network_uuid: network(w, 'Databases') } }),
  createNetwork: () => ({ query: { name: 'New network' } }),
  renameNetwork: (w) => ({ path: { network_uuid: network(w, 'Databases') }, body: { name: 'DB' } }),
  setDefaultNetwork: (w) => ({ path: { network_uuid: network(w, 'Databases') } }),
  deleteNetwork: (w) => ({ path: { network_uuid: network(w, 'Old staging') } }),
  listFloatingIps: account,
  createFloatingIp: () => ({ body: { billing_account_id: main, name: 'mine' } }),
  getFloatingIp: (w) => ({ path: { address: idle(w) } }),
  updateFloatingIp: (w) => ({ path: { address: idle(w) }, body: { name: 'renamed', billing_account_id: lab } }),
  deleteFloatingIp: (w) => ({ path: { address: idle(w) } }),
  assignFloatingIp: (w) => ({
    path: { address: idle(w) },
    body: { assigned_to: w.vm('web-02').uuid, assigned_to_resource_type: 'virtual_machine' },
  }),
  unassignFloatingIp: (w) => ({ path: { address: held(w) } }),
  createFirewall: () => ({ body: { display_name: 'New', billing_account_id: main, rules: [rule] } }),
  updateFirewall: (w) => ({ path: firewall(w), body: { name: 'Web two', description: 'changed', rules: [rule] } }),
  deleteFirewall: (w) => ({ path: firewall(w) }),
  assignFirewall: (w) => ({ path: firewall(w), query: { vm_uuid: w.vm('vpn').uuid } }),
  unassignFirewall: (w) => ({ path: firewall(w), query: { vm_uuid: w.vm('web-01').uuid } }),
  getLoadBalancer: (w) => ({ path: { lb_uuid: balancer(w).uuid } }),
  createLoadBalancer: (w) => ({
    body: {
      display_name: 'New',
      billing_account_id: main,
      network_uuid: network(w, 'Default network'),
      reserve_public_ip: true,
      rules: [{ source_port: 80, target_port: 8080 }],
      targets: [{ target_uuid: w.vm('web-01').uuid, target_type: 'vm' }],
    },
  }),
  renameLoadBalancer: (w) => ({ path: { lb_uuid: balancer(w).uuid }, body: { display_name: 'Renamed' } }),
  deleteLoadBalancer: (w) => ({ path: { lb_uuid: balancer(w).uuid } }),
  addTarget: (w) => ({ path: { lb_uuid: balancer(w).uuid }, body: { target_uuid: w.vm('vpn').uuid, target_type: 'vm' } }),
  removeTarget: (w) => ({ path: { lb_uuid: balancer(w).uuid, target_uuid: first(balancer(w).targets).uuid } }),
  addForwardingRule: (w) => ({ path: { lb_uuid: balancer(w).uuid }, body: { source_port: 25, target_port: 2525 } }),
  removeForwardingRule: (w) => ({ path: { lb_uuid: balancer(w).uuid, rule_uuid: first(balancer(w).rules).uuid } }),
  setLoadBalancerBilling: (w) => ({ path: { lb_uuid: balancer(w).uuid }, body: { set_id: lab } }),
  setGtmKey: () => ({ query: { gtm_key: 'CBA-76543XY' } }),
  listBillingResources: () => ({ query: { id: main, resource_type: 'vm' } }),
  setResourceBilling: (w) => ({ body: { uuid: w.vm('web-01').uuid, billing_account_id: lab, resource_type: 'vm' } }),
  listBillingAccounts: () => ({ query: { show_shadow: 'true' } }),
  getBillingAccount: account,
  updateBillingAccount: () => ({
    body: {
      billing_account_id: main,
      title: 'New title',
      email: 'new@example.com',
      company_name: 'N',
      company_reg_code: '1',
      company_vat_number: '2',
      address_line1: 'A',
      address_line2: '',
      city: 'C',
      county: 'D',
      country: 'EE',
      post_index: '1',
      additional_data: '{}',
      customer_number: 'NW-00417',
      is_partner: true,
      notice_days: 30,
      send_invoice_email: true,
      paying_by_invoice: false,
      vat_percentage: 20,
    },
  }),
  deleteBillingAccount: (w) => {
    for (const one of w.cloud.state.buckets.values()) one.billing_account_id = main;
    for (const one of [...w.cloud.state.vms.values(), ...w.cloud.state.disks.values(), ...w.cloud.state.addresses.values()])
      one.billing_account_id = main;
    w.cloud.state.invoices = [];
    return { body: { billing_account_id: lab } };
  },
  setDefaultBillingAccount: () => ({ body: { billing_account_id: lab } }),
  getUnpaidAmount: account,
  setRecurringPayment: () => ({
    path: { billing_account_id: main },
    body: { is_recurring_payment_enabled: true, recurring_payment_amount: 52.5, recurring_payment_threshold: 55 },
  }),
  applyForInvoicePayment: () => ({ body: { billing_account_id: main } }),
  listCards: () => ({ query: { billing_account_id: lab } }),
  getCard: (w) => ({ query: { payment_object_id: card(w) } }),
  addCard: () => ({ body: { billing_account_id: main, token: 'tok_visa' } }),
  deleteCard: (w) => ({ body: { payment_object_id: card(w) } }),
  setPrimaryCard: (w) => ({ body: { payment_object_id: card(w) } }),
  listCredit: account,
  buyCredit: (w) => ({ body: { billing_account_id: main, payment_object_id: card(w), amount: 100.5 } }),
  requestCreditInvoice: () => ({ body: { billing_account_id: main, amount: 100 } }),
  listInvoices: account,
  getInvoice: (w) => ({ query: { invoice_id: first(w.cloud.state.invoices).id } }),
  payAll: () => ({ body: { billing_account_id: lab } }),
  payAmount: () => ({ body: { billing_account_id: lab, amount: 10 } }),
  payInvoice: (w) => ({ body: { invoice_id: first(w.cloud.state.invoices, (one) => one.status === 5).id } }),
  getUsage: account,
  createService: () => ({
    body: {
      billing_account_id: main,
      service: 'postgresql',
      version: '14.0',
      display_name: 'New',
      vm_cpu: 2,
      vm_ram: 4096,
      vm_disk_gb: 40,
      package_parameters: '{"location":"bus02"}',
      is_multi_node: true,
    },
  }),
  getService: (w) => ({ path: service(w) }),
  updateService: (w) => ({ path: service(w), body: { display_name: 'Renamed', billing_account_id: lab } }),
  deleteService: (w) => ({ path: service(w) }),
  getServiceSecrets: (w) => ({ path: service(w) }),
  listWhitelist: (w) => ({ path: service(w) }),
  addWhitelistEntry: (w) => ({ path: service(w), body: { ip_address: '1.2.3.0/24' } }),
  removeWhitelistEntry: (w) => ({ path: service(w), body: { ip_address: '192.0.2.14' } }),
};

const deprecated: readonly OperationId[] = ['releasePublicIp', 'reservePublicIp'];

describe('every operation', () => {
  it('is one of 122', () => {
    expect(operationIds).toHaveLength(122);
  });

  const asked = dialects.flatMap((dialect) =>
    operationIds.filter((id) => !absentIn(dialect).includes(id)).map((id) => [dialect, id] as const),
  );

  it.each(asked)('of a platform of the %s kind, %s answers as the contract says, without a complaint', async (dialect, operation) => {
    const w = world('company', { dialect });
    const answer = await w.call(operation, requests[operation]?.(w));
    expect(answer.text).not.toContain('"errors":{');
    expect(answer.status).toBeGreaterThanOrEqual(200);
    expect(answer.status).toBeLessThan(300);
    expect(schemas[operation]?.safeParse(answer.body).error?.issues ?? []).toEqual([]);
    expect(w.complaints()).toEqual(deprecated.includes(operation) ? ['the call is deprecated'] : []);
    expect(w.cloud.journal.requests.at(-1)).toMatchObject({ operation, method: operations[operation].method, status: answer.status });
    expect(answer.response.headers.get('x-warren-correlation-id')).toMatch(/^demo-/);
  });
});

const readings = operationIds.filter((operation) => operations[operation].method === 'GET' && requests[operation] === undefined);

describe('every scenario', () => {
  it.each(scenarioNames)("%s answers its lists in the contract's shapes", async (scenario) => {
    const w = world(scenario);
    const absent = absentIn(w.cloud.state.platform.dialect);
    const s3 = w.cloud.state.s3.exists ? [] : ['getS3User', 'listS3Keys'];
    for (const operation of readings.filter((one) => !absent.includes(one) && !s3.includes(one))) {
      const answer = await w.call(operation);
      expect({ operation, status: answer.status }).toEqual({ operation, status: 200 });
      expect({ operation, issues: schemas[operation]?.safeParse(answer.body).error?.issues ?? [] }).toEqual({ operation, issues: [] });
    }
    for (const { id } of w.cloud.state.accounts) {
      for (const operation of ['listInvoices', 'listCredit', 'listCards', 'getUsage', 'getBillingAccount'] as const) {
        const answer = await w.call(operation, { query: { billing_account_id: id } });
        expect({ operation, issues: schemas[operation]?.safeParse(answer.body).error?.issues ?? [] }).toEqual({ operation, issues: [] });
      }
    }
    expect(w.complaints()).toEqual([]);
  });
});
