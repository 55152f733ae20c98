import type { RunningCloud } from '../scripts/cloud.mjs';
import { elsewhere, expect, fact, failedRequest, pageTitle, pickRadio, received, signIn, test, vmNamed } from './support';
import { box, create, current, open, radio, submit, summary } from './support/createTabs';

interface Storage {
  readonly uuid: string;
  readonly size: number;
  readonly replica: readonly { readonly uuid: string; readonly type: string; readonly size: number }[];
}
const storageOf = async (cloud: RunningCloud, slug: string, uuid: string) =>
  (await elsewhere<{ storage: Storage[] }>(cloud, 'GET', `/${slug}/user-resource/vm?uuid=${uuid}`)).storage;

/** What stands in every request for a machine in this location: class, network and account, as the platform prefers them. */
async function usual(cloud: RunningCloud, slug: string) {
  const pools = await elsewhere<{ uuid: string; is_default_designated: boolean }[]>(cloud, 'GET', `/${slug}/user-resource/host_pool/list`);
  const networks = await elsewhere<{ uuid: string; is_default: boolean }[]>(cloud, 'GET', `/${slug}/network/networks`);
  return {
    billing_account_id: 1_200_132_376,
    designated_pool_uuid: pools.find((pool) => pool.is_default_designated)?.uuid,
    network_uuid: networks.find((network) => network.is_default)?.uuid,
    reserve_public_ip: true,
  };
}

const sent = async (cloud: RunningCloud, operation: string) => (await received(cloud, operation)).map(({ slug, data }) => ({ slug, data }));

test('a machine is made from a snapshot: what is copied, where, and nothing that is on its disk already', async ({ page, cloud }) => {
  const source = await vmNamed(cloud, 'cyc01', 'orders-db-primary');
  const [disk] = await storageOf(cloud, 'cyc01', source.uuid);
  const copies = disk?.replica ?? [];
  const oldest = copies.find(({ type }) => type === 'snapshot');
  await signIn(page);
  await open(page, '/copy');
  await pickRadio(radio(page, 'Cycletown'));
  await expect(submit(page)).toHaveAccessibleDescription('Choose the VM first.');
  await page.getByRole('combobox', { name: 'Virtual machine' }).fill('orders');
  await page.getByRole('option', { name: 'orders-db-primary' }).click();
  await expect(page).toHaveURL(new RegExp(`from=cyc01%2F${source.uuid}`));
  const group = page.getByRole('group', { name: 'Snapshots and backups' });
  await expect(group.getByRole('radio')).toHaveCount(copies.length);
  const last = group.getByRole('radio', { name: /^Snapshot of/ }).last();
  await last.click();
  await expect(last).toBeChecked();
  await expect(page).toHaveURL(/replica=/);
  await expect(box(page, 'Disk'), 'no smaller than what is in it').toHaveValue('400 GB');
  await expect(box(page, 'User name')).toHaveCount(0);
  await box(page, 'Name').fill('orders-check');
  await page.reload();
  await expect(box(page, 'Name')).toHaveValue('orders-check');
  await expect(fact(summary(page), 'Made from')).toContainText('orders-db-primary, ');
  await submit(page).click();
  await expect(pageTitle(page)).toHaveText('orders-check');
  expect(await sent(cloud, 'createVm')).toEqual([
    {
      slug: 'cyc01',
      data: {
        ...(await usual(cloud, 'cyc01')),
        name: 'orders-check',
        source_uuid: source.uuid,
        source_replica: oldest?.uuid,
        vcpu: 8,
        ram: 32_768,
        disks: 400,
      },
    },
  ]);
});

test('an address names a backup to begin with', async ({ page, cloud }) => {
  const source = await vmNamed(cloud, 'cyc01', 'web-01');
  const [disk] = await storageOf(cloud, 'cyc01', source.uuid);
  const backup = disk?.replica.find(({ type }) => type === 'backup');
  await signIn(page);
  await open(page, `/copy?from=cyc01/${source.uuid}&replica=${backup?.uuid ?? ''}`);
  await expect(radio(page, 'Cycletown')).toBeChecked();
  await expect(fact(summary(page), 'Made from')).toContainText('web-01, ');
  await page.getByRole('button', { name: 'Use “web-04”' }).click();
  await submit(page).click();
  await expect(pageTitle(page)).toHaveText('web-04');
  expect(await sent(cloud, 'createVm')).toMatchObject([
    { slug: 'cyc01', data: { source_uuid: source.uuid, source_replica: backup?.uuid } },
  ]);
});

test('a clone is asked for by its name, and a refusal of the name lands on it', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  const source = await vmNamed(cloud, 'bus02', 'reports');
  await signIn(page);
  await open(page, `/clone?from=bus02/${source.uuid}`);
  await expect(page.getByText('Copies the disk as it is now.')).toBeVisible();
  await expect(fact(summary(page), 'Size')).toHaveText('2 vCPU, 4 GB RAM, 60 GB disk');
  await expect(page.getByRole('slider')).toHaveCount(0);
  await expect(box(page, 'Quantity')).toHaveCount(0);
  await page.getByRole('button', { name: 'Use “reports-2”' }).click();
  await page.route(`${cloud.url}/v1/bus02/user-resource/vm/clone`, (route) =>
    route.fulfill({ status: 400, headers: { 'access-control-allow-origin': '*' }, json: { errors: { name: 'This name is reserved.' } } }),
  );
  await submit(page).click();
  await expect(box(page, 'Name')).toHaveAccessibleDescription(/This name is reserved\./);
  await page.unrouteAll();
  await box(page, 'Name').fill('reports-copy');
  await submit(page).click();
  await expect(pageTitle(page)).toHaveText('reports-copy');
  expect(await sent(cloud, 'cloneVm')).toEqual([{ slug: 'bus02', data: { uuid: source.uuid, name: 'reports-copy' } }]);
  expect(await received(cloud, 'createVm')).toEqual([]);
});

test('a machine is made from an existing disk, without the size that the platform knows', async ({ page, cloud }) => {
  const disks = await elsewhere<{ uuid: string; display_name?: string }[]>(cloud, 'GET', '/cyc01/storage/disks');
  const old = disks.find((disk) => disk.display_name === 'Old orders data');
  await signIn(page);
  await open(page, '/disk');
  await pickRadio(radio(page, 'Traintown'));
  await expect(page.getByText('There is no unattached disk in Traintown.')).toBeVisible();
  await pickRadio(radio(page, 'Cycletown'));
  const choice = page.getByRole('group', { name: 'Existing disk' });
  await expect(choice.getByRole('radio'), 'neither attached ones nor images').toHaveCount(1);
  await choice.getByRole('radio', { name: 'Old orders data' }).click();
  await expect(choice.getByRole('radio', { name: 'Old orders data' })).toBeChecked();
  await expect(box(page, 'Disk')).toHaveCount(0);
  await expect(fact(summary(page), 'Size')).toHaveText('1 vCPU, 2 GB RAM, 200 GB disk');
  await box(page, 'Name').fill('from-disk');
  await submit(page).click();
  await expect(pageTitle(page)).toHaveText('from-disk');
  expect(await sent(cloud, 'createVm')).toEqual([
    { slug: 'cyc01', data: { ...(await usual(cloud, 'cyc01')), name: 'from-disk', disk_uuid: old?.uuid, vcpu: 1, ram: 2048 } },
  ]);
});

test('an empty machine is made, and the way to an operating system is told', async ({ page, cloud }) => {
  await signIn(page);
  await open(page, '/iso?location=tra03');
  await expect(page.getByText('The VM gets an empty disk and no operating system.')).toBeVisible();
  await box(page, 'Name').fill('from-iso');
  await page.getByRole('checkbox', { name: 'Public IPv4 address' }).uncheck();
  await expect(page.getByText('Without a public address the VM cannot be reached from the Internet')).toBeVisible();
  await submit(page).click();
  await expect(page.getByRole('heading', { name: 'from-iso was created' })).toBeVisible();
  await expect(page.getByText('choose an installation image as boot media')).toBeVisible();
  expect(await sent(cloud, 'createVm')).toEqual([
    {
      slug: 'tra03',
      data: {
        ...(await usual(cloud, 'tra03')),
        name: 'from-iso',
        os_name: '_custom',
        os_version: '_',
        vcpu: 1,
        ram: 2048,
        disks: 20,
        reserve_public_ip: false,
      },
    },
  ]);
  await page.getByRole('link', { name: 'Open from-iso' }).click();
  await expect(fact(page, 'System')).toHaveText('None (own disk)');
});

test('an app of the catalogue has a tab of its own, and several are made at one go', async ({ page, cloud }) => {
  await signIn(page);
  await open(page, '/apps?location=tra03');
  await expect(radio(page, 'Ubuntu')).toHaveCount(0);
  await radio(page, 'WordPress').check();
  await box(page, 'Name').fill('blog-{nn}');
  await box(page, 'Quantity').fill('2');
  await box(page, 'User name').fill('cloudia');
  await page.getByLabel('Password', { exact: true }).fill('Very-secret-123');
  await submit(page).click();
  await expect(page.getByRole('heading', { name: '2 of 2 VMs created' })).toBeVisible();
  const all = (await received(cloud, 'createVm')).map(({ data }) => [data.name, data.os_name]);
  expect(all).toEqual([
    ['blog-01', 'wordpress'],
    ['blog-02', 'wordpress'],
  ]);
  await page.getByRole('button', { name: 'Create another' }).click();
  await expect(page.getByRole('list', { name: 'Names of the VMs' }).getByRole('listitem')).toHaveText(['blog-03', 'blog-04']);
  await expect(radio(page, 'WordPress'), 'the form is as it was').toBeChecked();
});

test('the same again: everything that the platform tells of a machine, and a name that is free', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  const source = await vmNamed(cloud, 'cyc01', 'api-gateway');
  await signIn(page);
  await open(page, `/os?like=cyc01/${source.uuid}`);
  await expect(page).toHaveURL(new RegExp(`${create}/os$`));
  await expect(page.getByText('Filled in like api-gateway')).toBeVisible();
  await expect(box(page, 'Name')).toHaveValue('api-gateway-2');
  await expect(fact(summary(page), 'Size')).toHaveText('4 vCPU, 8 GB RAM, 60 GB disk');
  await expect(fact(summary(page), 'Location')).toHaveText('Cycletown');
  await expect(fact(summary(page), 'Automatic backups')).toHaveText('Yes');
  await box(page, 'User name').fill('cloudia');
  await page.getByLabel('Password', { exact: true }).fill('Very-secret-123');
  await page.getByRole('checkbox', { name: 'Create another after this' }).check();
  await submit(page).click();
  await expect(page.getByRole('main').getByText('api-gateway-2 was created')).toBeVisible();
  await expect(box(page, 'Name')).toHaveValue('api-gateway-3');
  await submit(page).click();
  await expect(page.getByRole('main').getByText('api-gateway-3 was created')).toBeVisible();
  const made = await received(cloud, 'createVm');
  expect(made.map(({ data }) => data.name)).toEqual(['api-gateway-2', 'api-gateway-3']);
  expect(made[1]?.data).toEqual({ ...made[0]?.data, name: 'api-gateway-3' });
  expect(made[0]?.data).toMatchObject({ vcpu: 4, ram: 8192, disks: 60, backup: true, reserve_public_ip: true, username: 'cloudia' });
  await page.getByRole('link', { name: 'Open api-gateway-3' }).click();
  await expect(pageTitle(page)).toHaveText('api-gateway-3');

  const app = await vmNamed(cloud, 'cyc01', 'grafana');
  await page.goto(`${create}/os?like=cyc01/${app.uuid}`);
  await expect(current(page)).toHaveText('App catalogue');
  await expect(box(page, 'Name')).toHaveValue('grafana-2');

  // A version that the platform has taken out of its list: the nearest is chosen, and it says so.
  await page.route('**/config/vm_images*', async (route) => {
    const response = await route.fetch();
    const images = (await response.json()) as { os_name: string; versions: { os_version: string }[] }[];
    const without = images.map((image) =>
      image.os_name === 'ubuntu'
        ? { ...image, versions: image.versions.filter(({ os_version: version }) => version !== '24.04-lts') }
        : image,
    );
    await route.fulfill({ response, json: without });
  });
  await page.goto(`${create}/os?like=cyc01/${source.uuid}`);
  await expect(page.getByText('Ubuntu 24.04 LTS is no longer available. Choose another image.')).toBeVisible();
  await expect(fact(summary(page), 'Image')).toHaveText(/^Ubuntu 2\d/);
  await expect(fact(summary(page), 'Image')).not.toHaveText(/24\.04/);
  await page.getByRole('radio', { name: 'Debian', exact: true }).check();
  await expect(page.getByText('is no longer available')).toHaveCount(0);
  await page.unrouteAll();
  await page.goto(`${create}/os?like=cyc01/00000000-0000-0000-0000-000000000000`);
  await expect(page.getByRole('link', { name: 'Start without it' })).toBeVisible();
});
