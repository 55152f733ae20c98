import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  axe,
  axeAsItIs,
  choose,
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
import { documentsOf, only, section, sum, table, type Document } from './support/documents';

/** The document's own: what is said of an account in arrears has one too, and comes when it comes. */
const payLink = (page: Page) =>
  page
    .locator('header')
    .filter({ has: pageTitle(page) })
    .getByRole('link', { name: 'Pay', exact: true });

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
  await expect(payLink(page)).toHaveCount(0);

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
  await expect(payLink(page)).toHaveAttribute('href', new RegExp(`account=${lab}&pay=invoice&invoice=${unpaid?.id}`));
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
    await expect(payLink(page)).toHaveCount(0);
    await axe(page);
  });
});
