import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { RunningCloud } from '../scripts/cloud.mjs';
import {
  axe,
  axeAsItIs,
  choose,
  count,
  elsewhere,
  euros,
  expect,
  expectRow,
  fact,
  failedRequest,
  lab,
  main,
  pageTitle,
  pdfText,
  pick,
  received,
  rowAction,
  rowOf,
  signIn,
  tableNamed,
  test,
} from './support';

const table = 'Documents and movements';

interface Line {
  name: string;
  qty: number;
  item_price: number;
  amount: number;
  location_slug: string | null;
}
interface Document {
  id: number;
  padded_id: string;
  document_type?: string;
  status: number;
  created: number;
  period_start: number;
  totals: { subtotal: number; discount_amount: number; credit: number; vat_tax: number; total: number };
  records_list: Line[];
  transaction_list: { amount: number; created: number }[];
}

const documentsOf = (cloud: RunningCloud, account: number) =>
  elsewhere<Document[]>(cloud, 'GET', `/payment/invoice/list?billing_account_id=${account}`);
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).first();

/** A row of sums or of the proof, by its name. */
const sum = (page: Page, of: string, name: string) =>
  section(page, of)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

async function only<T>(all: T[], fits: (one: T) => boolean): Promise<T> {
  const found = all.find(fits);
  if (!found) throw new Error('There is none of that kind');
  return Promise.resolve(found);
}

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

test('every document of both accounts comes out line by line, with the sums that the platform says', async ({ page, cloud }) => {
  await signIn(page, 'demo', `/billing/invoices?account=${lab}`);
  for (const account of [lab, main]) {
    const documents = await documentsOf(cloud, account);
    const kinds = new Map(documents.map((each) => [each.document_type, each]));
    for (const each of [...kinds.values(), documents[0], documents.at(-1)]) {
      if (!each) continue;
      await page.goto(`/billing/invoices/${each.id}?account=${account}`);
      await expect(pageTitle(page)).toHaveText(new RegExp(each.padded_id));
      await expect(sum(page, 'Totals', 'Subtotal').getByRole('cell')).toHaveText(euros(each.totals.subtotal));
      await expect(sum(page, 'Totals', 'Total').getByRole('cell')).toHaveText(euros(each.totals.total));
      await expect(section(page, 'Calculation check').getByText('Every number follows from the ones before it.')).toBeVisible();
      await expect(sum(page, 'Calculation check', 'Lines')).toContainText(`${each.records_list.length} of ${each.records_list.length}`);
    }
  }
  // One call a document and opening, and nothing that changes anything.
  const writes = ((await cloud.requests()) as { method: string }[]).filter(({ method }) => method !== 'GET');
  expect(writes).toEqual([]);
});

test('a document is read, put together another way, paid by its link, and left for the next one', async ({ page, cloud }) => {
  const documents = await documentsOf(cloud, main);
  const report = await only(documents, (each) => each.document_type === 'usage_report');
  await signIn(page, 'demo', `/billing/invoices?account=${main}`);
  await page.getByRole('searchbox').fill(report.padded_id);
  await rowOf(page, table, report.padded_id).getByRole('link').first().click();
  await expect(pageTitle(page)).toHaveText(`Usage report ${report.padded_id}`);
  await expect(fact(page, 'Company')).toHaveText('Northwind Logistics OÜ');
  await expect(page.getByRole('link', { name: 'Pay', exact: true })).toHaveCount(0);

  const lines = section(page, 'Lines');
  const crm = lines.getByRole('button', { name: /^legacy-crm-do-not-touch/ });
  await expect(crm).toHaveAttribute('aria-expanded', 'true');
  await expect(lines.getByRole('rowheader', { name: 'legacy-crm-do-not-touch, snapshots' })).toBeVisible();
  await crm.click();
  await expect(lines.getByRole('rowheader', { name: 'legacy-crm-do-not-touch, snapshots' })).toHaveCount(0);
  await pick(lines.getByLabel('Group by'), 'Location');
  await expect(page).toHaveURL(/by=location/);
  const inBusburg = report.records_list.filter((line) => line.location_slug === 'bus02');
  await expect(lines.getByRole('button', { name: /^Busburg/ })).toContainText(`${inBusburg.length} lines`);
  await axe(page);

  const order = documents.toSorted((a, b) => a.created - b.created || a.id - b.id);
  const older = order[order.findIndex(({ id }) => id === report.id) - 1];
  await page.getByRole('link', { name: new RegExp(`^Older: .*${older?.padded_id}`) }).click();
  await expect(pageTitle(page)).toHaveText(new RegExp(older?.padded_id ?? 'none'));

  // An address may lead to a document of another account than the chosen one.
  const [unpaid] = (await documentsOf(cloud, lab)).filter(({ status }) => status === 5);
  await page.goto(`/billing/invoices/${unpaid?.id}?account=${main}`);
  await expect(page.getByText('This document belongs to the billing account “R&D <lab>”.')).toBeVisible();
  await page.getByRole('link', { name: 'Switch to it' }).click();
  await expect(page.getByText(/^This document belongs/)).toHaveCount(0);
  await expect(page.getByText('Unpaid, overdue')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Pay', exact: true })).toHaveAttribute(
    'href',
    new RegExp(`account=${lab}&pay=invoice&invoice=${unpaid?.id}`),
  );
  await page.goto(`/billing/invoices?account=${lab}&f.status=Unpaid`);
  await expect(section(page, 'By month').getByRole('application')).toBeVisible();
  await rowOf(page, table, unpaid?.padded_id ?? '')
    .getByRole('button', { name: /^Actions for/ })
    .click();
  await expect(page.getByRole('menuitem', { name: 'Pay' })).toHaveAttribute('href', new RegExp(`pay=invoice&invoice=${unpaid?.id}`));
});

test('an address that leads to no document says so, and asks for nothing that cannot be', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page, 'demo', '/billing/invoices/1');
  await expect(page.getByText('No document 1 can be read here')).toBeVisible();
  await axe(page);
  await page.goto('/billing/invoices/abc');
  await expect(page.getByText('“abc” is no document’s number')).toBeVisible();
  expect((await received(cloud, 'getInvoice')).map(({ data }) => String(data.invoice_id))).not.toContain('NaN');
  await page.getByRole('link', { name: 'All documents' }).click();
  await expect(tableNamed(page, table)).toBeVisible();
});

test('what does not follow is marked in the line, in the proof and in the PDF; what is missing is no mismatch', async ({ page, cloud }) => {
  const [document] = await documentsOf(cloud, lab);
  if (!document) throw new Error('There is no document');
  let change: (document: Document) => object = (each) => each;
  await page.route('**/payment/invoice?*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: change((await answer.json()) as Document) });
  });
  const [first] = document.records_list;
  change = (each) => ({
    ...each,
    records_list: each.records_list.map((line, at) => (at === 0 ? { ...line, amount: line.amount + 1 } : line)),
  });
  await signIn(page, 'demo', `/billing/invoices/${document.id}?account=${lab}`);
  await expect(section(page, 'Calculation check').getByText('2 numbers do not follow from the ones before them.')).toBeVisible();
  await expect(
    section(page, 'Lines')
      .getByRole('row')
      .filter({ hasText: first?.name ?? '' }),
  ).toContainText(/Differs: .* would be/);
  await expect(sum(page, 'Calculation check', 'Subtotal')).toContainText('Differs');
  await expect(sum(page, 'Calculation check', 'Total')).toContainText('Matches');
  await expect(sum(page, 'Totals', 'Subtotal').getByRole('cell'), 'the server’s number stays').toHaveText(euros(document.totals.subtotal));
  await axe(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PDF' }).click();
  expect(pdfText(await readFile(await (await coming).path()))).toContain('2 numbers do not follow');

  change = ({ id, padded_id: number }) => ({
    id,
    padded_id: number,
    status: 17,
    totals: null,
    records_list: null,
    transaction_list: null,
    account_snapshot: null,
  });
  await page.reload();
  await expect(page.getByText('Status 17').first()).toBeVisible();
  await expect(page.getByText('This document has no lines.')).toBeVisible();
  await expect(section(page, 'Calculation check').getByText(/^Some values are missing/)).toBeVisible();
  await expect(section(page, 'Calculation check').getByText('Differs')).toHaveCount(0);
});

test('a document goes out as PDF made here, as CSV and as JSON', async ({ page, cloud, panel }) => {
  const report = await only(await documentsOf(cloud, main), (each) => each.document_type === 'usage_report');
  await signIn(page, 'demo', `/billing/invoices/${report.id}?account=${main}`);
  await expect(section(page, 'Calculation check').getByText('Every number follows')).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const saved = async (click: () => Promise<void>) => {
    const coming = page.waitForEvent('download');
    await click();
    const file = await coming;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const pdf = await saved(() => page.getByRole('button', { name: 'PDF' }).click());
  expect(pdf.name).toBe(`${report.padded_id}.pdf`);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const text = pdfText(pdf.bytes);
  for (const words of [
    'Burrow',
    `Usage report ${report.padded_id}`,
    'Northwind Logistics OÜ',
    'orders-db-primary, snapshots',
    euros(report.totals.subtotal),
    'Page 2 of 2',
    'Created from the document’s data.',
  ]) {
    expect(text).toContain(words);
  }
  expect(text.match(/^Quantity$/gm), 'the head of the table stands on each page').toHaveLength(2);
  // The company has a machine whose name the font cannot write: it is drawn.
  expect(pdf.bytes.toString('latin1').match(/\/Subtype \/Image\n/g)?.length).toBeGreaterThan(0);
  expect(text).not.toContain('\ufffd');
  await expect(page.getByRole('main').getByText(/its font lacks some of the letters/)).toHaveCount(0);
  expect(asked.filter((url) => !url.startsWith(panel.url) && !url.startsWith(cloud.url) && !url.startsWith('blob:'))).toEqual([]);

  const csv = await saved(() => choose(page, 'Download', 'CSV of the lines'));
  const lines = csv.bytes.toString('utf8').slice(1).trim().split('\r\n');
  const [first] = report.records_list;
  expect(lines[0]).toBe('Document,What,Kind,Location,Quantity,Unit,Price,Amount');
  expect(lines[1]).toBe(
    `${report.padded_id},"${first?.name}","VMs, running",${first?.location_slug},${first?.qty},h,${first?.item_price},${first?.amount}`,
  );
  expect(lines.at(-1)).toBe(`${report.padded_id},Total,,,,,,${report.totals.total}`);
  const json = await saved(() => choose(page, 'Download', 'Original JSON'));
  expect(JSON.parse(json.bytes.toString())).toMatchObject({ id: report.id, totals: report.totals, records_list: report.records_list });

  // A row of the history gives the same file.
  await page.goto(`/billing/invoices?account=${main}`);
  // Only rows in sight are drawn.
  await page.getByRole('searchbox').fill(report.padded_id);
  const again = await saved(() => rowAction(page, table, report.padded_id, 'Download PDF'));
  expect(pdfText(again.bytes)).toContain(euros(report.totals.subtotal));
});

test('on paper there is the document alone, in light colours and with all of its lines', async ({ page, cloud }) => {
  const report = await only(await documentsOf(cloud, main), (each) => each.document_type === 'usage_report');
  await page.emulateMedia({ colorScheme: 'dark' });
  await signIn(page, 'demo', `/billing/invoices/${report.id}?account=${main}`);
  const lines = section(page, 'Lines');
  await lines.getByRole('button', { name: 'Close all' }).click();
  await expect(lines.getByRole('rowheader', { name: 'legacy-crm-do-not-touch, snapshots' })).toHaveCount(0);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(lines.getByRole('rowheader', { name: 'legacy-crm-do-not-touch, snapshots' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'PDF' })).toBeHidden();
  await expect(section(page, 'Calculation check'), 'a proof that holds is for the screen').toBeHidden();
  await expect(sum(page, 'Totals', 'Total')).toBeVisible();
  await axeAsItIs(page, 'print');
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(lines.getByRole('rowheader', { name: 'legacy-crm-do-not-touch, snapshots' })).toHaveCount(0);
});

test.describe('currencies', () => {
  for (const [code, decimals, shown] of [
    ['IDR', 0, 'IDR 240'],
    ['TND', 3, 'TND 240.000'],
  ] as const) {
    test(`with ${decimals} decimals show what the platform says, and no digit less`, async ({ page, cloud, panelWith }) => {
      const document = await only(await documentsOf(cloud, lab), ({ totals }) => totals.total % 1 !== 0);
      const round = {
        ...document,
        id: 7,
        padded_id: '007',
        records_list: [{ name: 'Consulting', qty: 1, item_price: 240, amount: 240 }],
        totals: { subtotal: 240, discount_amount: 24, credit: 0, vat_tax: 43.2, total: 259.2 },
      };
      await page.route('**/payment/invoice?invoice_id=7', (route) =>
        route.fulfill({ json: round, headers: { 'access-control-allow-origin': '*' } }),
      );
      const url = await panelWith({ currency: { code, decimals } });
      await page.goto(`${url}/sign-in?next=${encodeURIComponent(`/billing/invoices/7?account=${lab}`)}`);
      await page.getByLabel('API token').fill('demo');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      const plain = async (name: string) =>
        (await sum(page, 'Totals', name).getByRole('cell').innerText()).replaceAll(/\s/g, ' ').replace('Rp', 'IDR').replace('DT', 'TND');
      await expect(pageTitle(page)).toHaveText('Invoice 007');
      expect(await plain('Subtotal')).toBe(shown);
      expect(await plain('Total')).toBe(decimals === 0 ? 'IDR 259.2' : 'TND 259.200');
      await expect(section(page, 'Calculation check').getByText('Every number follows')).toBeVisible();
      await expect(
        section(page, 'Calculation check').getByText(decimals === 0 ? /rounded to 2 digits/ : /rounded to 3 digits/),
      ).toBeVisible();
    });
  }
});

test.describe('an older platform', () => {
  test.use({ scenario: 'older' });

  test('has a credit note, a status that nobody knows, and notes that are no JSON', async ({ page, cloud }) => {
    const documents = await documentsOf(cloud, lab);
    expect(documents.every((each) => each.document_type === undefined)).toBe(true);
    await signIn(page, 'demo', `/billing/invoices?account=${lab}`);
    const note = await only(documents, ({ totals }) => totals.total < 0);
    await expectRow(page, table, note.padded_id, {
      Kind: 'Credit note',
      Amount: euros(note.totals.total),
      Status: 'Paid',
      Description: 'Credit note for an outage',
    });
    const odd = await only(documents, ({ status }) => status === 17);
    await expectRow(page, table, odd.padded_id, { Kind: 'Invoice', Status: 'Status 17' });
    await page.goto(`/billing/invoices/${note.id}?account=${lab}`);
    await expect(fact(page, 'Company')).toHaveText('Northwind Research OÜ');
    await expect(fact(page, 'Address')).toHaveText('Tartu');
    await expect(sum(page, 'Totals', 'Total').getByRole('cell')).toHaveText(euros(note.totals.total));
    await expect(section(page, 'Calculation check').getByText('Every number follows')).toBeVisible();
    await page.goto(`/billing/invoices/${odd.id}?account=${lab}`);
    await expect(page.getByText('Account(1200132377, <R&D')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Pay', exact: true })).toHaveCount(0);
    await axe(page);
  });
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
