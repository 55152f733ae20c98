import type { Page } from '@playwright/test';
import type { RunningCloud } from '../scripts/cloud.mjs';
import {
  axe,
  bodies,
  choose,
  dialog,
  elsewhere,
  expect,
  expectNoRow,
  expectRow,
  failedRequest,
  keptOn,
  openActivity,
  pageTitle,
  received,
  rowAction,
  rowOf,
  signIn,
  test,
} from './support';

interface Rule {
  uuid: string;
  port_start: number | null;
  endpoint_spec: string[] | null;
}
interface ListedFirewall {
  uuid: string;
  name: string;
  rules: Rule[];
}

const firewallNamed = async (cloud: RunningCloud, name: string): Promise<ListedFirewall> => {
  const found = (await elsewhere<ListedFirewall[]>(cloud, 'GET', '/cyc01/network/firewalls')).find((each) => each.name === name);
  if (!found) throw new Error(`There is no firewall ${name}`);
  return found;
};

/** As another client would: all rules, in JSON. */
const putRules = async (cloud: RunningCloud, uuid: string, rules: unknown[]) => {
  const answer = await fetch(`${cloud.url}/v1/cyc01/network/firewalls/${uuid}`, {
    method: 'PUT',
    headers: { apikey: 'demo', 'content-type': 'application/json' },
    body: JSON.stringify({ rules }),
  });
  expect(answer.ok).toBe(true);
};

async function openFirewall(page: Page, cloud: RunningCloud, name: string) {
  const { uuid } = await firewallNamed(cloud, name);
  await signIn(page, 'demo', `/network/firewalls/cyc01/${uuid}`);
  await expect(pageTitle(page)).toHaveText(name);
  return uuid;
}

const send = (page: Page, name: string) => page.getByRole('dialog').last().getByRole('button', { name, exact: true });

test('a private network is created, renamed and deleted, each once', async ({ page, cloud }) => {
  await signIn(page, 'demo', '/network/private-networks');
  await expectRow(page, 'Private networks', 'Databases', { Location: 'Cycletown' });
  await page.getByRole('main').getByRole('button', { name: 'Create network' }).click();
  await expect(send(page, 'Create network')).toHaveAccessibleDescription('Enter a name.');
  await page.getByRole('dialog').getByLabel('Name').fill('Backend');
  await send(page, 'Create network').dblclick();
  await expect(pageTitle(page)).toHaveText('Backend');
  await choose(page, 'Actions', 'Rename network');
  await page.getByRole('dialog').getByLabel('Name').fill('Backend 2');
  await send(page, 'Rename network').dblclick();
  await expect(pageTitle(page)).toHaveText('Backend 2');
  await choose(page, 'Actions', 'Delete network');
  await send(page, 'Delete network').dblclick();
  await expectNoRow(page, 'Private networks', 'Backend 2');
  expect(await bodies(cloud, 'createNetwork')).toEqual([{ name: 'Backend' }]);
  expect(await received(cloud, 'renameNetwork')).toHaveLength(1);
  expect(await received(cloud, 'deleteNetwork')).toHaveLength(1);

  await page.getByRole('button', { name: 'Export as Terraform' }).click();
  await expect(page.getByRole('dialog')).toContainText('resource "warren_network" "databases"');
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();

  // What is in use can't be deleted, and says why.
  const table = page.getByRole('table', { name: 'Private networks', exact: true });
  await table.getByRole('button', { name: 'Actions for Databases', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Delete network' })).toHaveAccessibleDescription(/in this network/);
  await page.keyboard.press('Escape');

  // The palette knows it; its page draws what is in it, and says it in a table; a VM can be created there.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Name, address, uuid, page or action' }).fill('databases private');
  await page.getByRole('option', { name: /^Databases/ }).click();
  await expect(pageTitle(page)).toHaveText('Databases');
  const drawing = page.getByRole('group', { name: 'How the Internet reaches Databases' });
  await expect(drawing.getByRole('link', { name: /^orders-db-primary/ })).toBeVisible();
  await expectRow(page, 'Members', 'orders-db-primary', { 'Private IP': /^10\./, 'Public IP': '–' });
  await page.getByRole('button', { name: 'Create VM here' }).click();
  await expect(page.getByRole('textbox', { name: 'Network', exact: true }).or(page.getByRole('combobox', { name: 'Network' }))).toHaveValue(
    /^Databases/,
  );
});

test('a floating IP is created and assigned at once, moved as one operation, and deleted', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page, 'demo', '/network/floating-ips?do=create');
  await page.getByRole('dialog').getByLabel('Name (optional)').fill('edge');
  await page.getByRole('dialog').getByRole('combobox', { name: 'Location' }).click();
  await page.getByRole('option', { name: 'Cycletown' }).click();
  await page.getByRole('combobox', { name: 'Assign to' }).fill('api-gateway');
  await page.getByRole('option', { name: 'api-gateway' }).click();
  // What was made stays made: only what failed is asked for again.
  await cloud.faults({ status: { assignFloatingIp: 409 } });
  await send(page, 'Create and assign floating IP').dblclick();
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await expect(page.getByRole('dialog')).toContainText('Only assigning it is left.');
  await cloud.faults({ status: {} });
  await send(page, 'Assign floating IP').dblclick();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await received(cloud, 'createFloatingIp')).toHaveLength(1);
  const made = String((await received(cloud, 'assignFloatingIp'))[0]?.data['address']);
  await expectRow(page, 'Floating IPs', made, { Name: 'edge', 'Assigned to': 'api-gateway' });
  expect(await received(cloud, 'assignFloatingIp')).toHaveLength(2);

  await expectRow(page, 'Floating IPs', '203.0.113.4', { State: 'Assigned', 'Assigned to': 'mail-relay' });
  await rowAction(page, 'Floating IPs', '203.0.113.4', 'Move floating IP');
  const move = dialog(page, 'Move 203.0.113.4');
  await move.getByRole('combobox', { name: 'Assign to' }).click();
  await expect(move.getByRole('listbox'), 'is not cut off by a small dialog').toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(move.getByRole('listbox')).toHaveCount(0);
  await move.getByRole('combobox', { name: 'Assign to' }).fill('web-02');
  await page.getByRole('option', { name: 'web-02' }).click();
  await expect(move).toContainText("mail-relay can't be reached at 203.0.113.4 from now on.");
  await send(page, 'Move floating IP').dblclick();
  await expect(move).toHaveCount(0);
  await expectRow(page, 'Floating IPs', '203.0.113.4', { 'Assigned to': 'web-02' });
  expect(await received(cloud, 'unassignFloatingIp')).toHaveLength(1);
  expect(await received(cloud, 'assignFloatingIp')).toHaveLength(3);
  const activity = await openActivity(page);
  await expect(activity.getByRole('listitem').filter({ hasText: 'Move 203.0.113.4 to web-02' })).toContainText(/Completed|Done/);
  await page.keyboard.press('Escape');

  await rowAction(page, 'Floating IPs', '203.0.113.4', 'Unassign floating IP');
  await expect(page.getByRole('dialog')).toContainText('per month while unassigned');
  await send(page, 'Unassign floating IP').click();
  await expectRow(page, 'Floating IPs', '203.0.113.4', { State: 'Unassigned' });
  await rowAction(page, 'Floating IPs', '203.0.113.4', 'Explain this state');
  await expect(dialog(page, /^State of 203\.0\.113\.4/)).toContainText(
    "Not assigned Delete it if you don't need it, so that it stops costing.",
  );
  await page.keyboard.press('Escape');

  // Several at once: another account, then gone.
  for (const address of ['203.0.113.4', made]) await rowOf(page, 'Floating IPs', address).getByRole('checkbox').check();
  const selected = page.getByRole('toolbar', { name: 'Actions for what is selected' });
  await selected.getByRole('button', { name: 'Change billing account' }).click();
  const account = dialog(page, 'Change the billing account of 2 resources');
  await account.getByRole('combobox', { name: 'Billing account' }).click();
  await page.getByRole('option', { name: /R&D <lab>/ }).click();
  await send(page, 'Change billing account').dblclick();
  await expect(account.getByRole('status')).toHaveText('2 of 2 done');
  await account.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expectRow(page, 'Floating IPs', '203.0.113.4', { 'Billing account': 'R&D <lab>' });
  expect(await received(cloud, 'updateFloatingIp')).toHaveLength(2);
  await selected.getByRole('button', { name: 'Delete 2 floating IPs' }).click();
  const deletion = dialog(page, 'Delete 2 floating IPs?');
  await expect(deletion).toContainText("You probably won't get them back.");
  await expect(deletion).toContainText('1 of them is in use');
  await deletion.getByLabel(/^To confirm, type/).fill('delete 2');
  await send(page, 'Delete 2 floating IPs').dblclick();
  await expect(dialog(page, 'Deleting 2 floating IPs').getByRole('status')).toHaveText('2 of 2 done');
  expect(await received(cloud, 'deleteFloatingIp')).toHaveLength(2);
});

test('firewall rules are staged, reviewed and saved at once, kept ones under their uuid', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  const uuid = await openFirewall(page, cloud, 'Web');
  const before = await firewallNamed(cloud, 'Web');
  await choose(page, 'Add rule', 'SSH');
  const warnings = page.getByRole('region', { name: '1 warning' });
  await expect(warnings).toContainText('SSH is open to everyone.');
  await warnings.getByRole('button', { name: 'Allow only private addresses' }).click();
  await expect(warnings).toHaveCount(0);

  // Hostile ports and addresses are refused with a reason, and nothing is changed silently.
  await page.getByRole('button', { name: 'HTTP TCP 80', exact: true }).click();
  const edit = dialog(page, 'Edit rule');
  await edit.getByLabel('Ports').fill('8080-80');
  await expect(edit).toContainText('The range runs backwards.');
  await edit.getByRole('button', { name: 'Use 80-8080' }).click();
  await edit.getByRole('radio', { name: /Certain addresses/ }).check();
  await edit.getByLabel('IP addresses and CIDRs').fill(' 10.0.0.5/24 , "0.0.0.0/00" 192.168/16 ::ffff:10.0.0.1');
  await expect(edit).toContainText('means the whole network 10.0.0.0/24');
  await expect(edit).toContainText("3 entries can't be used.");
  await edit.getByLabel('IP addresses and CIDRs').fill('10.0.0.5/24');
  await send(page, 'Apply change').click();
  const bar = page.getByRole('region', { name: 'Unsaved changes' });
  await expect(bar).toContainText('1 new 1 changed');

  // It outlives a reload.
  await expect(async () => {
    expect(await keptOn(page, 'tab', 'burrow.draft.firewalls')).toContain('10.0.0.5/24');
  }).toPass();
  await page.reload();
  await expect(bar).toContainText('1 new 1 changed');
  expect(await received(cloud, 'updateFirewall')).toEqual([]);
  await bar.getByRole('button', { name: 'Review and save' }).click();
  const review = dialog(page, 'Review changes to Web');
  await expect(review).toContainText('No longer reachable: HTTP (80) from anywhere');
  await axe(page);

  // And a token that ends in the middle of it.
  await cloud.faults({ rejectToken: true });
  await send(page, 'Save rules').click();
  const again = dialog(page, 'Your API token is no longer accepted');
  await expect(again).toBeVisible();
  await cloud.faults({ rejectToken: false });
  await again.getByLabel('API token').fill('demo');
  await again.getByLabel('API token').press('Enter');
  await expect(again).toHaveCount(0);
  expect(await received(cloud, 'updateFirewall')).toEqual([]);
  await send(page, 'Save rules').dblclick();
  await expect(review).toHaveCount(0);
  await expect(bar).toHaveCount(0);
  expect(await received(cloud, 'updateFirewall')).toHaveLength(1);
  const after = await firewallNamed(cloud, 'Web');
  expect(after.uuid).toBe(uuid);
  expect(after.rules).toHaveLength(before.rules.length + 1);
  for (const { uuid: kept } of before.rules) expect(after.rules.map((rule) => rule.uuid)).toContain(kept);
  expect(after.rules.find(({ port_start: port }) => port === 80)?.endpoint_spec).toEqual(['10.0.0.5/24']);
});

test('two people edit a firewall: nobody loses a rule', async ({ page, cloud }) => {
  const uuid = await openFirewall(page, cloud, 'Web');
  const { rules } = await firewallNamed(cloud, 'Web');
  await choose(page, 'Add rule', 'Ping (ICMP)');
  await page.getByRole('region', { name: 'Unsaved changes' }).getByRole('button', { name: 'Review and save' }).click();
  const theirs = { protocol: 'tcp', direction: 'inbound', port_start: 8443, endpoint_spec_type: 'any' };
  await putRules(cloud, uuid, [...rules, theirs]);
  await send(page, 'Save rules').click();
  const review = dialog(page, 'Review changes to Web');
  await expect(review).toContainText('Someone else changed this firewall');
  await expect(review).toContainText('TCP 8443 from anywhere');
  expect(await received(cloud, 'updateFirewall')).toHaveLength(1);
  await send(page, 'Continue with both').click();
  await send(page, 'Save rules').click();
  await expect(review).toHaveCount(0);
  const after = await firewallNamed(cloud, 'Web');
  expect(after.rules).toHaveLength(rules.length + 2);
  expect(after.rules.map((rule) => rule.port_start)).toContain(8443);
});

test('a load balancer is created with its targets, changed, and deleted with its address', async ({ page, cloud }) => {
  await signIn(page, 'demo', '/network/load-balancers?do=create');
  const create = dialog(page, 'Create load balancer');
  await create.getByLabel('Name').fill('Edge');
  await create.getByRole('combobox', { name: 'Location' }).click();
  await page.getByRole('option', { name: 'Cycletown' }).click();
  await create.getByRole('combobox', { name: 'Targets' }).fill('web-01');
  await page.getByRole('option', { name: 'web-01' }).click();
  await create.getByLabel('Name').click();
  await expect(create).toContainText('per month');
  await send(page, 'Create load balancer').dblclick();
  await expect(pageTitle(page)).toHaveText('Edge');
  expect(await bodies(cloud, 'createLoadBalancer')).toMatchObject([
    { display_name: 'Edge', reserve_public_ip: true, rules: [{ source_port: 80, target_port: 80 }], targets: [{ target_type: 'vm' }] },
  ]);
  await page.getByRole('main').getByRole('button', { name: 'Add forwarding rule' }).click();
  await page.getByRole('dialog').getByLabel('Port', { exact: true }).fill('443');
  await page.getByRole('dialog').getByLabel('Target port').fill('8443');
  await send(page, 'Add forwarding rule').dblclick();
  await expect(page.getByRole('table', { name: 'Forwarding rules' })).toContainText('443 → 8443');
  await rowAction(page, 'Targets', 'web-01', 'Remove target');
  await send(page, 'Remove target').dblclick();
  await expect(page.getByText('No targets')).toBeVisible();
  await choose(page, 'Actions', 'Delete load balancer');
  await page.getByRole('dialog').getByRole('checkbox').check();
  await page
    .getByRole('dialog')
    .getByLabel(/^To confirm, type/)
    .fill('Edge');
  await send(page, 'Delete load balancer').dblclick();
  await expectNoRow(page, 'Load balancers', 'Edge');
  for (const operation of ['createLoadBalancer', 'addForwardingRule', 'removeTarget', 'deleteLoadBalancer', 'deleteFloatingIp'])
    expect(await received(cloud, operation), operation).toHaveLength(1);
});

test('exposure says what can be reached and why, and leads to the VM, where a firewall is assigned', async ({ page, cloud }) => {
  await signIn(page, 'demo', '/network/exposure');
  await expectRow(page, 'Exposure', 'mail-relay', { Risk: 'High', Reason: 'No firewall protects this VM.' });
  await page.getByLabel('Open at port').fill('5432');
  await expectNoRow(page, 'Exposure', 'web-01');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as CSV' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^exposure-filtered-.*csv$/);
  await page.getByLabel('Open at port').fill('');
  await expect(rowOf(page, 'Exposure', 'web-01').first()).toBeVisible();
  const question = page.getByRole('region', { name: 'Can X reach Y?' });
  await question.getByRole('combobox', { name: 'To (virtual machine)' }).fill('mail-relay');
  await page.getByRole('option', { name: 'mail-relay' }).click();
  await expect(question.getByRole('status')).toContainText('Allowed');
  await question.getByLabel('From (address or network)').fill('192.168/16');
  await expect(question.getByLabel('From (address or network)')).toHaveAccessibleDescription('An IPv4 address has four numbers.');
  await axe(page);

  await page.getByRole('table', { name: 'Exposure', exact: true }).getByRole('link', { name: 'mail-relay', exact: true }).first().click();
  const firewalls = page.getByRole('region', { name: 'Firewalls' });
  await expect(firewalls).toContainText('No firewall protects this VM');
  await firewalls.getByRole('button', { name: 'Assign firewall' }).click();
  const assign = dialog(page, 'Assign a firewall to mail-relay');
  await assign.getByRole('combobox', { name: 'Firewall' }).click();
  await page.getByRole('option', { name: 'Web', exact: true }).click();
  await expect(assign).toContainText(/No longer reachable: TCP .* from anywhere, including .*SSH/);
  await send(page, 'Assign firewall').dblclick();
  await expectRow(page, 'Firewalls', 'Web', { Rules: /HTTP/ });
  await axe(page);
  await rowAction(page, 'Firewalls', 'Web', 'Unassign firewall');
  await expect(page.getByRole('dialog')).toContainText('Becomes reachable');
  await send(page, 'Unassign firewall').dblclick();
  await expect(firewalls).toContainText('No firewall protects this VM');
  for (const operation of ['assignFirewall', 'unassignFirewall']) expect(await received(cloud, operation), operation).toHaveLength(1);

  // The same for several at once, by location; those that have it already are left out.
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Virtual machines' }).click();
  for (const name of ['mail-relay', 'vpn', 'web-01']) await rowOf(page, 'Virtual machines', name).getByRole('checkbox').check();
  await page.getByRole('toolbar', { name: 'Actions for what is selected' }).getByRole('button', { name: 'Assign firewall' }).click();
  const several = dialog(page, 'Assign a firewall to 3 VMs');
  await several.getByRole('combobox', { name: 'Firewall in Cycletown for 3 VMs' }).click();
  await page.getByRole('option', { name: 'Web', exact: true }).click();
  await expect(several).toContainText('1 of these VMs has it already.');
  await expect(several.getByRole('listitem').filter({ hasText: 'mail-relay' })).toContainText('No longer reachable: TCP');
  await axe(page);
  await send(page, 'Assign firewall to 2 VMs').dblclick();
  await expect(several.getByRole('status')).toHaveText('2 of 2 done');
  expect(await received(cloud, 'assignFirewall')).toHaveLength(3);
});

test.describe('on an older platform', () => {
  test.use({ scenario: 'older' });
  test('pages about firewalls are not offered once that is known', async ({ page, cloud, consoleErrors }) => {
    consoleErrors.allow(/Failed to load resource/);
    expect(cloud.url).toBeTruthy();
    await signIn(page, 'demo', '/network/private-networks');
    await expect(pageTitle(page)).toHaveText('Private networks');
    const navigation = page.getByRole('navigation', { name: 'Navigation' });
    await expect(navigation.getByRole('link', { name: 'Load balancers' })).toBeVisible();
    await expect(navigation.getByRole('link', { name: 'Firewalls' })).toHaveCount(0);
    await expect(navigation.getByRole('link', { name: 'Exposure' })).toHaveCount(0);
  });
});
