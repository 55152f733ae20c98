import type { Page } from '@playwright/test';
import type { RunningCloud } from '../scripts/cloud.mjs';
import {
  axe,
  bulk,
  confirmByTyping,
  countByLocation,
  elsewhere,
  euros,
  expect,
  expectRow,
  failedRequest,
  type Noted,
  pageTitle,
  received,
  region,
  rowAction,
  rowOf,
  signIn,
  tableNamed,
  test,
  vmNamed,
  vmsIn,
} from './support';

const overview = '/overview';
const waste = 'Unused resources';
const slugs = { cyc01: 'Cycletown', bus02: 'Busburg', tra03: 'Traintown' };

interface Stored {
  readonly size: number;
  readonly uuid: string;
  readonly replica: { uuid: string; size: number; type: string; created_at: string }[];
}
interface Machine {
  readonly uuid: string;
  readonly name: string;
  readonly status: string;
  readonly vcpu: number;
  readonly memory: number;
  readonly backup: boolean;
  readonly license_type?: string;
  readonly storage: Stored[];
}
interface Disk {
  readonly uuid: string;
  readonly size_gb: number;
  readonly display_name?: string;
}
interface Address {
  readonly address: string;
  readonly assigned_to?: string | null;
  readonly is_deleted?: boolean;
}
interface Balancer {
  readonly uuid: string;
  readonly display_name: string;
  readonly targets: { target_uuid: string }[];
}

interface Service {
  readonly prices: { resourceType: string; priceMultiplier: number }[];
  readonly resources: { resource_allocation?: { vcpu?: number; memory?: number; storage?: { size: number }[] } }[];
}

/** All that the cloud has, as another client sees it. */
async function everything(cloud: RunningCloud) {
  const each = async <T>(path: string) =>
    (await Promise.all(Object.keys(slugs).map((slug) => elsewhere<T[]>(cloud, 'GET', `/${slug}${path}`)))).flat();
  const machines = await each<Machine>('/user-resource/vm/list');
  const attached = new Set(machines.flatMap(({ storage }) => storage.map(({ uuid }) => uuid)));
  return {
    machines,
    disks: (await each<Disk>('/storage/disks')).filter(({ uuid }) => !attached.has(uuid)),
    addresses: (await each<Address>('/network/ip_addresses')).filter((ip) => ip.is_deleted !== true && !ip.assigned_to),
    balancers: await each<Balancer>('/network/load_balancers'),
    services: await elsewhere<Service[]>(cloud, 'GET', '/user-resource/service/packages'),
    buckets: await elsewhere<{ size_bytes: number }[]>(cloud, 'GET', '/storage/bucket/list'),
  };
}

const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0);
const copies = ({ storage }: Machine, type: string) =>
  sum(storage, ({ replica }) => sum(replica, (one) => (one.type === type ? one.size : 0)));

/** By the documents' own arithmetic and the price list that they print. */
function hourly({ machines, disks, addresses, balancers, services, buckets }: Awaited<ReturnType<typeof everything>>): number {
  const running = ({ vcpu, memory, license_type }: Machine) =>
    vcpu * 0.00521 + (memory / 1024) * 0.00329 + (license_type === 'WINDOWS' ? vcpu * 0.00548 : 0);
  return (
    sum(machines, (vm) => (vm.status === 'running' ? running(vm) : 0)) +
    sum(
      machines,
      (vm) => sum(vm.storage, ({ size }) => size) * 0.0001 + copies(vm, 'snapshot') * 0.0001 + copies(vm, 'backup') * 0.0000342,
    ) +
    sum(disks, ({ size_gb }) => size_gb * 0.0001) +
    addresses.length * 0.00342 +
    balancers.length * 0.02054 +
    sum(buckets, ({ size_bytes }) => (size_bytes / 2 ** 30) * 0.0000342) +
    sum(services, ({ prices, resources }) => {
      const times = (type: string) => prices.find(({ resourceType }) => resourceType === type)?.priceMultiplier ?? 0;
      return sum(
        resources.map(({ resource_allocation: has }) => has ?? {}),
        ({ vcpu = 0, memory = 0, storage = [] }) =>
          vcpu * 0.00521 * times('CPU') +
          (memory / 1024) * 0.00329 * times('RAM') +
          sum(storage, ({ size }) => size) * 0.0001 * times('STORAGE'),
      );
    })
  );
}

const names = (page: Page, table: string) => tableNamed(page, table).getByRole('rowheader');

/** What was asked of the cloud that changes something. */
const writes = async (cloud: RunningCloud) =>
  ((await cloud.requests()) as Noted[]).filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);

test('the overview says what runs where and what it costs, as the cloud has it, with one call a location and kind', async ({
  page,
  cloud,
}) => {
  const there = await everything(cloud);
  const before = (await cloud.requests()) as Noted[];
  await signIn(page, 'demo', overview);
  await expect(pageTitle(page)).toHaveText('Overview');
  for (const [slug, name] of Object.entries(slugs)) {
    const vms = await vmsIn(cloud, slug);
    for (const [state, label] of [
      ['running', 'Running'],
      ['stopped', 'Stopped'],
    ] as const) {
      const count = vms.filter(({ status }) => status === state).length;
      await expect(region(page, name).getByRole('link', { name: new RegExp(`^${count}\\s*${label}$`) })).toBeVisible();
    }
    await expect(region(page, name).getByText('Updated')).toBeVisible();
  }
  const hour = hourly(there);
  await expect(region(page, 'Cost').getByRole('row', { name: /^Total/ })).toContainText(euros(hour * 730));
  await expect(region(page, 'Cost').getByRole('row', { name: /^With VAT \(20%\)/ })).toContainText(euros(hour * 730 * 1.2));

  const attention = region(page, 'Needs attention');
  const bare = there.machines.filter((vm) => vm.status === 'running' && !vm.backup).length;
  await expect(attention.getByRole('link', { name: `${bare} running VMs without automatic backups` })).toBeVisible();
  await expect(attention.getByRole('link', { name: `${there.addresses.length} unassigned floating IPs` })).toBeVisible();
  // One of the disks that no machine has is a boot medium.
  await expect(attention.getByRole('link', { name: `${there.disks.length - 1} unattached disks` })).toBeVisible();
  const accounts = await elsewhere<{ unpaid_amount: number }[]>(cloud, 'GET', '/payment/billing_account/list');
  const unpaid = euros(sum(accounts, ({ unpaid_amount }) => unpaid_amount));
  await expect(attention.getByRole('link', { name: `${unpaid} unpaid` })).toBeVisible();
  const lab = region(page, 'Billing accounts').getByRole('listitem').filter({ hasText: 'R&D <lab>' });
  await expect(lab).toContainText('Balance');
  await expect(lab).toContainText(`Unpaid invoices${unpaid}`);

  for (const kind of ['listDisks', 'listLoadBalancers', 'listFloatingIps']) {
    const mine = before.filter(({ operation }) => operation === kind).length;
    expect(await received(cloud, kind), kind).toHaveLength(mine + 3);
  }
  await axe(page);
});

test('each number leads to what it counts', async ({ page, cloud }) => {
  await signIn(page, 'demo', overview);
  await region(page, 'Busburg')
    .getByRole('link', { name: /Stopped$/ })
    .click();
  await expect(page).toHaveURL(/location=bus02/);
  await expect(names(page, 'Virtual machines')).toHaveText(['build-runner-2', 'empty-box', 'sim-02']);

  await page.goto(overview);
  await region(page, 'Needs attention')
    .getByRole('link', { name: /without automatic backups$/ })
    .click();
  const { machines } = await everything(cloud);
  const bare = machines.filter((vm) => vm.status === 'running' && !vm.backup).length;
  await expect(page.getByText(`${bare} of ${machines.length}`)).toBeVisible();

  await page.goto(`${overview}?location=cyc01`);
  await region(page, 'Needs attention').getByRole('link', { name: '1 unattached disk' }).click();
  await expect(page).toHaveURL(/\/overview\/clean-up\?.*location=cyc01/);
  await expect(names(page, waste)).toHaveText(['Old orders data']);

  await page.getByRole('link', { name: 'Burrow', exact: true }).click();
  await expect(page).toHaveURL(/\/overview\?location=cyc01$/);
});

test('a location that is down is named, the others show, and it can be asked again', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await cloud.faults({ locationsDown: ['bus02'] });
  await signIn(page, 'demo', overview);
  const card = region(page, 'Busburg');
  await expect(card.getByRole('alert')).toContainText('Busburg did not answer');
  await expect(region(page, 'Cycletown').getByRole('link', { name: /Running$/ })).toBeVisible();
  await expect(region(page, 'Cost')).toContainText('Partial total: Busburg didn’t respond.');
  await page.goto('/overview/clean-up');
  await expect(page.getByRole('alert')).toContainText('Couldn’t load everything from Busburg');
  await expectRow(page, waste, 'Old orders data', { Location: 'Cycletown' });

  await page.goto(overview);
  await expect(card.getByRole('alert')).toBeVisible();
  await cloud.faults({ locationsDown: [] });
  await card.getByRole('button', { name: 'Try again' }).click();
  await expect(card.getByRole('link', { name: /^9\s*Running$/ })).toBeVisible();
  await expect(card.getByRole('alert')).toHaveCount(0);
});

test('the clean-up deletes what was chosen and reviewed, each once, and nothing else', async ({ page, cloud }) => {
  const [shop] = await elsewhere<Balancer[]>(cloud, 'GET', '/cyc01/network/load_balancers');
  if (!shop) throw new Error('There is no load balancer');
  for (const { target_uuid } of shop.targets)
    await elsewhere(cloud, 'DELETE', `/cyc01/network/load_balancers/${shop.uuid}/targets/${target_uuid}`);
  const old = await vmNamed(cloud, 'cyc01', 'legacy-crm-do-not-touch');
  const { machines, disks } = await everything(cloud);
  const disk = disks.find(({ display_name }) => display_name === 'Old orders data');
  const snapshot = machines.find(({ uuid }) => uuid === old.uuid)?.storage[0]?.replica[0];
  const before = await writes(cloud);

  await signIn(page, 'demo', '/overview/clean-up?stopped=1');
  const tick = async (name: string, kind: string) => rowOf(page, waste, name).filter({ hasText: kind }).getByRole('checkbox').check();
  await tick('Old orders data', 'Unattached disk');
  await tick('Shop', 'Load balancer without live targets');
  await tick('203.0.113.9 (spare)', 'Unassigned floating IP');
  await tick('legacy-crm-do-not-touch', 'Old snapshot');
  await page.getByRole('toolbar', { name: 'Actions for what is selected' }).getByRole('button', { name: 'Review and delete…' }).click();

  const review = page.getByRole('dialog');
  await expect(review).toContainText('Delete 4 resources?');
  // 200 GB of disk, a load balancer, an address, 60 GB of snapshot.
  await expect(review).toContainText(`This saves about ${euros(730 * (200 * 0.0001 + 0.02054 + 0.00342 + 60 * 0.0001))} per month`);
  await expect(review).toContainText('stays, unassigned, and is still billed');
  await axe(page);
  await confirmByTyping(page, 'delete 4');
  await expect(page.getByRole('dialog').getByRole('status').filter({ hasText: '4 of 4 done' })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();

  const after = (await writes(cloud)).slice(before.length);
  expect(after.toSorted()).toEqual(
    [
      `DELETE /v1/cyc01/storage/disks/${disk?.uuid}`,
      `DELETE /v1/cyc01/network/load_balancers/${shop.uuid}`,
      'DELETE /v1/cyc01/network/ip_addresses/203.0.113.9',
      'DELETE /v1/cyc01/user-resource/vm/replica',
    ].toSorted(),
  );
  expect((await received(cloud, 'deleteReplica')).map(({ data }) => data.replica_uuid)).toEqual([snapshot?.uuid]);
  await expect(rowOf(page, waste, 'Old orders data')).toHaveCount(0);
  await expect(rowOf(page, waste, 'Shop')).toHaveCount(0);
  await expect(rowOf(page, waste, '203.0.113.9 (spare)')).toHaveCount(0);
  await expect(rowOf(page, waste, 'legacy-crm-do-not-touch')).toHaveCount(1);
  expect(await vmNamed(cloud, 'cyc01', old.name)).toMatchObject({ uuid: old.uuid });

  await rowAction(page, waste, 'legacy-crm-do-not-touch', 'Delete…');
  await expect(page.getByRole('dialog')).toContainText('All data on their disks, snapshots and backups is lost.');
  await confirmByTyping(page, 'delete 1');
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('1 of 1 done');
  expect((await received(cloud, 'deleteVm')).map(({ data }) => data.uuid)).toEqual([old.uuid]);
});

test('what the clean-up could not delete is named and tried again on demand, and nothing stays selected', async ({
  page,
  cloud,
  consoleErrors,
}) => {
  consoleErrors.allow(failedRequest);
  await signIn(page, 'demo', '/overview/clean-up');
  await cloud.faults({ status: { deleteFloatingIp: 409 } });
  for (const name of ['Old orders data', '203.0.113.9 (spare)']) await rowOf(page, waste, name).getByRole('checkbox').check();
  const bar = bulk(page);
  await bar.getByRole('button', { name: 'Review and delete…' }).click();
  await confirmByTyping(page, 'delete 2');
  const results = page.getByRole('dialog', { name: 'Deleting 2 resources' });
  await expect(results.getByRole('status')).toHaveText('1 of 2 done');
  await expect(results.getByRole('listitem').filter({ hasText: '203.0.113.9' })).toContainText('Failed');
  await expect(bar).toHaveCount(0);
  await cloud.faults({ status: {} });
  await results.getByRole('button', { name: 'Try the failed one again' }).dblclick();
  await expect(results.getByRole('status')).toHaveText('2 of 2 done');
  await results.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(rowOf(page, waste, '203.0.113.9 (spare)')).toHaveCount(0);
  await expect(bar).toHaveCount(0);
  expect(await received(cloud, 'deleteFloatingIp')).toHaveLength(2);
  expect(await received(cloud, 'deleteDisk')).toHaveLength(1);
});

test('what has been put to use since the list was drawn is left alone; boot media are no waste', async ({ page, cloud }) => {
  await signIn(page, 'demo', '/overview/clean-up?f.kind=Unattached%20disk,Boot%20medium');
  await expect(names(page, waste)).toHaveCount(2);
  // Its state is the address's, which follows the click.
  await page.getByRole('checkbox', { name: 'Include boot images' }).click();
  await expect(page.getByRole('checkbox', { name: 'Include boot images' })).toBeChecked();
  await expect(names(page, waste)).toHaveCount(3);
  await expectRow(page, waste, 'custom-installer.iso', { Type: 'Boot image' });
  await expect(page).toHaveURL(/media=1/);

  await rowAction(page, waste, 'Old orders data', 'Delete…');
  const { uuid } = await vmNamed(cloud, 'cyc01', 'web-02');
  const disks = await elsewhere<Disk[]>(cloud, 'GET', '/cyc01/storage/disks');
  const disk = disks.find(({ display_name }) => display_name === 'Old orders data');
  await elsewhere(cloud, 'POST', '/cyc01/user-resource/vm/storage/attach', { uuid, storage_uuid: disk?.uuid ?? '' });
  await confirmByTyping(page, 'delete 1');
  await expect(page.getByRole('dialog')).toContainText('Skipped');
  await expect(page.getByRole('dialog')).toContainText('0 of 1 done');
  expect(await received(cloud, 'deleteDisk')).toEqual([]);
});

test.describe('a new customer', () => {
  test.use({ scenario: 'fresh' });
  test('is welcomed with the steps that are left', async ({ page }) => {
    await signIn(page, 'demo', overview);
    const steps = region(page, 'Welcome').getByRole('listitem');
    await expect(steps).toHaveCount(3);
    await expect(steps.nth(0)).toContainText('Done');
    await expect(steps.nth(1)).toContainText('Done');
    await expect(steps.nth(2)).toContainText('To do');
    await expect(region(page, 'Traintown').getByRole('link', { name: /^0\s*Running$/ })).toBeVisible();
    await axe(page);
    await region(page, 'Welcome').getByRole('link', { name: 'See what is offered, and what it costs' }).click();
    await expect(pageTitle(page)).toHaveText('Images and plans');
  });
});

test.describe('a customer without credit', () => {
  test.use({ scenario: 'frozen' });
  test('sees that first, and what lifts it', async ({ page }) => {
    await signIn(page, 'demo', overview);
    const attention = region(page, 'Needs attention').getByRole('listitem');
    await expect(attention.first()).toContainText('Billing account Startup: FROZEN');
    await expect(attention.first()).toContainText('Top up to start and create resources again.');
    await expect(attention.nth(1)).toContainText(/unpaid/);
    await expect(region(page, 'Billing accounts')).toContainText('Out of credit');
  });
});

test('what the platform offers: classes with limits, systems, media, prices and rules, each from your provider', async ({
  page,
  cloud,
}) => {
  await signIn(page, 'demo', '/compute/offers');
  const classes = page.getByRole('table', { name: 'Server classes in Cycletown' });
  await expect(classes.getByRole('row', { name: /^Performance/ })).toContainText('2 to 32');
  await expect(region(page, 'Operating systems')).toContainText('24.04 LTS, 22.04 LTS, 20.04 LTS');
  await expect(region(page, 'Operating systems'), 'what is not published').not.toContainText('18.04');
  await expect(region(page, 'App catalogue')).toContainText('WordPress');
  await expect(region(page, 'Boot media')).toContainText('Debian 13 installer');
  await expect(region(page, 'Create parameters (API)')).toContainText('Between 20 and 240.');
  expect(await countByLocation(cloud, 'listHostPools')).toEqual({ cyc01: 1, bus02: 1, tra03: 1 });
  await axe(page);
  await page.getByRole('link', { name: 'Price list and calculator' }).click();
  await expect(page.getByRole('row', { name: /^vCPU, while running core/ })).toContainText(
    `€0.00521${euros(0.00521 * 730)}${euros(0.00521 * 730 * 1.2)}`,
  );
});

test('images come from two lists where a platform does not have them in one; a word of any length breaks', async ({
  page,
  cloud,
  consoleErrors,
}) => {
  consoleErrors.allow(failedRequest);
  await cloud.faults({ status: { listVmImages: 404 } });
  const word = 'W'.repeat(5000);
  await page.route('**/config/vm_images/*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll('WordPress', `WordPress${word}`) });
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'demo', '/compute/offers');
  await expect(region(page, 'Operating systems')).toContainText('24.04 LTS, 22.04 LTS, 20.04 LTS');
  await expect(region(page, 'App catalogue')).toContainText(`WordPress${word}`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test.describe('prices that grow with the quantity', () => {
  test.use({ scenario: 'gradual' });
  test('stand as steps', async ({ page }) => {
    await signIn(page, 'demo', '/compute/offers/prices');
    await expect(page.getByRole('row', { name: /^vCPU, while running from 3 on/ })).toContainText('€0.01042');
    await expect(page.getByRole('row', { name: /^Disk from 81 GB on/ })).toContainText('€0.0002');
  });
});

test.describe('an older platform', () => {
  test.use({ scenario: 'older' });
  test('lacks what it lacks, and the rest is whole', async ({ page, consoleErrors }) => {
    consoleErrors.allow(failedRequest);
    await signIn(page, 'demo', '/compute/offers');
    await expect(region(page, 'App catalogue')).toContainText('WordPress');
    await expect(region(page, 'Boot media')).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.goto(overview);
    await expect(region(page, 'Needs attention').getByRole('link', { name: /unassigned floating IPs$/ })).toBeVisible();
    await expect(region(page, 'Cost')).toContainText('No price');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});
