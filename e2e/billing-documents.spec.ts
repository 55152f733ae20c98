import { readFile } from 'node:fs/promises';
import {
  axe,
  count,
  elsewhere,
  euros,
  expect,
  expectRow,
  fact,
  lab,
  main,
  pageTitle,
  pick,
  rowOf,
  signIn,
  tableNamed,
  test,
} from './support';
import { documentsOf, only, section, table, type Document } from './support/documents';

test('everything that was invoiced, paid and credited is one history, told apart and narrowed down', async ({ page, cloud }) => {
  const documents = await documentsOf(cloud, main);
  const credit = await elsewhere<{ amount: number }[]>(cloud, 'GET', `/payment/credit/list?billing_account_id=${main}`);
  const payments = documents.flatMap((each) => each.transaction_list);
  await signIn(page, 'demo', `/billing/invoices?account=${main}`);
  await expect(pageTitle(page)).toHaveText('Invoices');
  await count(page, `${documents.length + payments.length + credit.length} rows`);

  const topUp = await only(documents, (each) => each.document_type === 'top_up');
  await expectRow(page, table, topUp.padded_id, { Kind: 'Top-up invoice', Amount: euros(topUp.totals.total), Status: 'Paid' });
  await expectRow(page, table, `Payment of ${topUp.padded_id}`, { Kind: 'Payment', Amount: euros(topUp.totals.total) });
  const year = new Date().getUTCFullYear();
  const paid = payments
    .filter(({ created }) => new Date(created * 1000).getUTCFullYear() === year)
    .reduce((all, { amount }) => all + amount, 0);
  await expect(fact(page, `Paid in ${year}`)).toContainText(euros(paid));

  // What is looked at stands in the address, and an address shows it.
  await page.getByRole('button', { name: 'Kind', exact: true }).first().click();
  await page.getByRole('checkbox', { name: /^Usage report/ }).check();
  await page.keyboard.press('Escape');
  const reports = documents.filter((each) => each.document_type === 'usage_report');
  await count(page, `${reports.length} of ${documents.length + payments.length + credit.length}`);
  await expect(page).toHaveURL(/f\.kind=usageReport/);
  await page.goto(`/billing/invoices?account=${main}&f.kind=Credit`);
  await count(page, `${credit.length} of ${documents.length + payments.length + credit.length}`);

  const month = (each: Document) => new Date(each.period_start * 1000).toISOString().slice(0, 7);
  const last = await only(reports, () => true);
  await page.goto(`/billing/invoices?account=${main}&from=${month(last)}&to=${month(last)}&f.kind=Usage+report`);
  await expectRow(page, table, last.padded_id, { Amount: euros(last.totals.total) });
  await expect(tableNamed(page, table).getByRole('row')).toHaveCount(2);
  await pick(page.getByLabel('From'), 'Any month');
  await expect(page).not.toHaveURL(/from=/);
  await expect(page).toHaveURL(/to=/);
});

test('what the months came to is drawn, is there as a table, and leads to the rows of a month', async ({ page, cloud }) => {
  const documents = await documentsOf(cloud, main);
  const used = documents.filter((each) => each.document_type === 'usage_report');
  const [last] = used;
  if (!last) throw new Error('There is no usage report');
  const machines = last.records_list.filter(({ name }) => / RAM, .* disk$/.test(name)).reduce((all, { amount }) => all + amount, 0);
  const label = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(last.period_start * 1000);
  await signIn(page, 'demo', `/billing/invoices?account=${main}`);
  const chart = section(page, 'By month');
  await chart.getByRole('button', { name: 'View as table' }).click();
  const row = chart.getByRole('row').filter({ hasText: label });
  await expect(row.getByRole('cell').first()).toHaveText(euros(machines));
  await expect(chart.getByRole('row')).toHaveCount(used.length + 1);
  await axe(page);
  await pick(chart.getByLabel('Show'), 'Invoiced');
  await expect(page).toHaveURL(/chart=asked/);
  await expect(chart.getByRole('columnheader').nth(1)).toHaveText('Credit and fees');
  await chart.getByRole('button', { name: label }).click();
  await expect(page).toHaveURL(/from=(\d{4}-\d\d)&to=\1/);
  await expectRow(page, table, last.padded_id, { Kind: 'Usage report' });
});

test('the history goes into a CSV that says whether it is all of it, and runs no formula', async ({ page, cloud }) => {
  await page.route('**/payment/credit/list*', async (route) => {
    const answer = await route.fetch();
    const entries = (await answer.json()) as object[];
    await route.fulfill({
      response: answer,
      json: [...entries, { id: 1, amount: -0.15, created: 1_760_000_000, description: '=HYPERLINK("x")' }],
    });
  });
  const documents = await documentsOf(cloud, lab);
  await signIn(page, 'demo', `/billing/invoices?account=${lab}`);
  const saved = async () => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    const file = await coming;
    return { name: file.suggestedFilename(), lines: (await readFile(await file.path(), 'utf8')).slice(1).trim().split('\r\n') };
  };
  await expectRow(page, table, '=HYPERLINK("x")', { Kind: 'Credit' });
  const all = await saved();
  expect(all.name).toMatch(/^documents-\d{4}-\d\d-\d\d\.csv$/);
  expect(all.lines[0]).toBe('Document,Date,Kind,Description,Period,Amount,Status,Due');
  const evil = all.lines.find((line) => line.includes('HYPERLINK'));
  expect(evil).toContain(`"'=HYPERLINK(""x"")"`);
  expect(evil, 'a negative amount is a number, no formula').toContain(',-0.15,');
  const open = await only(documents, ({ status }) => status === 5);
  expect(all.lines.find((line) => line.startsWith(`${open.padded_id},`))).toContain(`,${open.totals.total},"Unpaid, Overdue",`);

  await page.getByRole('searchbox').fill('Overdue');
  await count(page, `1 of ${all.lines.length - 1}`);
  const some = await saved();
  expect(some.name).toMatch(/^documents-filtered-/);
  expect(some.lines).toHaveLength(2);
  await page.goto(`/billing/invoices?account=${lab}&from=2020-01&to=2020-01`);
  await expect(page.getByText('Nothing in this period')).toBeVisible();
  await page.getByRole('button', { name: 'Show all months' }).click();
  await expectRow(page, table, open.padded_id, { Status: 'Overdue' });
});

test.describe('a thousand documents', () => {
  test.use({ scenario: 'huge' });

  test('are filtered while typing, and the first of them opens', async ({ page, cloud }) => {
    const documents = await documentsOf(cloud, 1_200_160_001);
    expect(documents).toHaveLength(1000);
    await signIn(page, 'demo', '/billing/invoices');
    await count(page, '1,000 rows');
    await expect(fact(page, 'Unpaid')).toContainText('10 documents');
    const first = documents.at(-1);
    await page.getByRole('searchbox').fill(first?.padded_id ?? '');
    await count(page, '1 of 1,000');
    await expectRow(page, table, first?.padded_id ?? '', { Amount: euros(first?.totals.total ?? 0) });
    await rowOf(page, table, first?.padded_id ?? '')
      .getByRole('link')
      .first()
      .click();
    await expect(pageTitle(page)).toHaveText(`Invoice ${first?.padded_id}`);
    await expect(section(page, 'Calculation check').getByText('Every number follows')).toBeVisible();
  });
});
