import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import {
  axe,
  bulk,
  choose,
  count,
  elsewhere,
  expect,
  failedRequest,
  pick,
  received,
  rowAction,
  signIn,
  tableNamed,
  test,
  tick,
  vmFilter,
  vmNamed,
  vmRows,
} from './support';

const list = 'Virtual machines';
/** Thousands of machines take their time. */
const long = 40_000;
const path = '/compute/virtual-machines';
const textOf = async (file: Download) => readFile(await file.path(), 'utf8');

async function downloaded(page: Page, dialog: Locator) {
  const coming = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download', exact: true }).click();
  return coming;
}

async function addTags(page: Page, tags: string, ...names: string[]) {
  await tick(page, ...names);
  await bulk(page).getByRole('button', { name: 'Tags…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Tags of/ });
  await dialog.getByLabel('Add tags').fill(tags);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(bulk(page), 'what was taken over is not selected').toHaveCount(0);
}

test('machines are written as files of every kind, whole and without secrets', async ({ page, cloud }) => {
  test.slow();
  await signIn(page);
  const bold = '<b>bold</b> & "quoted"';
  const web = await vmNamed(cloud, 'cyc01', 'web-02');
  await tick(page, 'web-02', bold);
  await bulk(page).getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export 2 VMs' });
  await expect(dialog.getByText('resource "warren_virtual_machine" "web_02"')).toBeVisible();
  await axe(page);
  const terraform = await downloaded(page, dialog);
  expect(terraform.suggestedFilename()).toMatch(/^virtual-machines-\d{4}-\d\d-\d\d\.tf$/);
  const hcl = await textOf(terraform);
  expect(hcl).toContain(`id = "${web.uuid}"`);
  expect(hcl).toContain(String.raw`= "<b>bold</b> & \"quoted\""`);
  expect(hcl).toMatch(/network_uuid +=/);
  await pick(dialog.getByRole('combobox', { name: 'Terraform provider' }), 'zorgatia/cloudaxion');
  await expect(dialog.getByText(`id = "cyc01/${web.uuid}"`)).toBeVisible();

  const contents: Record<string, RegExp[]> = {
    'Ansible inventory': [/location_cyc01:/, /warren_name: "web-02"/],
    'SSH config': [/^Host web-02$/m, /^ {2}HostName \d/m],
    '/etc/hosts': [/^\d+\.\d+\.\d+\.\d+\tweb-02\t/m],
    CSV: [/^\ufeffname,uuid,location/, new RegExp(web.uuid)],
    JSON: [/"name": "web-02"/],
    curl: [/--data-urlencode 'name=web-02'/, /"password=\$PASSWORD"/, /apikey: \$WARREN_TOKEN/],
  };
  for (const [format, expected] of Object.entries(contents)) {
    await pick(dialog.getByRole('combobox', { name: 'Format' }), format);
    const text = await textOf(await downloaded(page, dialog));
    for (const one of expected) expect(text, format).toMatch(one);
  }
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  // Of one machine, and of all that is shown.
  await vmFilter(page).fill('web-02');
  await rowAction(page, list, 'web-02', 'Export…');
  await expect(page.getByRole('dialog', { name: 'Export web-02' })).toBeVisible();
  await page.keyboard.press('Escape');
  await vmFilter(page).fill('');
  await page.getByRole('button', { name: 'Export (Terraform, Ansible, CSV…)' }).click();
  await expect(page.getByRole('dialog', { name: 'Export 27 VMs' }).getByText('first 25 of 27')).toBeVisible();
  expect(await received(cloud, 'createVm'), 'nothing was sent').toEqual([]);
});

test('tags and notes are given, filtered, grouped with their cost, kept over a reload, and carried in a file', async ({
  page,
  context,
  cloud,
  consoleErrors,
}) => {
  consoleErrors.allow(failedRequest);
  await signIn(page);
  await addTags(page, 'blue, <b>shop</b>', 'web-02', 'web-03');
  await addTags(page, 'blue', 'grafana');
  await count(page, '27 rows', long);
  await page.getByRole('button', { name: 'Tags', exact: true }).first().click();
  await page.getByRole('checkbox', { name: '<b>shop</b>' }).check();
  await page.keyboard.press('Escape');
  await count(page, '2 of 27', long);
  await expect(vmRows(page)).toHaveText(['web-02', 'web-03']);
  await page.reload();
  await count(page, '2 of 27', long);
  await page.goto(`${path}?q=blue`);
  await count(page, '3 of 27', long);

  await choose(page, 'Group', 'Tags');
  await expect(page).toHaveURL(/group=tag/);
  await expect(vmRows(page)).toHaveText([
    /shop.*2 rows.*per month/,
    'web-02',
    'web-03',
    /blue.*3 rows.*per month/,
    'grafana',
    'web-02',
    'web-03',
  ]);
  await axe(page);
  const head = tableNamed(page, list)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: 'blue' }) });
  await head.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(vmRows(page)).toHaveCount(4);
  await expect(page.getByRole('button', { name: 'blue' })).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(vmRows(page)).toHaveCount(7);

  // On the machine's page.
  await page.getByRole('link', { name: 'grafana' }).click();
  const part = page.getByRole('region', { name: 'Tags and notes' });
  await expect(part.getByRole('listitem')).toHaveText(['blue']);
  await part.getByRole('button', { name: 'Edit' }).click();
  const edit = page.getByRole('dialog', { name: 'Tags and note of grafana' });
  await edit.getByLabel('Note').fill('Ask <i>Mari</i> first');
  await axe(page);
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(part).toContainText('Ask <i>Mari</i> first');

  // Out into a file, changed in another tab, and back.
  const other = await context.newPage();
  await signIn(other);
  await page.goto(path);
  await page.getByRole('button', { name: 'Tags and notes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tags and notes' });
  await expect(dialog.getByText('3 VMs have tags or a note here.')).toBeVisible();
  await axe(page);
  const file = await downloaded(page, dialog);
  const saved = await textOf(file);
  expect(JSON.parse(saved)).toMatchObject({ kind: 'burrow-labels', version: 1 });
  await addTags(other, 'later', 'dr-db');
  await expect(dialog.getByText('4 VMs have tags or a note here.'), 'the other tab is heard').toBeVisible();
  await dialog
    .getByLabel('File with tags and notes')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(dialog.getByText('x.json holds no tags and notes of this panel.')).toBeVisible();
  await dialog
    .getByLabel('File with tags and notes')
    .setInputFiles({ name: 'y.json', mimeType: 'application/json', buffer: Buffer.from(saved) });
  await expect(dialog.getByText('Nothing would change.')).toBeVisible();
  await pick(dialog.getByRole('combobox', { name: 'Existing tags and notes' }), 'Replace all of it by the file');
  await expect(dialog.getByRole('list', { name: 'What would change' })).toContainText('dr-db');
  await dialog.getByRole('button', { name: 'Change 1 VM' }).click();
  await expect(dialog.getByText('3 VMs have tags or a note here.')).toBeVisible();

  // What belonged to a machine that is no more stays until it is removed; silence of a location is no absence.
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  const gone = await vmNamed(cloud, 'cyc01', 'grafana');
  await elsewhere(cloud, 'DELETE', '/cyc01/user-resource/vm', { uuid: gone.uuid });
  await cloud.faults({ locationsDown: ['cyc01'] });
  await page.reload();
  await expect(page.getByRole('alert').filter({ hasText: 'Couldn’t load everything from Cycletown' })).toBeVisible();
  await page.getByRole('button', { name: 'Tags and notes' }).click();
  await expect(dialog.getByText('3 VMs have tags or a note here.')).toBeVisible();
  await expect(dialog.getByText('Deleted VMs')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await cloud.faults({ locationsDown: [] });
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await page.getByRole('button', { name: 'Tags and notes' }).click();
  await expect(dialog.getByText('1 VM with tags or a note is not there any more.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove what belonged to 1 VM' }).click();
  await expect(dialog.getByText('2 VMs have tags or a note here.')).toBeVisible();
  await expect(dialog.getByText('Deleted VMs')).toHaveCount(0);
  const labels = await page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('burrow.labels'))));
  expect(labels).toContain('blue');
  expect(labels).not.toContain(gone.uuid);
});

test('machines are grouped by their network, which is read only then', async ({ page, cloud }) => {
  await signIn(page);
  await count(page, '27 rows', long);
  expect(await received(cloud, 'listNetworks')).toEqual([]);
  await choose(page, 'Group', 'Network');
  await expect(vmRows(page).first()).toContainText(/rows/);
  await expect.poll(async () => (await received(cloud, 'listNetworks')).length).toBe(3);
});

test('a view is kept under a name, begins the table, is renamed and thrown away', async ({ page }) => {
  test.slow();
  await signIn(page);
  await page.goto(`${path}?f.status=Stopped&group=location`);
  await count(page, '5 of 27', long);
  await page.getByRole('button', { name: 'Views' }).click();
  const views = page.getByRole('dialog', { name: 'Views' });
  await views.getByLabel('Name of this view').fill('Asleep');
  await views.getByRole('button', { name: 'Save' }).click();
  await expect(views.getByRole('button', { name: 'Asleep', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await views.getByRole('button', { name: 'Set Asleep as default' }).click();
  await axe(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Group: / }).click();
  await page.getByRole('menuitem', { name: 'No groups' }).click();
  await page.getByRole('button', { name: 'Status: Stopped' }).click();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.keyboard.press('Escape');
  await count(page, '27 rows', long);
  await page.goto(path);
  await count(page, '5 of 27', long);
  await page.getByRole('button', { name: 'Views' }).click();
  await views.getByRole('button', { name: 'Rename Asleep' }).click();
  await views.getByLabel('Rename Asleep').fill('Off');
  await page.keyboard.press('Enter');
  await expect(views.getByRole('button', { name: 'Off', exact: true })).toBeVisible();
  await views.getByRole('button', { name: 'Delete Off' }).click();
  await expect(views.getByText('Save the current filters')).toBeVisible();
});

test.describe('two hundred of ten thousand machines', () => {
  test.use({ scenario: 'huge' });
  test('are stopped a few at a time, until it is enough', async ({ page, cloud }) => {
    await cloud.clock({ speed: 4 });
    await signIn(page);
    await count(page, '10,000 rows', long);
    for (const part of ['-001', '-002', '-003']) {
      await vmFilter(page).fill(part);
      // Some have it in their uuid.
      await expect(page.getByText(/^1\d\d of 10,000$/)).toBeVisible();
      // The count and the box of the words before look the same: what is chosen there are all rows, and of these hardly any.
      const all = page.getByRole('checkbox', { name: /^Select all 1\d\d$/ });
      await expect(all).not.toBeChecked();
      await all.check();
    }
    await expect(bulk(page)).toContainText(/3\d\d selected/);
    await bulk(page).getByRole('button', { name: 'Stop', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /^Stop [23]\d\d VMs$/ });
    await dialog.getByRole('button', { name: /^Stop [23]\d\d VMs$/ }).click();
    let most = 0;
    await expect
      .poll(
        async () => {
          const all = await received(cloud, 'stopVm');
          most = Math.max(most, all.filter(({ status }) => status === 0).length);
          return all.length;
        },
        { intervals: [100] },
      )
      .toBeGreaterThan(5);
    await dialog.getByRole('button', { name: 'Cancel remaining' }).click();
    await expect(dialog.getByText('Canceled').first()).toBeVisible();
    await expect(dialog.getByText('Working')).toHaveCount(0);
    const sent = await received(cloud, 'stopVm');
    expect(most, 'never more than four at once').toBeLessThanOrEqual(4);
    expect(most).toBeGreaterThan(0);
    expect(sent.length).toBeLessThan(60);
    expect(new Set(sent.map(({ data }) => data.uuid)).size, 'each once').toBe(sent.length);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(bulk(page)).toHaveCount(0);
  });
});
