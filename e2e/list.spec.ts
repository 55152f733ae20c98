import { readFile } from 'node:fs/promises';
import {
  addressOf,
  choose,
  count,
  countByLocation,
  expect,
  expectNoRow,
  expectRow,
  failedRequest,
  keptOn,
  openMachine,
  pageTitle,
  received,
  rowAction,
  signIn,
  tableNamed,
  test,
  vmFilter,
  vmNamed,
  vmRows,
} from './support';

const list = 'Virtual machines';
const path = '/compute/virtual-machines';
const once = { cyc01: 1, bus02: 1, tra03: 1 };

test.describe('a company with machines in three locations', () => {
  test('is seen whole: every machine with where it is, its addresses and its price', async ({ page, cloud }) => {
    await signIn(page);
    await count(page, '27 rows');
    const web = await vmNamed(cloud, 'cyc01', 'web-01');
    // 2 cores, 4 × 1 GB, 40 GB of disk, 2 × 40 GB of backups, by the hour; a month has 730.
    const month = 730 * (2 * 0.00521 + 4 * 0.00329 + 40 * 0.0001 + 80 * 0.0000342);
    await expectRow(page, list, 'web-01', {
      Status: 'Running',
      Location: 'Cycletown',
      Size: '2 vCPU, 4 GB',
      System: 'Ubuntu 24.04 LTS',
      Addresses: await addressOf(cloud, 'cyc01', web.uuid),
      'Per month': `€${month.toFixed(2)}`,
    });
    const dr = await vmNamed(cloud, 'bus02', 'dr-web');
    await expectRow(page, list, 'dr-web', { Location: 'Busburg', Addresses: await addressOf(cloud, 'bus02', dr.uuid) });
    const database = (await vmNamed(cloud, 'bus02', 'dr-db')).private_ipv4;
    await expectRow(page, list, 'dr-db', { Location: 'Busburg', Addresses: database });
    await expectRow(page, list, 'edge-jakarta', { Location: 'Traintown' });
    // Stopped, it costs its 60 GB and a snapshot of 60 GB.
    await expectRow(page, list, 'legacy-crm-do-not-touch', {
      Status: 'Stopped',
      'Per month': `€${(730 * (60 * 0.0001 + 60 * 0.0001)).toFixed(2)}`,
    });
  });

  test('is asked for with one call a location and kind, also when the page is loaded anew', async ({ page, cloud }) => {
    await signIn(page);
    await count(page, '27 rows');
    await expect(
      tableNamed(page, list)
        .getByText(/\d+\.\d+\.\d+\.\d+/)
        .first(),
    ).toBeVisible();
    expect(await countByLocation(cloud, 'listVms')).toEqual(once);
    expect(await countByLocation(cloud, 'listFloatingIps')).toEqual(once);
    expect(await received(cloud, 'listLocations')).toHaveLength(1);
    expect(await received(cloud, 'getPricingPolicy')).toHaveLength(1);

    // The page notes what it reads, and begins with that the next time.
    await page.reload();
    await expect.poll(() => keptOn(page, 'device', 'burrow.reads')).toContain('vm/list');
    await page.reload();
    await count(page, '27 rows');
    await expect(
      tableNamed(page, list)
        .getByText(/\d+\.\d+\.\d+\.\d+/)
        .first(),
    ).toBeVisible();
    expect(await countByLocation(cloud, 'listVms')).toEqual({ cyc01: 3, bus02: 3, tra03: 3 });
    expect(await countByLocation(cloud, 'listFloatingIps')).toEqual({ cyc01: 3, bus02: 3, tra03: 3 });
    expect(await received(cloud, 'getPricingPolicy')).toHaveLength(3);
  });

  test('can be looked at one location at a time; links and Back keep to it', async ({ page, cloud }) => {
    await signIn(page);
    await count(page, '27 rows');
    await choose(page, 'Location: All locations', 'Busburg');
    await expect(page).toHaveURL(`${path}?location=bus02`);
    await count(page, '12 rows');
    await expect(tableNamed(page, list).getByRole('columnheader', { name: 'Location' })).toHaveCount(0);
    await expectNoRow(page, list, 'web-01');
    await expect(page.getByRole('link', { name: 'Create virtual machine' })).toHaveAttribute('href', `${path}/create?location=bus02`);

    await openMachine(page, 'dr-web');
    const { uuid } = await vmNamed(cloud, 'bus02', 'dr-web');
    await expect(page).toHaveURL(`${path}/bus02/${uuid}?location=bus02`);
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: list }).click();
    await expect(page).toHaveURL(new RegExp(`${path}\\?.*location=bus02`));
    await page.goBack();
    await expect(pageTitle(page)).toHaveText('dr-web');
    await choose(page, 'Location: Busburg', 'Traintown');
    await expect(pageTitle(page), 'another location has another list').toHaveText(list);
    await expect(page).toHaveURL(/location=tra03/);
    await vmFilter(page).fill('');
    await expect(vmRows(page)).toHaveText(['edge-cache', 'edge-jakarta']);
  });

  test('is not mixed up with a location that there is none of', async ({ page }) => {
    await signIn(page);
    await page.goto(`${path}?location=nowhere`);
    await expect(page.getByRole('alert')).toContainText('There is no location “nowhere” here');
    await page.getByRole('alert').getByRole('link', { name: 'All locations' }).click();
    await count(page, '27 rows');
    await expect(page).toHaveURL(path);
  });

  test('can be filtered, sorted and shown in other columns; the address and the device remember it', async ({ page }) => {
    await signIn(page);
    await count(page, '27 rows');
    await page.getByRole('button', { name: 'System', exact: true }).first().click();
    await page.getByRole('checkbox', { name: 'docker 27' }).check();
    await page.keyboard.press('Escape');
    await count(page, '3 of 27');
    const month = tableNamed(page, list).getByRole('columnheader', { name: 'Per month' });
    await month.getByRole('button').click();
    await expect(month, 'what costs most comes first').toHaveAttribute('aria-sort', 'descending');
    await expect(vmRows(page)).toHaveText(['build-runner-1', 'grafana', 'build-runner-2']);
    await month.getByRole('button').click();
    await expect(month).toHaveAttribute('aria-sort', 'ascending');
    await expect(vmRows(page)).toHaveText(['build-runner-2', 'grafana', 'build-runner-1']);
    await month.getByRole('button').click();
    await expect(month).toHaveAttribute('aria-sort', 'descending');
    await vmFilter(page).fill('RUNNER build');
    await expect(vmRows(page)).toHaveText(['build-runner-1', 'build-runner-2']);
    await page.getByRole('button', { name: 'Columns', exact: true }).click();
    const columns = page.getByRole('dialog', { name: 'Columns' });
    await columns.getByRole('checkbox', { name: 'System' }).uncheck();
    await columns.getByRole('checkbox', { name: 'Host name' }).check();
    await expect(columns.getByRole('checkbox', { name: 'Name', exact: true }), 'the name always shows').toBeDisabled();
    await page.keyboard.press('Escape');
    await expectRow(page, list, 'build-runner-1', { 'Host name': 'build-runner-1' });

    await expect(page).toHaveURL(/columns=/);
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('f.os')).toBe('docker 27');
    expect(searchParams.get('sort')).toBe('price.desc');
    expect(searchParams.get('columns')?.split(',')).toEqual([
      'name',
      'status',
      'location',
      'size',
      'disk',
      'address',
      'price',
      'created',
      'hostname',
    ]);

    const same = async () => {
      await expect(vmRows(page)).toHaveText(['build-runner-1', 'build-runner-2']);
      await expect(vmFilter(page)).toHaveValue('RUNNER build');
      await expect(month).toHaveAttribute('aria-sort', 'descending');
      await expect(tableNamed(page, list).getByRole('columnheader', { name: 'System' })).toHaveCount(0);
      await expectRow(page, list, 'build-runner-1', { 'Host name': 'build-runner-1' });
    };
    await page.reload();
    await same();
    await page.goto(path);
    await same();
    // A link to some of them is not narrowed by what was typed last.
    await page.goto(`${path}?f.status=Stopped`);
    await count(page, '5 of 27');
    await vmFilter(page).fill('no such VM');
    await expect(page.getByText('No matches')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await count(page, '27 rows');
  });

  test('goes into a CSV exactly as it is shown', async ({ page }) => {
    await signIn(page);
    await page.goto(`${path}?f.os=docker 27&sort=price.desc&columns=name,status,location,size,disk,price`);
    await expect(vmRows(page)).toHaveText(['build-runner-1', 'grafana', 'build-runner-2']);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^virtual-machines-filtered-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    expect(text.charCodeAt(0), 'the mark for Excel').toBe(0xfeff);
    const price = (vcpu: number, gigabytes: number, disk: number) => 730 * (vcpu * 0.00521 + gigabytes * 0.00329 + disk * 0.0001);
    const lines = text.slice(1).trim().split('\r\n');
    expect(lines[0]).toBe('Name,Status,Location,Size,Disk,Per month');
    expect(lines.slice(1).map((line) => line.slice(0, line.lastIndexOf(',')))).toEqual([
      'build-runner-1,Running,Busburg,"8 vCPU, 16 GB",160',
      'grafana,Running,Cycletown,"2 vCPU, 4 GB",80',
      'build-runner-2,Stopped,Busburg,"8 vCPU, 16 GB",160',
    ]);
    const prices = lines.slice(1).map((line) => Number(line.slice(line.lastIndexOf(',') + 1)));
    expect(prices[0]).toBeCloseTo(price(8, 16, 160), 6);
    expect(prices[1]).toBeCloseTo(price(2, 4, 80), 6);
    expect(prices[2]).toBeCloseTo(price(0, 0, 160), 6);
  });

  test('is shown without a location that does not answer, which is named and tried again', async ({ page, cloud, consoleErrors }) => {
    consoleErrors.allow(failedRequest);
    await cloud.faults({ locationsDown: ['bus02'] });
    await signIn(page);
    await count(page, '15 rows');
    const warning = page.getByRole('alert').filter({ hasText: 'Couldn’t load everything from Busburg' });
    await expect(warning).toContainText('Something went wrong on our side (error 502). Try again.');
    await expectRow(page, list, 'edge-jakarta', { Location: 'Traintown' });
    await cloud.faults({ locationsDown: [] });
    await warning.getByRole('button', { name: 'Try again' }).click();
    await count(page, '27 rows');
    await expect(warning).toHaveCount(0);

    // What it said last stays, with its age.
    await cloud.faults({ locationsDown: ['tra03'] });
    await page.getByRole('button', { name: 'Refresh' }).click();
    const stale = page.getByRole('alert').filter({ hasText: 'Couldn’t load everything from Traintown' });
    await expect(stale).toContainText('What you see of it is from');
    await count(page, '27 rows');

    // One that hangs is named while it is waited for, and in lists without a sum too.
    await cloud.faults({ locationsDown: [] });
    await page.route(/\/v1\/bus02\//, () => undefined);
    await page.goto('/network/firewalls');
    await expect(page.getByText('Waiting for Busburg')).toBeVisible();
  });

  test('shows names as they were typed, whatever is in them', async ({ page }) => {
    await signIn(page);
    const bold = '<b>bold</b> & "quoted"';
    await expectRow(page, list, bold, { Status: 'Stopped' });
    await expect(tableNamed(page, list).locator('b')).toHaveCount(0);
    await vmFilter(page).fill('مرحبا');
    await expect(vmRows(page).locator('bdi')).toHaveText(['مرحبا-خادم']);
    await vmFilter(page).fill('warehouse-scanner');
    await expect(vmRows(page)).toHaveCount(1);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways, 'a long name does not widen the page').toBe(0);
    await vmFilter(page).fill('');
    await rowAction(page, list, bold, 'Delete');
    const sure = page.getByRole('dialog', { name: `Delete ${bold}?` });
    await expect(sure.getByLabel(`To confirm, type ${bold}`)).toBeVisible();
    await sure.getByRole('button', { name: 'Cancel' }).click();
    await openMachine(page, bold);
    await expect(page.getByText('<img src=x onerror=alert(1)>', { exact: true })).toBeVisible();
    await expect(page).toHaveTitle(`${bold} – Burrow`);
  });
});

test.describe('a new customer', () => {
  test.use({ scenario: 'fresh' });
  test('sees what would be here and how to make the first one', async ({ page }) => {
    await signIn(page);
    await expect(page.getByText('No virtual machines yet', { exact: true })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Create virtual machine' }).last().click();
    await expect(pageTitle(page)).toHaveText('Create virtual machine');
  });
});

test.describe('ten thousand machines', () => {
  test.use({ scenario: 'huge' });
  test('are filtered and scrolled as three are', async ({ page }) => {
    await signIn(page);
    await expect(page.getByText('10,000 rows', { exact: true })).toBeVisible();
    await expect(tableNamed(page, list)).toHaveAttribute('aria-rowcount', '10001');
    expect(await vmRows(page).count(), 'only what is in sight is drawn').toBeLessThan(60);
    await vmFilter(page).fill('-09999');
    await count(page, '1 of 10,000');
    await expect(vmRows(page)).toHaveText([/-09999$/]);
    await vmFilter(page).fill('');
    await count(page, '10,000 rows');
    await expect(vmRows(page).nth(5)).toBeVisible();
    await tableNamed(page, list).locator('[aria-rowindex="2"]').focus();
    await page.keyboard.press('End');
    await expect(tableNamed(page, list).locator('[aria-rowindex="10001"]')).toBeFocused();
  });
});

test('a link that is followed right after typing is followed, while the filter is still on its way into the address', async ({ page }) => {
  await signIn(page);
  await count(page, '27 rows');
  // The page of a machine comes slowly, as over a bad line.
  await page.route(/\/assets\/VmPage-.*\.js$/, async (route) => {
    await new Promise((resolve) => void setTimeout(resolve, 600));
    await route.continue();
  });
  await vmFilter(page).fill('web-02');
  await page.getByRole('link', { name: 'web-02', exact: true }).click();
  await expect(pageTitle(page)).toHaveText('web-02');
});
