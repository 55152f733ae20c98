import { axe, choose, elsewhere, euros, expect, fact, lab, main, pageTitle, received, region, rowOf, signIn, test } from './support';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { RunningCloud } from '../scripts/cloud.mjs';

type Account = Record<string, unknown> & { id: number; title: string; unpaid_amount: number; credit_amount: number };

const accounts = (cloud: RunningCloud) => elsewhere<Account[]>(cloud, 'GET', '/payment/billing_account/list');
const account = (cloud: RunningCloud, id: number) => elsewhere<Account>(cloud, 'GET', `/payment/billing_account?billing_account_id=${id}`);
const banner = (page: Page) => region(page, 'State of the billing accounts');
const details = (page: Page) => page.getByRole('form', { name: 'Details' });
const field = (page: Page, name: string) => details(page).getByRole('textbox', { name, exact: true });

test('an account says whether it is fine, how long its credit lasts, and reminds of it', async ({ page, cloud }) => {
  const one = await account(cloud, main);
  await signIn(page, 'demo', '/billing');
  await expect(pageTitle(page)).toHaveText('Billing overview');
  await expect(page.getByRole('main')).toContainText('It is active, nothing limits it, and nothing is unpaid.');
  await expect(fact(page, 'Credit').first()).toContainText(euros(one.credit_amount));
  const totals = one.running_totals as { ongoing: number; subtotal: number; vat_tax: number; total: number };
  await expect(fact(page, 'Balance').first()).toContainText(euros(totals.ongoing));
  const month = page.getByRole('region', { name: /so far$/ });
  await expect(fact(month, 'Usage')).toHaveText(euros(totals.subtotal));
  await expect(fact(month, 'VAT (20%)')).toHaveText(euros(totals.vat_tax));
  await expect(fact(month, 'This month so far')).toHaveText(euros(totals.total));

  // Calculated again from the platform's own meters, which know all that runs.
  const runway = region(page, 'Estimated runway');
  await expect(runway).toContainText(/Credit lasts until/);
  const until = await runway.getByRole('time').first().getAttribute('datetime');
  const said = /÷ €([\d.]+)\/hr/.exec((await runway.textContent()) ?? '')?.[1] ?? '';
  const hourly = Number(said);
  const hours = (new Date(until ?? '').getTime() - Math.floor(Date.now() / 3_600_000) * 3_600_000) / 3_600_000;
  expect(hourly).toBeGreaterThan(1);
  expect(Math.abs(hours - Math.floor(totals.ongoing / hourly))).toBeLessThanOrEqual(1);
  await runway.getByText('Cost breakdown').click();
  await expect(runway.getByRole('row', { name: /^\d+ running VMs/ })).toBeVisible();
  await expect(runway.getByRole('row', { name: /^2 managed services/ })).toBeVisible();
  await expect(runway.getByRole('row', { name: /^\d+ buckets/ })).toBeVisible();
  await expect(runway.getByRole('link', { name: 'Stop orders-db-primary' })).toBeVisible();
  await expect(runway).toContainText('Auto top-up buys €500.00 when the balance falls below €60.00');

  const [file] = await Promise.all([page.waitForEvent('download'), runway.getByRole('button', { name: 'Calendar file (.ics)' }).click()]);
  const text = (await readFile(await file.path(), 'utf8')).replaceAll(/\r?\n /g, '');
  expect(file.suggestedFilename()).toMatch(/^credit-reminder-.*\.ics$/);
  expect(text).toContain('BEGIN:VALARM');
  expect(text).toContain(`account=${main}`);
  expect(text).toContain(`DTSTART:${(until ?? '').replaceAll(/[-:]|\.000/g, '')}`);
  await axe(page);

  await page.getByRole('link', { name: 'Usage and forecast' }).click();
  await expect(fact(page, 'Current cost per hour, excl. tax'), 'the same question has one answer').toHaveText(
    new RegExp(`^€${said.replace('.', '\\.')}(?!\\d)`),
  );
});

test('a credit’s end is told by the price list where usage may not be read', async ({ page, cloud: _cloud, consoleErrors }) => {
  consoleErrors.allow(/403/);
  await page.route('**/charging/usage?*', (route) =>
    route.fulfill({ status: 403, json: { message: 'Forbidden' }, headers: { 'access-control-allow-origin': '*' } }),
  );
  await signIn(page, 'demo', '/billing');
  const runway = region(page, 'Estimated runway');
  await expect(runway).toContainText('Estimated at list prices, because this month’s usage didn’t load');
  await expect(runway).toContainText(/Credit lasts until/);
  await page.goto('/compute/virtual-machines/create');
  await expect(page.getByText(/^Credit of €[\d.,]+: lasts \d+ days → \d+ days with this\./)).toBeVisible();
});

test('accounts stand side by side, one is chosen by its link, and what it owes leads to paying', async ({ page, cloud }) => {
  const { unpaid_amount: unpaid } = await account(cloud, lab);
  await signIn(page, 'demo', '/billing');
  const board = region(page, 'All 2 billing accounts');
  await board.getByRole('link', { name: 'R&D <lab>' }).click();
  await expect(page).toHaveURL(new RegExp(`account=${lab}`));
  const owed = region(page, 'Amount due');
  await expect(owed).toContainText(`${euros(unpaid)} is unpaid`);
  await expect(owed).toContainText('Postpaid account: usage is invoiced');
  await expect(region(page, 'Estimated runway')).toHaveCount(0);
  await expect(owed.getByRole('link', { name: 'Pay everything…' })).toHaveAttribute('href', new RegExp(`account=${lab}&pay=all`));
  await axe(page);
});

test('the panel says above every page what is overdue, after the page itself', async ({ page, cloud }) => {
  const invoices = await elsewhere<{ status: number; due_date: number }[]>(cloud, 'GET', `/payment/invoice/list?billing_account_id=${lab}`);
  const overdue = invoices.some(({ status, due_date: due }) => status === 5 && due * 1000 < Date.now());
  await signIn(page);
  await expect(rowOf(page, 'Virtual machines', 'api-gateway')).toBeVisible();
  // Early in a month nothing of the scenario is past its day.
  if (overdue) {
    await expect(banner(page)).toContainText('overdue on “R&D <lab>”');
    await banner(page).getByRole('link', { name: 'Show the account' }).click();
    await expect(pageTitle(page)).toHaveText('Billing overview');
    await expect(page).toHaveURL(new RegExp(`account=${lab}`));
    await expect(page.getByRole('main').getByText('Overdue', { exact: true })).toHaveCount(2);
    await page.getByRole('link', { name: 'Account', exact: true }).click();
    await expect(page.getByRole('main').getByText('Overdue', { exact: true })).toHaveCount(2);
    await expect(page.getByRole('main').getByText('Active', { exact: true })).toHaveCount(0);
  } else {
    await expect.poll(async () => (await received(cloud, 'listBillingAccounts')).length).toBeGreaterThan(0);
    await expect(banner(page)).toHaveCount(0);
  }
});

test('an edit changes what was edited and loses nothing, also what the panel does not know', async ({ page, cloud }) => {
  const before = await account(cloud, main);
  await signIn(page, 'demo', `/billing/account?account=${main}`);
  await field(page, 'City').fill('Tallinn');
  await field(page, 'Address, second line').fill('2nd floor');
  await field(page, 'Registration number').fill('');
  await page.reload();
  await expect(field(page, 'City'), 'kept over a reload').toHaveValue('Tallinn');

  await page.getByRole('link', { name: 'Usage and forecast' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(field(page, 'City')).toHaveValue('Tallinn');

  await details(page).getByRole('button', { name: 'Review and save…' }).click();
  const review = page.getByRole('dialog', { name: 'Change Northwind Logistics?' });
  await expect(review.getByRole('row', { name: 'City Küla Tallinn' })).toBeVisible();
  await expect(review.getByRole('row', { name: 'Registration number 14820011 empty' })).toBeVisible();
  await expect(review.getByRole('row')).toHaveCount(4);
  await axe(page);
  await review.getByRole('button', { name: 'Save' }).dblclick();
  await expect(review).toBeHidden();
  await expect(field(page, 'City')).toHaveValue('Tallinn');
  await expect(details(page).getByRole('button', { name: 'Review and save…' })).toHaveAccessibleDescription('Nothing is changed yet.');

  const sent = await received(cloud, 'updateBillingAccount');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.data).toMatchObject({
    billing_account_id: main,
    city: 'Tallinn',
    customer_number: 'NW-00417',
    is_partner: 'true',
    notice_days: '30',
    additional_data: before.additional_data,
    email: 'billing@northwind.example',
  });
  for (const own of ['running_totals', 'primary_card', 'eligible_promotions', 'id', 'recurring_payment_amount', 'credit_amount'])
    expect(sent[0]?.data).not.toHaveProperty(own);
  const moving = ['running_totals', 'precalc_ongoing', 'credit_amount', 'eligible_promotions'];
  const still = (one: Account) => Object.fromEntries(Object.entries(one).filter(([name]) => !moving.includes(name)));
  expect(still(await account(cloud, main))).toEqual({
    ...still(before),
    city: 'Tallinn',
    address_line2: '2nd floor',
    company_reg_code: null,
  });
});

test('what somebody else has changed meanwhile is said, and kept where it was not edited', async ({ page, cloud }) => {
  await signIn(page, 'demo', `/billing/account?account=${lab}`);
  await field(page, 'City').fill('Narva');
  const now = await account(cloud, lab);
  const text = (name: string) => (typeof now[name] === 'string' || typeof now[name] === 'boolean' ? String(now[name]) : '');
  const movedTo = (city: string) =>
    elsewhere(cloud, 'PUT', '/payment/billing_account', {
      ...Object.fromEntries(
        ['title', 'company_name', 'company_vat_number', 'address_line1', 'address_line2', 'post_index', 'country', 'additional_data'].map(
          (name) => [name, text(name)],
        ),
      ),
      billing_account_id: String(lab),
      send_invoice_email: text('send_invoice_email'),
      city,
      county: 'Pärnumaa',
    });
  await movedTo('Pärnu');
  await details(page).getByRole('button', { name: 'Review and save…' }).click();
  const review = page.getByRole('dialog', { name: 'Change R&D <lab>?' });
  await expect(review.getByRole('row', { name: /^City Pärnu Changed elsewhere since you began Narva$/ })).toBeVisible();
  await expect(review.getByRole('row')).toHaveCount(2);

  // Once more, between the question and the answer: then nothing goes out.
  await movedTo('Võru');
  await review.getByRole('button', { name: 'Save' }).click();
  await expect(review.getByRole('alert')).toContainText('Someone else changed the same fields. Nothing was sent');
  expect(await account(cloud, lab)).toMatchObject({ city: 'Võru' });
  await review.getByRole('button', { name: 'Cancel' }).click();
  await expect(details(page)).toContainText('Changed by someone else: Võru');
  await details(page).getByRole('button', { name: 'Review and save…' }).click();
  await review.getByRole('button', { name: 'Save' }).click();
  await expect(review).toBeHidden();
  expect(await account(cloud, lab)).toMatchObject({ city: 'Narva', county: 'Pärnumaa' });
});

test('an edit whose answer is lost is looked for, not sent again', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(/Failed to load resource/);
  await signIn(page, 'demo', `/billing/account?account=${main}`);
  await field(page, 'Company name').fill('Northwind Group AS');
  await details(page).getByRole('button', { name: 'Review and save…' }).click();
  const review = page.getByRole('dialog', { name: 'Change Northwind Logistics?' });
  await cloud.faults({ dropAfter: ['updateBillingAccount'] });
  await review.getByRole('button', { name: 'Save' }).click();
  await expect(review).toBeHidden();
  await expect(page.getByText('Northwind Logistics was updated.')).toBeVisible();
  expect(await received(cloud, 'updateBillingAccount')).toHaveLength(1);
});

test('another account becomes the default; deleting says what stands against it, and a deleted one can be looked at', async ({
  page,
  cloud,
  consoleErrors,
}) => {
  await signIn(page, 'demo', `/billing/account?account=${lab}`);
  const action = async (name: string) => {
    await page.getByRole('button', { name: 'Actions for R&D <lab>' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await action('Make it the default');
  await page.getByRole('dialog').getByRole('button', { name: 'Make it the default' }).click();
  await expect(fact(page, 'Default account')).toHaveText('yes');
  expect((await accounts(cloud)).filter((each) => each.is_default).map(({ id }) => id)).toEqual([lab]);

  consoleErrors.allow(/Failed to load resource/);
  await action('Delete…');
  const dialog = page.getByRole('dialog', { name: 'Delete billing account R&D <lab>?' });
  await expect(dialog).toContainText('is unpaid. Pay it before you delete the account.');
  await expect(dialog).toContainText(/\d+ resources are billed to it/);
  await axe(page);
  await dialog.getByLabel(/^To confirm, type/).fill('R&D <lab>');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Billing account has active resources.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await accounts(cloud)).toHaveLength(2);
});

test.describe('an account without anything', () => {
  test.use({ scenario: 'fresh' });
  test('is deleted by its typed name, its credit with it, and is seen among the deleted ones', async ({ page, cloud }) => {
    await signIn(page, 'demo', '/billing/account');
    await expect(region(page, 'Promotions')).toContainText('€0.00 of €20.00 topped up; you get €10.00');
    await expect(region(page, 'Promotions')).toContainText('Referral code');
    await axe(page);
    await page.getByRole('button', { name: 'Actions for My account' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete billing account My account?' });
    await expect(dialog).toContainText('Its credit of €25.00 is discarded.');
    await dialog.getByLabel(/^To confirm, type/).fill('My account');
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText('No billing account yet')).toBeVisible();
    expect(await received(cloud, 'deleteBillingAccount')).toHaveLength(1);
    expect(await accounts(cloud)).toEqual([]);
    await page.goto('/billing?account=1200140001');
    await expect(page.getByRole('main')).toContainText('Billing account “My account” has been deleted');
    await expect(page.getByRole('link', { name: /^Top up/ })).toHaveCount(0);
  });

  test('shows its referral link as the brand has it', async ({ page, panelWith }) => {
    const url = await panelWith({ billing: { referralUrl: 'https://console.example/sign-up?code={code}' } });
    await page.goto(`${url}/sign-in?next=/billing/account`);
    await page.getByLabel('API token').fill('demo');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(fact(region(page, 'Promotions'), 'Referral link')).toHaveText(/^https:\/\/console\.example\/sign-up\?code=\w+$/);
  });
});

test.describe('an account that is out of credit', () => {
  test.use({ scenario: 'frozen' });
  test('says so above every page with the way out; nothing can be created or started', async ({ page, cloud }) => {
    await signIn(page);
    await expect(rowOf(page, 'Virtual machines', 'staging')).toBeVisible();
    const before = await pageTitle(page).boundingBox();
    await expect(banner(page)).toContainText('“Startup” is out of credit');
    expect(await pageTitle(page).boundingBox(), 'what comes later moves nothing').toEqual(before);
    await expect(banner(page).getByRole('link', { name: 'Top up', exact: false })).toHaveAttribute(
      'href',
      /\/billing\?account=\d+&pay=credit/,
    );
    const reason = 'This account is out of credit. Top up to start and create resources again.';
    await expect(page.getByRole('link', { name: 'Create virtual machine' })).toHaveAccessibleDescription(reason);
    await axe(page);

    await rowOf(page, 'Virtual machines', 'staging').getByRole('button', { name: 'Actions for staging' }).click();
    const start = page.getByRole('menuitem', { name: 'Start', exact: true });
    await expect(start).toHaveAttribute('aria-disabled', 'true');
    await expect(start).toContainText(`Startup: ${reason}`);
    await page.keyboard.press('Escape');
    await banner(page).getByRole('button', { name: 'Close' }).click();
    await expect(banner(page)).toHaveCount(0);
    await page.getByRole('link', { name: 'app', exact: true }).click();
    await expect(banner(page), 'above the next page').toContainText('“Startup” is out of credit');
    await expect(banner(page).getByRole('button', { name: 'Close' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Stop', exact: true }).first()).not.toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Name, address, uuid, page or action').fill('start staging');
    await expect(page.getByRole('option', { name: /^Start: staging/ })).toHaveAttribute('aria-disabled', 'true');
    expect(await received(cloud, 'startVm')).toEqual([]);

    await page.goto('/billing');
    await expect(region(page, 'Estimated runway')).toContainText('The balance is below zero by');
    await axe(page);
  });
});

test.describe('an account that an operator has closed', () => {
  test.use({ scenario: 'suspended' });
  test('gives the reason, and cannot be topped up', async ({ page, panelWith }) => {
    const url = await panelWith({ links: { support: 'https://support.example/' } });
    await page.goto(`${url}/sign-in?next=/billing/account`);
    await page.getByLabel('API token').fill('demo');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(banner(page)).toContainText(
      'Billing account “My account” is suspended. The provider’s reason: We could not verify the company.',
    );
    await expect(banner(page).getByRole('link', { name: 'Ask support' })).toHaveAttribute('href', 'https://support.example/');
    await expect(fact(page, 'Why')).toHaveText('We could not verify the company. Please write to support.');
    await axe(page);
    await page.getByRole('navigation', { name: 'Billing sections' }).getByRole('link', { name: 'Overview' }).click();
    await expect(page.getByRole('main').getByRole('link', { name: 'Top up', exact: true })).toHaveAccessibleDescription(
      /is suspended: We could not verify/,
    );
    await expect(banner(page)).toHaveCount(0);
    await axe(page);
  });
});

test.describe('an account that is limited', () => {
  test.use({ scenario: 'limited' });
  test('is warned about, which can be hidden for this visit', async ({ page }) => {
    await signIn(page, 'demo', '/account/ssh-keys');
    await expect(banner(page)).toContainText('Billing account “My account” is limited (LIMITED).');
    await axe(page);
    await banner(page).getByRole('button', { name: 'Close' }).click();
    await expect(banner(page)).toHaveCount(0);
    await page.goto('/billing');
    await expect(page.getByRole('main')).toContainText('Billing account “My account” is limited (LIMITED)');
    await axe(page);
  });
});

test('a token that may not read billing is asked once, and nothing is said above its pages', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(/403/);
  const tokens = await elsewhere<{ token: string; restricted: boolean }[]>(cloud, 'GET', '/user-resource/token/list');
  await signIn(page, tokens.find(({ restricted }) => restricted)?.token ?? '');
  await expect.poll(async () => (await received(cloud, 'listBillingAccounts')).length).toBe(1);
  await choose(page, 'Account', 'SSH keys');
  await expect(pageTitle(page)).toHaveText('SSH keys');
  await page.getByRole('link', { name: 'Virtual machines' }).click();
  await expect(rowOf(page, 'Virtual machines', 'notebook-gpu-less')).toBeVisible();
  await expect(banner(page)).toHaveCount(0);
  expect(await received(cloud, 'listBillingAccounts')).toHaveLength(1);
});
