import {
  addressesIn,
  addressOf,
  axe,
  bodies,
  choose,
  confirmByTyping,
  dialog,
  elsewhere,
  expect,
  failedRequest,
  openActivity,
  received,
  reveal,
  rowOf,
  signIn,
  status,
  tableNamed,
  test,
  vmNamed,
  vmsIn,
  ended,
  machine,
  told,
} from './support';

test.beforeEach(async ({ page, cloud }) => {
  expect(cloud.url).toBeTruthy();
  await signIn(page);
});

test('a stopped machine is resized: cores and memory are sent together, with the price before and after', async ({ page, cloud }) => {
  const { uuid, memory } = await machine(page, cloud, 'legacy-crm-do-not-touch');
  await choose(page, 'Actions', 'Resize');
  const resize = dialog(page, 'Resize legacy-crm-do-not-touch');
  const go = resize.getByRole('button', { name: 'Resize', exact: true });
  await expect(go).toHaveAccessibleDescription('The size has not changed');
  await resize.getByRole('textbox', { name: 'vCPU' }).fill('4');
  await expect(resize.getByRole('row', { name: /^Size/ })).toContainText('2 vCPU, 4 GB');
  await expect(resize.getByRole('row', { name: /^Size/ })).toContainText('4 vCPU, 4 GB');
  await expect(resize.getByRole('row', { name: /^per month/ })).toContainText('+€');
  await expect(resize.getByRole('list', { name: 'Steps' })).toHaveCount(0);
  await go.dblclick();
  await expect(resize).toHaveCount(0);
  expect(await bodies(cloud, 'updateVm')).toEqual([{ uuid, vcpu: 4, ram: memory }]);
  expect(await bodies(cloud, 'startVm')).toEqual([]);
  expect(await vmNamed(cloud, 'cyc01', 'legacy-crm-do-not-touch')).toMatchObject({ vcpu: 4, memory, status: 'stopped' });
});

test('a running machine is stopped, resized and started in one go, and it is said where it stands when a step fails', async ({
  page,
  cloud,
  consoleErrors,
}) => {
  consoleErrors.allow(failedRequest);
  const { uuid } = await machine(page, cloud, 'web-02');
  await choose(page, 'Actions', 'Resize');
  const resize = dialog(page, 'Resize web-02');
  await resize.getByRole('textbox', { name: 'vCPU' }).fill('4');
  await resize.getByRole('textbox', { name: 'Memory' }).fill('8');
  await resize.getByRole('button', { name: 'Stop, resize, start' }).click();
  await expect(resize.getByRole('listitem').first()).toContainText(/Working|Done/);
  await expect(resize).toHaveCount(0);
  expect(await bodies(cloud, 'stopVm')).toEqual([{ uuid }]);
  expect(await bodies(cloud, 'updateVm')).toEqual([{ uuid, vcpu: 4, ram: 8192 }]);
  expect(await bodies(cloud, 'startVm')).toEqual([{ uuid }]);
  await status(page, 'Running');
  const activity = await openActivity(page);
  for (const title of ['Stop web-02', 'Change the size of web-02', 'Start web-02'])
    await expect(activity.getByRole('listitem').filter({ hasText: title })).toContainText('Done');
  await page.keyboard.press('Escape');

  const other = await machine(page, cloud, 'web-03', '?do=resize');
  await cloud.faults({ status: { updateVm: 409 } });
  const second = dialog(page, 'Resize web-03');
  await second.getByRole('textbox', { name: 'vCPU' }).fill('8');
  await second.getByRole('button', { name: 'Stop, resize, start' }).click();
  await expect(second).toContainText('The size couldn’t be changed');
  await expect(second).toContainText('web-03 is Stopped. Its size is');
  await expect(second.getByRole('alert')).toContainText('It’s busy');
  expect((await bodies(cloud, 'startVm')).filter((data) => data.uuid === other.uuid)).toEqual([]);
  await cloud.faults({ status: {} });
  await expect(second.getByRole('button').filter({ hasNotText: /^$/ }).first(), 'the way back comes first').toHaveText('Start VM again');
  await second.getByRole('button', { name: 'Start VM again' }).click();
  await expect(second).toHaveCount(0);
  await status(page, 'Running');
  expect((await bodies(cloud, 'startVm')).filter((data) => data.uuid === other.uuid)).toHaveLength(1);
});

test('a guided resize whose page is left in the middle offers the rest, and sends nothing by itself', async ({ page, cloud }) => {
  await cloud.durations({ stop: 30_000 });
  const begin = async (name: string) => {
    const { uuid } = await machine(page, cloud, name, '?do=resize');
    const resize = dialog(page, `Resize ${name}`);
    await resize.getByRole('textbox', { name: 'vCPU' }).fill('4');
    await resize.getByRole('button', { name: 'Stop, resize, start' }).click();
    await expect.poll(async () => (await bodies(cloud, 'stopVm')).some((data) => data.uuid === uuid)).toBe(true);
    await machine(page, cloud, name);
    await expect(page.getByText(`The resize of ${name} was interrupted`)).toBeVisible();
    return uuid;
  };
  const first = await begin('web-02');
  await expect(page.getByText('The VM is stopped and still has its old size. Nothing continues by itself.')).toBeVisible();
  await ended(page, 'Resize web-02: Interrupted');
  expect([await bodies(cloud, 'updateVm'), await bodies(cloud, 'startVm')]).toEqual([[], []]);
  await axe(page);
  await page.reload();
  await page.getByRole('button', { name: 'Continue: resize and start' }).dblclick();
  await status(page, 'Running');
  await ended(page, 'web-02 runs with its new size.');
  await expect(page.getByText('The resize of web-02 was interrupted')).toHaveCount(0);
  expect(await bodies(cloud, 'stopVm')).toEqual([{ uuid: first }]);
  expect(await bodies(cloud, 'updateVm')).toEqual([{ uuid: first, vcpu: 4, ram: expect.any(Number) }]);
  expect(await bodies(cloud, 'startVm')).toEqual([{ uuid: first }]);

  await begin('web-03');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByText('The resize of web-03 was interrupted')).toHaveCount(0);
  await page.reload();
  await status(page, 'Stopped');
  await expect(page.getByRole('navigation', { name: 'web-03 sections' })).toBeVisible();
  await expect(page.getByText('The resize of web-03 was interrupted')).toHaveCount(0);
  expect(await bodies(cloud, 'startVm')).toHaveLength(1);
});

test('disks: added, grown, detached, attached again, deleted', async ({ page, cloud }) => {
  const { uuid } = await machine(page, cloud, 'grafana', '/disks');
  const table = 'Disks';
  await expect(rowOf(page, table, 'vda(boot disk)').or(tableNamed(page, table).getByRole('row').nth(1))).toContainText('boot disk');
  await axe(page);
  await page.getByRole('button', { name: 'Add a disk' }).click();
  const add = dialog(page, 'Add a disk to grafana');
  await add.getByRole('textbox', { name: 'Size' }).fill('50');
  await expect(add).toContainText(/Adds €.* per hour/);
  await add.getByRole('button', { name: 'Add a disk' }).dblclick();
  await expect(add).toHaveCount(0);
  expect(await bodies(cloud, 'addVmDisk')).toEqual([{ uuid, size_gb: 50 }]);
  const row = tableNamed(page, table).getByRole('row').filter({ hasText: 'vdb' });
  await expect(row).toContainText('50 GB');
  const disk = (await told(cloud, uuid)).storage.find(({ name }) => name === 'vdb')?.uuid ?? '';
  await expect(row).toContainText(`/dev/disk/by-id/virtio-${disk.slice(0, 20)}`);

  const act = async (name: string, action: string) => {
    await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };
  await act('vdb', 'Grow');
  const grow = dialog(page, 'Grow vdb');
  await expect(grow.getByRole('button', { name: 'Grow' })).toHaveAccessibleDescription('Choose more than 50 GB');
  await grow.getByRole('textbox', { name: 'Size' }).fill('60');
  await grow.getByRole('button', { name: 'Grow' }).click();
  await expect(page.getByText('vdb has grown')).toBeVisible();
  await expect(page.getByText('sudo resize2fs /dev/vdb')).toBeVisible();
  expect(await bodies(cloud, 'resizeVmDisk')).toEqual([{ uuid, disk_uuid: disk, size_gb: 60 }]);

  await page.getByRole('button', { name: 'Actions for vda', exact: true }).click();
  for (const [action, why] of [
    ['Detach', 'The VM boots from it: it cannot be detached.'],
    ['Delete', 'The VM boots from it: it cannot be deleted.'],
  ] as const) {
    const item = page.getByRole('menuitem', { name: action, exact: true });
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toHaveAccessibleDescription(action === 'Detach' ? why : /boots from it/);
  }
  await page.keyboard.press('Escape');

  await act('vdb', 'Delete');
  await dialog(page, 'Delete disk vdb?').getByRole('button', { name: 'Detach', exact: true }).click();
  const detach = dialog(page, 'Detach vdb from grafana?');
  await expect(detach).toContainText('Still costs about');
  await detach.getByRole('button', { name: 'Detach', exact: true }).dblclick();
  await expect(row).toHaveCount(0);
  expect(await bodies(cloud, 'detachDisk')).toEqual([{ uuid, storage_uuid: disk }]);
  expect(await bodies(cloud, 'deleteVmDisk')).toEqual([]);

  await page.getByRole('button', { name: 'Attach a disk' }).click();
  const attach = dialog(page, 'Attach a disk to grafana');
  await attach.getByRole('radio', { name: disk }).check();
  await expect(attach.getByRole('radio', { name: 'Orders data', exact: true })).toHaveCount(0);
  await attach.getByRole('button', { name: 'Attach a disk' }).click();
  await expect(row).toHaveCount(1);
  expect(await bodies(cloud, 'attachDisk')).toEqual([{ uuid, storage_uuid: disk }]);

  await act('vdb', 'Delete');
  await confirmByTyping(page, 'vdb');
  await expect(row).toHaveCount(0);
  expect(await bodies(cloud, 'deleteVmDisk')).toEqual([{ uuid, storage_uuid: disk }]);
});

test('a stopped machine starts once from a medium of the platform or from an own disk', async ({ page, cloud }) => {
  const { uuid } = await machine(page, cloud, 'legacy-crm-do-not-touch');
  await choose(page, 'Actions', 'Boot media');
  const boot = dialog(page, 'Boot legacy-crm-do-not-touch from ISO');
  await expect(boot).toContainText('this one time');
  await expect(boot.getByRole('group', { name: 'Rescue' }).getByRole('radio')).toHaveCount(1);
  await expect(boot.getByRole('group', { name: 'Installation' }).getByRole('radio')).toHaveCount(2);
  await boot.getByRole('radio', { name: 'SystemRescue 12' }).check();
  await axe(page);
  await boot.getByRole('button', { name: 'Start from it' }).dblclick();
  await expect(boot).toHaveCount(0);
  expect(await bodies(cloud, 'bootIsoMedia')).toEqual([
    { uuid, boot_image_uuid: 'e3a5f2d6-7d15-11f0-85ba-047bcbc1cb26', boot_image_repository: 'platform' },
  ]);
  await status(page, 'Running');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop VM' }).click();
  await status(page, 'Stopped');
  await expect(page.getByRole('button', { name: 'Start', exact: true })).not.toHaveAttribute('aria-disabled');
  await choose(page, 'Actions', 'Boot media');
  await boot.getByRole('radio', { name: 'custom-installer.iso' }).check();
  await boot.getByRole('button', { name: 'Start from it' }).click();
  await expect(boot).toHaveCount(0);
  expect((await bodies(cloud, 'bootIsoMedia'))[1]).toMatchObject({ uuid, boot_image_repository: 'private' });
});

test('a password is set while the machine runs, shown once, and in no record', async ({ page, cloud }) => {
  const { uuid } = await machine(page, cloud, 'vpn');
  await choose(page, 'Actions', 'Set password');
  const form = dialog(page, 'Set a password on vpn');
  await form.getByLabel('User name').fill('cloudia');
  await form.getByRole('button', { name: 'Generate' }).click();
  await expect(form.getByLabel('Password', { exact: true })).not.toHaveValue('');
  const password = await form.getByLabel('Password', { exact: true }).inputValue();
  expect(password.length).toBeGreaterThan(11);
  await form.getByRole('button', { name: 'Set password' }).dblclick();
  const done = dialog(page, 'The password of cloudia is set');
  await expect(done).toContainText(password);
  await expect(done).toContainText('This is the only time');
  const [data, ...more] = await bodies(cloud, 'setVmPassword');
  expect(more).toEqual([]);
  expect(data).toMatchObject({ uuid, username: 'cloudia' });
  await done.getByRole('button', { name: 'Close' }).last().click();
  expect(await page.evaluate(() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage))).not.toContain(password);
  await machine(page, cloud, 'legacy-crm-do-not-touch', '/settings');
  await expect(page.getByRole('button', { name: 'Set password' })).toHaveAccessibleDescription('Only possible while it is running.');
});

test('another billing account, for one machine and for several', async ({ page, cloud }) => {
  const { uuid } = await machine(page, cloud, 'vpn', '/settings');
  await page.getByRole('button', { name: 'Change…' }).click();
  const one = dialog(page, 'Billing account of vpn');
  await expect(one.getByRole('button', { name: 'Change account' })).toHaveAccessibleDescription('It pays already');
  await one.getByRole('radio', { name: 'R&D <lab>' }).check();
  await one.getByRole('button', { name: 'Change account' }).dblclick();
  await ended(page, 'vpn is billed to R&D <lab> now.');
  expect(await bodies(cloud, 'setResourceBilling')).toEqual([{ uuid, billing_account_id: 1_200_132_377, resource_type: 'vm' }]);
  expect((await told(cloud, uuid)).billing_account).toBe(1_200_132_377);

  await page.goto('/compute/virtual-machines');
  for (const name of ['vpn', 'web-02', 'web-03']) {
    const box = page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
    await reveal(page, box);
    await box.check();
  }
  await page.getByRole('button', { name: 'Change billing account' }).click();
  const many = dialog(page, 'Billing account of 3 VMs');
  await many.getByRole('radio', { name: 'R&D <lab>' }).check();
  await many.getByRole('button', { name: 'Change account' }).click();
  await expect(many.getByText('Done', { exact: true })).toHaveCount(2);
  expect(await bodies(cloud, 'setResourceBilling')).toHaveLength(3);
});

test('addresses: a new one, one released, one moved from elsewhere; the deprecated calls are never used', async ({ page, cloud }) => {
  const { uuid } = await machine(page, cloud, 'web-02', '/network');
  await expect(page.getByText('No floating IP')).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'Assign an address' }).click();
  const assign = dialog(page, 'Assign an address to web-02');
  await assign.getByRole('combobox', { name: 'Address' }).click();
  await page.getByRole('option', { name: 'A new address' }).click();
  await expect(assign).toContainText('A new address costs about');
  await assign.getByLabel('Name (optional)').fill('second');
  await assign.getByRole('button', { name: 'Make and assign' }).dblclick();
  await expect(assign).toHaveCount(0);
  expect(await bodies(cloud, 'createFloatingIp')).toEqual([{ billing_account_id: 1_200_132_376, name: 'second' }]);
  const made = await addressOf(cloud, 'cyc01', uuid);
  expect(await bodies(cloud, 'assignFloatingIp')).toEqual([{ address: made, vm_uuid: uuid }]);
  const act = async (address: string, action: string) => {
    await page.getByRole('button', { name: `Actions for ${address}`, exact: true }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };
  await act(made, 'Unassign');
  const release = dialog(page, `Unassign ${made} from web-02?`);
  await expect(release).toContainText('You keep the address');
  await release.getByRole('button', { name: 'Unassign' }).dblclick();
  await expect(page.getByText('No floating IP')).toBeVisible();
  expect(await bodies(cloud, 'unassignFloatingIp')).toEqual([{ address: made }]);

  const vpn = await vmNamed(cloud, 'cyc01', 'vpn');
  const moved = await addressOf(cloud, 'cyc01', vpn.uuid);
  await page.getByRole('button', { name: 'Assign an address' }).click();
  await assign.getByRole('combobox', { name: 'Address' }).click();
  await page.getByRole('option', { name: `${moved} · now at vpn` }).click();
  await expect(assign).toContainText(`${moved} is taken off vpn`);
  await assign.getByRole('button', { name: 'Move here' }).click();
  await expect(assign).toHaveCount(0);
  expect((await bodies(cloud, 'unassignFloatingIp'))[1]).toEqual({ address: moved });
  expect((await bodies(cloud, 'assignFloatingIp'))[1]).toEqual({ address: moved, vm_uuid: uuid });

  await act(moved, 'Delete address');
  await confirmByTyping(page, moved);
  await expect(page.getByText('No floating IP')).toBeVisible();
  expect(await bodies(cloud, 'deleteFloatingIp')).toEqual([{ address: moved }]);
  expect((await addressesIn(cloud, 'cyc01')).some((ip) => ip.address === moved && ip.is_deleted !== true)).toBe(false);
  for (const deprecated of ['reservePublicIp', 'releasePublicIp']) expect(await received(cloud, deprecated)).toEqual([]);
});

test('the overview and the new commands are there for the keyboard, in the palette and as curl', async ({ page, cloud }) => {
  await machine(page, cloud, 'web-02');
  await axe(page);
  const tab = page.getByRole('navigation', { name: 'web-02 sections' }).getByRole('link', { name: 'Network' });
  await tab.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/network$/);
  await expect(tab).toBeFocused();
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').locator('input').fill('clone web-03');
  await page
    .getByRole('option', { name: /Clone: web-03/ })
    .or(page.getByText('Clone: web-03'))
    .first()
    .click();
  await expect(dialog(page, 'Clone web-03')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/do=/);
  await choose(page, 'Actions', 'Show as curl');
  const curl = dialog(page, 'web-03 on the command line');
  await expect(curl.getByRole('region', { name: 'Set password', exact: true }).first()).toContainText('password=$PASSWORD');
  await expect(curl.getByRole('region', { name: 'Clone', exact: true }).first()).toContainText('/vm/clone');
});

test.describe('on an older platform', () => {
  test.use({ scenario: 'older' });

  test('a stopped machine starts with the rescue system', async ({ page, cloud, consoleErrors }) => {
    consoleErrors.allow(failedRequest);
    const locations = await elsewhere<{ slug: string }[]>(cloud, 'GET', '/config/locations');
    const all = await Promise.all(locations.map(async ({ slug }) => (await vmsIn(cloud, slug)).map((vm) => ({ ...vm, slug }))));
    const [vm] = all.flat();
    if (!vm) throw new Error('The older platform has no VM');
    if (vm.status === 'running') await elsewhere(cloud, 'POST', `/${vm.slug}/user-resource/vm/stop`, { uuid: vm.uuid });
    await machine(page, cloud, vm.name, '', vm.slug);
    await choose(page, 'Actions', 'Boot media');
    const boot = dialog(page, `Boot ${vm.name} from ISO`);
    await expect(boot).toContainText('Starts the rescue system once.');
    await boot.getByRole('button', { name: 'Start the rescue system' }).dblclick();
    await expect(boot).toHaveCount(0);
    expect(await bodies(cloud, 'rescueStartVm')).toEqual([{ uuid: vm.uuid }]);
    expect(await received(cloud, 'bootIsoMedia')).toEqual([]);
    await status(page, 'Running');
  });
});
