import {
  axe,
  bodies,
  bulk,
  confirmByTyping,
  dialog,
  elsewhere,
  expect,
  expectNoRow,
  failedRequest,
  pageTitle,
  received,
  rowOf,
  signIn,
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

test('a snapshot is taken, restored over the machine and deleted; a new machine can begin from it', async ({ page, cloud }) => {
  const { uuid } = await machine(page, cloud, 'web-01', '/snapshots');
  const rows = tableNamed(page, 'Snapshots and backups').getByRole('row');
  await expect(rows).toHaveCount(3);
  await axe(page);
  await page.getByRole('button', { name: 'Take a snapshot' }).click();
  const take = dialog(page, 'Take a snapshot of web-01?');
  await expect(take).toContainText('per month, excl. tax, until it is deleted');
  await take.getByRole('button', { name: 'Take a snapshot' }).dblclick();
  await expect(rows).toHaveCount(4);
  expect(await bodies(cloud, 'createReplica')).toEqual([{ uuid }]);
  const [replica] = await elsewhere<{ uuid: string }[]>(cloud, 'GET', `/cyc01/user-resource/vm/replica?uuid=${uuid}`);
  const row = rows.filter({ hasText: 'Snapshot' }).filter({ has: page.getByRole('button', { name: /^Actions for/ }) });
  const act = async (action: string) => {
    await row.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };
  await act('Restore');
  const restore = dialog(page, 'Restore web-01?');
  await expect(restore).toContainText('Everything since then is lost for good.');
  await restore.getByRole('button', { name: 'Restore' }).click({ force: true });
  expect(await bodies(cloud, 'rebuildVm')).toEqual([]);
  await confirmByTyping(page, 'web-01');
  expect(await bodies(cloud, 'rebuildVm')).toEqual([{ uuid, replica_uuid: replica?.uuid }]);
  await ended(page, 'web-01 was restored from the snapshot of');

  await act('Delete');
  const remove = dialog(page, /^Delete the snapshot of/);
  await remove.getByRole('button', { name: 'Delete' }).dblclick();
  await expect(rows).toHaveCount(3);
  expect(await bodies(cloud, 'deleteReplica')).toEqual([{ replica_uuid: replica?.uuid }]);

  await rows
    .nth(1)
    .getByRole('button', { name: /^Actions for/ })
    .click();
  await expect(page.getByRole('menuitem', { name: 'New VM from this', exact: true })).toHaveAttribute(
    'href',
    new RegExp(`/create/copy\\?from=cyc01%2F${uuid}&replica=`),
  );
});

test('automatic backups: the toggle goes out once, whatever is clicked, and a slow answer changes nothing of it', async ({
  page,
  cloud,
}) => {
  const { uuid } = await machine(page, cloud, 'web-02', '/snapshots');
  await expect(page.getByText('A full copy of 40 GB costs about')).toBeVisible();
  await cloud.faults({ latencyMs: 700 });
  await page.getByRole('button', { name: 'Turn on', exact: true }).dblclick();
  await expect(page.getByRole('button', { name: 'Turn off', exact: true })).toBeVisible();
  await ended(page, 'Automatic backups of web-02 are on.');
  expect(await bodies(cloud, 'toggleVmBackup')).toEqual([{ uuid }]);
  expect((await told(cloud, uuid)).backup).toBe(true);
});

test('backups that somebody else has turned on meanwhile are not toggled off again', async ({ page, cloud }) => {
  const { uuid } = await machine(page, cloud, 'web-02', '/snapshots');
  await elsewhere(cloud, 'POST', '/cyc01/user-resource/vm/backup', { uuid });
  await page.getByRole('button', { name: 'Turn on', exact: true }).click();
  await ended(page, 'Automatic backups of web-02 are on.');
  await expect(page.getByRole('button', { name: 'Turn off', exact: true })).toBeVisible();
  expect(await bodies(cloud, 'toggleVmBackup'), 'that of somebody else').toEqual([{ uuid }]);
  expect((await told(cloud, uuid)).backup).toBe(true);
});

test('a toggle whose answer is lost is looked for, not repeated', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  const { uuid } = await machine(page, cloud, 'web-03', '/snapshots');
  // Broken behind the browser's back: Chromium itself repeats what was sent on a connection that is closed without a byte.
  await page.route('**/user-resource/vm/backup', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.getByRole('button', { name: 'Turn on', exact: true }).click();
  await ended(page, 'Automatic backups of web-03 are on.');
  await expect(page.getByRole('button', { name: 'Turn off', exact: true })).toBeVisible();
  expect(await bodies(cloud, 'toggleVmBackup')).toEqual([{ uuid }]);
});

test('machines without backups are found, priced and turned on together', async ({ page, cloud }) => {
  await page.getByRole('link', { name: 'Enable backups' }).click();
  await expect(pageTitle(page)).toHaveText('Backup coverage');
  const table = 'Backup coverage';
  for (const name of ['web-02', 'dr-web'])
    await rowOf(page, table, name)
      .getByRole('checkbox', { name: `Select ${name}` })
      .check();
  await expectNoRow(page, table, 'web-01');
  await axe(page);
  await bulk(page).getByRole('button', { name: 'Turn on backups…' }).click();
  const sure = dialog(page, 'Turn on backups of 2 VMs?');
  await expect(sure).toContainText('One full copy of each costs about €');
  await axe(page);
  await sure.getByRole('button', { name: 'Turn on backups of 2 VMs' }).click();
  await expect(dialog(page, 'Turning on backups of 2 VMs').getByText('Done', { exact: true })).toHaveCount(2);
  const [web, dr] = [await vmNamed(cloud, 'cyc01', 'web-02'), await vmNamed(cloud, 'bus02', 'dr-web')];
  const toggles = (await received(cloud, 'toggleVmBackup')).map(({ slug, data }) => `${slug} ${String(data.uuid)}`);
  expect(toggles.toSorted((a, b) => a.localeCompare(b))).toEqual([`bus02 ${dr.uuid}`, `cyc01 ${web.uuid}`]);
});

test('a machine is cloned, and another like it is begun from its form', async ({ page, cloud }) => {
  const { uuid } = await machine(page, cloud, 'vpn', '/settings');
  await axe(page);
  await page.getByRole('button', { name: 'Clone…' }).click();
  const clone = dialog(page, 'Clone vpn');
  await expect(clone.getByLabel('Name of the clone')).toHaveValue('vpn-clone');
  await clone.getByRole('button', { name: 'Clone', exact: true }).dblclick();
  await expect(clone).toHaveCount(0);
  expect(await bodies(cloud, 'cloneVm')).toEqual([{ uuid, name: 'vpn-clone' }]);
  expect((await vmsIn(cloud, 'cyc01')).filter(({ name }) => name === 'vpn-clone')).toHaveLength(1);
  await ended(page, 'vpn-clone was created.');
  await expect(page.getByRole('main').getByRole('link', { name: 'Create similar' })).toHaveAttribute(
    'href',
    new RegExp(`/create/os\\?like=cyc01%2F${uuid}$`),
  );
});

test('reinstalling wants the name typed, with the same system or another', async ({ page, cloud }) => {
  const { uuid } = await machine(page, cloud, 'web-03', '/settings');
  await page.getByRole('button', { name: 'Reinstall…' }).click();
  const choice = dialog(page, 'Reinstall web-03');
  await choice.getByRole('button', { name: 'Reinstall…' }).click();
  await expect(dialog(page, 'Reinstall web-03?')).toContainText('is lost for good');
  await confirmByTyping(page, 'web-03');
  await expect(choice).toHaveCount(0);
  expect(await bodies(cloud, 'reinstallVm')).toEqual([{ uuid }]);
  await ended(page, 'web-03 was reinstalled.');

  await page.getByRole('button', { name: 'Reinstall…' }).click();
  await choice.getByRole('combobox', { name: 'System' }).click();
  await page.getByRole('option', { name: 'Debian', exact: true }).click();
  await choice.getByRole('combobox', { name: 'Version' }).click();
  await page.getByRole('option').first().click();
  await choice.getByRole('button', { name: 'Reinstall…' }).click();
  await confirmByTyping(page, 'web-03');
  const [, second] = await bodies(cloud, 'reinstallVm');
  expect(second).toMatchObject({ uuid, os_name: 'debian' });
  expect(await told(cloud, uuid)).toMatchObject({ os_name: 'debian', os_version: second?.os_version });
});
