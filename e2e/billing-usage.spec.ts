import {
  axe,
  elsewhere,
  expect,
  expectRow,
  fact,
  main,
  pageTitle,
  pick,
  received,
  region,
  rowAction,
  signIn,
  tableNamed,
  test,
  vmNamed,
} from './support';

const resources = 'Resources of the month';

interface Row {
  readonly owner_uuid: string;
  readonly description: string;
  readonly cost: number;
  readonly _technical?: boolean;
}

test.describe('usage', () => {
  test('shows the platform’s own costs, by resource, down to its rows', async ({ page, cloud }) => {
    const rows = await elsewhere<Row[]>(cloud, 'GET', `/charging/usage?billing_account_id=${main}`);
    const vm = await vmNamed(cloud, 'cyc01', 'orders-db-primary');
    const own = rows.filter(({ owner_uuid }) => owner_uuid === vm.uuid);
    expect(own.length, 'the VM, its snapshots and its backups').toBe(3);
    const cost = own.reduce((sum, row) => sum + row.cost, 0).toFixed(2);

    await signIn(page, 'demo', '/billing/usage');
    await expect(pageTitle(page)).toHaveText('Usage');
    await expectRow(page, resources, 'orders-db-primary', {
      Kind: 'Virtual machine',
      State: 'Running',
      Location: 'Cycletown',
      'So far': cost,
    });
    const whole = rows.reduce((sum, row) => sum + row.cost, 0).toFixed(2);
    await expect(fact(page, 'So far, excl. tax')).toContainText(Number(whole).toLocaleString('en-GB', { minimumFractionDigits: 2 }));
    await expect(page.getByText('Rounding', { exact: true }), 'the platform’s own bookkeeping').toHaveCount(0);

    await rowAction(page, resources, 'orders-db-primary', 'Show its rows');
    const dialog = page.getByRole('dialog', { name: 'Usage of orders-db-primary' });
    for (const { description } of own) await expect(dialog.getByRole('rowheader', { name: description, exact: true })).toBeVisible();
    await expect(dialog.getByRole('row').filter({ hasText: 'orders-db-primary, snapshots' })).toContainText('Snapshots');
    await expect(page).toHaveURL(new RegExp(`rows=${vm.uuid}`));
    await axe(page);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'orders-db-primary', exact: true }).click();
    await expect(pageTitle(page)).toHaveText('orders-db-primary');
  });

  test('is drawn, and the same numbers are a table that the keyboard reaches', async ({ page, cloud }) => {
    const rows = await elsewhere<Row[]>(cloud, 'GET', `/charging/usage?billing_account_id=${main}`);
    await signIn(page, 'demo', '/billing/usage/charts');
    const shares = region(page, 'Shares');
    await expect(shares.getByText('Virtual machine', { exact: true })).toBeVisible();
    await pick(page.getByRole('combobox', { name: /^By/ }), 'Location');
    await expect(page).toHaveURL(/by=location/);
    await shares.getByRole('button', { name: 'View as table' }).focus();
    await page.keyboard.press('Enter');
    await expect(shares.getByRole('rowheader', { name: 'Busburg' })).toBeVisible();
    const bars = region(page, 'Top costs this month');
    await bars.getByRole('button', { name: 'View as table' }).focus();
    await page.keyboard.press('Enter');
    const first = bars.getByRole('row').nth(1);
    await expect(first).toContainText('orders-db-primary');
    await axe(page);
    await first.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Usage of orders-db-primary' })).toBeVisible();
    expect(rows.length).toBeGreaterThan(30);
  });

  test('notes what it sees, hour by hour of the platform, and forgets when asked', async ({ page, cloud }) => {
    await signIn(page, 'demo', '/billing/usage/days');
    const month = new Date().toLocaleString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
    const days = region(page, `${month}, day by day`);
    await expect(days.getByText('Recorded on 1 day.', { exact: false })).toBeVisible();
    await days.getByRole('button', { name: 'View as table' }).click();
    const today = days
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: String(new Date().getUTCDate()), exact: true }) });
    await expect(today.getByRole('cell').first()).toHaveText(/€[\d,.]+/);
    await axe(page);
    await page.reload();
    await expect(days.getByText('Recorded on 1 day.', { exact: false })).toBeVisible();
    await days.getByRole('button', { name: 'Delete recorded data' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete recorded data' }).click();
    await expect(days.getByText('Not recorded this month yet.', { exact: false })).toBeVisible();
    expect(await received(cloud, 'getUsage'), 'asked, not hammered').not.toHaveLength(0);
  });

  test('is forecast, and a plan of stops becomes a job with calls that the platform takes', async ({ page, cloud }) => {
    await signIn(page, 'demo', '/billing/usage');
    await page.getByRole('link', { name: 'Forecast', exact: true }).click();
    const forecast = tableNamed(page, 'Forecast, line by line');
    await expect(forecast.getByRole('row', { name: /^To come \(estimate\) \d+ hours left × €/ })).toBeVisible();
    const amounts = (await forecast.getByRole('row').getByRole('cell').nth(1).allInnerTexts()).length;
    expect(amounts).toBeGreaterThan(0);

    // As links had it before plans got a page of their own.
    const { uuid } = await vmNamed(cloud, 'cyc01', 'web-02');
    await page.goto(`/billing/usage/forecast?plan=cyc01/${uuid}`);
    await expect(page).toHaveURL(/\/billing\/schedules\?/);
    await expect(page.getByRole('heading', { name: 'One VM planned' })).toBeVisible();
    await expect(fact(page, 'Hours stopped a week')).toContainText('98');
    await page.getByLabel('Stop at').fill('22:00');
    await expect(fact(page, 'Hours stopped a week')).toContainText('88');
    await expect(page).toHaveURL(/stop=22%3A00/);
    // 88 of 168 hours of a month of 730; running less stopped is 2 × 0.00521 + 4 × 0.00329.
    await expect(fact(page, 'Estimated monthly savings')).toContainText(((88 / 168) * 730 * 0.02358).toFixed(2));

    const script = page.getByRole('region', { name: '/usr/local/bin/vms.sh' });
    const text = await script.innerText();
    expect(text).toContain('apikey: $WARREN_TOKEN');
    await expect(page.getByRole('region', { name: '/etc/cron.d/vms' })).toContainText('0 22 * * 1,2,3,4,5 root');
    await axe(page);

    // The very call of the script, as a server of the customer’s would make it.
    const stop = /--request POST '([^']+\/vm\/stop)'[\s\S]*?--data-urlencode 'uuid=([^']+)'/.exec(text);
    const response = await fetch(stop?.[1] ?? '', {
      method: 'POST',
      headers: { apikey: 'demo' },
      body: new URLSearchParams({ uuid: stop?.[2] ?? '' }),
    });
    expect(response.ok).toBe(true);
    expect((await vmNamed(cloud, 'cyc01', 'web-02')).status).toBe('stopped');
    expect(await received(cloud, 'stopVm'), 'the panel itself has stopped nothing').toHaveLength(1);
  });

  test('is held against a budget on every page, once said and put away', async ({ page, context }) => {
    await context.grantPermissions(['notifications']);
    await page.addInitScript(() => {
      const shown: string[] = [];
      class Quiet {
        static permission = 'granted';
        static requestPermission = () => Promise.resolve('granted');
        constructor(title: string) {
          shown.push(title);
        }
      }
      Object.assign(globalThis, { Notification: Quiet, shownNotifications: shown });
    });
    await signIn(page, 'demo', '/billing/usage/budgets');
    await page.getByLabel('Amount per month, excl. tax').fill('0');
    await page.getByRole('button', { name: 'Save budget' }).click();
    await expect(page.getByText('More than zero')).toBeVisible();
    await page.getByLabel('Amount per month, excl. tax').fill('1');
    await page.getByLabel('Warn at, percent').fill('80, 50');
    await page.getByRole('checkbox', { name: 'Also by a notification of the browser' }).check();
    await page.getByRole('button', { name: 'Save budget' }).click();
    const thresholds = tableNamed(page, 'Thresholds');
    await expect(thresholds.getByRole('row', { name: /^80% €0.80 Reached/ })).toBeVisible();
    await axe(page);

    await page.getByRole('link', { name: 'Overview', exact: true }).first().click();
    const warning = page.getByRole('status').filter({ hasText: 'Budget of Northwind Logistics' });
    await expect(warning).toContainText('reached the threshold of 80% of €1.00');
    const shown = () => page.evaluate(() => (globalThis as unknown as { shownNotifications: string[] }).shownNotifications);
    await expect.poll(shown).toHaveLength(1);
    await page.reload();
    await expect(warning).toBeVisible();
    expect(await shown(), 'once a threshold and month').toHaveLength(0);
    await warning.getByRole('button', { name: 'Close' }).click();
    await expect(warning).toHaveCount(0);
    await page.reload();
    await expect(pageTitle(page)).toHaveText('Overview');
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
    await expect(warning).toHaveCount(0);

    await page.goto('/billing/usage/budgets');
    await page.getByRole('button', { name: 'Remove budget' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove budget' }).click();
    await expect(page.getByRole('heading', { name: 'Set a budget for Northwind Logistics' })).toBeVisible();
  });

  test('says which location is missing, and what is unpriced', async ({ page, cloud, consoleErrors }) => {
    consoleErrors.allow(/Failed to load resource/);
    await cloud.faults({ locationsDown: ['bus02'] });
    await signIn(page, 'demo', '/billing/usage');
    await expect(page.getByRole('alert')).toContainText('Busburg did not tell everything');
    // Its rows are there all the same, with what they say themselves.
    await expectRow(page, resources, 'dr-db', { Kind: 'Virtual machine' });
  });
});

test.describe('ten thousand resources', () => {
  test.use({ scenario: 'huge' });
  test('are a table of those in sight, with the dearest in a chart', async ({ page, cloud: _cloud }) => {
    await signIn(page, 'demo', '/billing/usage');
    await expect(page.getByText(/^10,\d{3} rows$/)).toBeVisible();
    expect(await tableNamed(page, resources).getByRole('row').count()).toBeLessThan(100);
    await page.getByRole('searchbox').fill('-00001');
    await expect(tableNamed(page, resources).getByRole('row')).toHaveCount(2);
    await page.goto('/billing/usage/charts');
    await expect(
      region(page, 'Top costs this month')
        .getByText(/\d+ others/)
        .first(),
    ).toBeAttached();
  });
});

test.describe('prices', () => {
  test('are there for everybody, searchable, and calculated into an address that can be sent', async ({ page, cloud, consoleErrors }) => {
    consoleErrors.allow(/403 \(Forbidden\)/);
    await signIn(page, 'demo', '/billing/prices?cpu=2&ram=2048&disk=20&ips=0');
    const list = tableNamed(page, 'Flat prices');
    await expect(list.getByRole('row', { name: 'vCPU, while running core €0.00521 €3.80 €4.56' })).toBeVisible();
    const result = tableNamed(page, 'What it costs, estimated');
    await expect(result.getByRole('row', { name: 'Total, excl. tax One VM €0.019 €13.87 €1.46' })).toBeVisible();
    await page.getByLabel('How many').fill('3');
    await page.getByLabel('Load balancers').fill('1');
    await expect(page).toHaveURL(/n=3/);
    await expect(page).toHaveURL(/lbs=1/);
    // Three times 0.019 and a balancer of 0.02054.
    await expect(result.getByRole('row', { name: /^Total, excl. tax 3 VMs €0.0775 €56.60/ })).toBeVisible();
    await axe(page);
    await page.reload();
    await expect(result.getByRole('row', { name: /^Total, excl. tax 3 VMs €0.0775 €56.60/ })).toBeVisible();
    await page.getByLabel('Find a price').fill('windows');
    await expect(list.getByRole('row')).toHaveCount(2);
    await page.getByRole('button', { name: 'Create these VMs' }).click();
    await expect(pageTitle(page)).toHaveText('Create virtual machine');
    await expect(page.getByRole('main').getByRole('textbox', { name: 'Disk', exact: true })).toHaveValue(/^20/);
    await expect(page.getByRole('main').getByRole('textbox', { name: 'Quantity', exact: true })).toHaveValue('3');

    // A token that may read no billing at all.
    const tokens = await elsewhere<{ token: string; restricted: boolean }[]>(cloud, 'GET', '/user-resource/token/list');
    await page.evaluate(() => localStorage.clear());
    await page.context().clearCookies();
    await page.evaluate(() => sessionStorage.clear());
    await signIn(page, tokens.find(({ restricted }) => restricted)?.token, '/billing/prices');
    await expect(list.getByRole('row', { name: 'vCPU, while running core €0.00521 €3.80' })).toBeVisible();
  });
});

test.describe('prices by quantity', () => {
  test.use({ scenario: 'gradual' });
  test('say what a threshold means', async ({ page, cloud: _cloud }) => {
    await signIn(page, 'demo', '/billing/prices');
    const stepped = tableNamed(page, 'Prices that depend on the quantity');
    await expect(stepped.getByRole('rowheader', { name: /Disk from 81 GB on, for all of it/ })).toBeVisible();
    await expect(page.getByText('The quantity sets the price of the whole', { exact: false })).toBeVisible();
  });
});
