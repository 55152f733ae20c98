import type { Locator, Page } from '@playwright/test';
import {
  axe,
  bodies,
  breakCall,
  dialog,
  elsewhere,
  euros,
  expect,
  fact,
  failedRequest,
  lab,
  leave,
  ledger,
  main,
  openActivity,
  owe,
  pageTitle,
  received,
  signIn,
  signInAt,
  test,
} from './support';
import type { RunningCloud } from '../scripts/cloud.mjs';

const charge = (scope: Locator): Locator => scope.getByRole('button', { name: /^Charge/ });
const billing = (search: string) => `/billing?${search}`;
const openOf = async (cloud: RunningCloud, account: number) => {
  const [first, ...more] = (await ledger(cloud, account)).open;
  if (!first) throw new Error('nothing is unpaid');
  return [first, ...more] as const;
};
const fees = { billing: { topUpAmounts: [50, 100], topUpFee: { percent: 3.5, flat: 0.25 } } };

test('an invoice, an amount and all that is unpaid are paid, each by one charge that the button named', async ({ page, cloud }) => {
  test.slow();
  await owe(cloud, lab, 30);
  await owe(cloud, lab, 10);
  await owe(cloud, lab, 5);
  const [oldest, second, third, fourth] = await openOf(cloud, lab);
  // As from an e-mail: through the sign-in to the dialog.
  await signIn(page, 'demo', billing(`account=${lab}&pay=invoice&invoice=${oldest.id}`));
  const pay = dialog(page, `Pay invoice ${oldest.padded_id}`);
  await expect(charge(pay)).toHaveText(`Charge ${euros(oldest.totals.total)} to Visa ···· 1111`);
  await expect(fact(pay, 'To pay')).toHaveText(euros(oldest.totals.total));
  await axe(page);
  await charge(pay).dblclick();
  await expect(pay).toContainText(`${euros(oldest.totals.total)} for invoice ${oldest.padded_id} charged to Visa ···· 1111.`);
  await leave(pay);
  await expect(page, 'the dialog is gone from the address').toHaveURL(new RegExp(`/billing\\?account=${lab}$`));
  expect(await bodies(cloud, 'payInvoice')).toEqual([{ invoice_id: oldest.id }]);

  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Pay an amount…' }).click();
  const some = dialog(page, 'Pay an amount');
  await expect(charge(some)).toHaveAccessibleDescription('Enter an amount.');
  await some.getByLabel('Amount', { exact: true }).fill('1.234');
  await expect(some.getByLabel('Amount', { exact: true })).toHaveAccessibleDescription(/At most 2 decimals/);
  await some.getByLabel('Amount', { exact: true }).fill('40');
  const covered = some.getByRole('table', { name: 'Applied to the oldest invoices first' }).getByRole('row');
  await expect(covered).toHaveText([
    /Invoice.*Pays/,
    new RegExp(`${second?.padded_id ?? ''}.*€36.00€36.00$`),
    new RegExp(`${third?.padded_id ?? ''}.*€12.00€4.00in part$`),
  ]);
  await axe(page);
  await charge(some).click();
  await expect(some).toContainText('Response: All amount were used.');
  await expect(fact(some, 'Used')).toHaveText('€40.00');
  await expect(fact(some, 'Not used')).toHaveText('€0.00');
  await expect(fact(some, 'Unpaid now')).toHaveText('€14.00');
  await expect(some.getByRole('link', { name: `Show invoice ${third?.padded_id ?? ''}` })).toBeVisible();
  expect(await bodies(cloud, 'payAmount')).toEqual([{ billing_account_id: lab, amount: 40 }]);
  await leave(some);

  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Pay all unpaid invoices…' }).click();
  const all = dialog(page, 'Pay all unpaid invoices');
  await expect(fact(all, 'Unpaidfrom your provider, incl. tax')).toHaveText('€14.00');
  await expect(all.getByRole('row')).toHaveText([
    /Invoice/,
    new RegExp(`${third?.padded_id ?? ''}.*€8.00$`),
    new RegExp(`${fourth?.padded_id ?? ''}.*€6.00$`),
  ]);
  await expect(charge(all)).toHaveText('Charge €14.00 to Visa ···· 1111');
  await axe(page);
  await charge(all).focus();
  await page.keyboard.press('Enter');
  await expect(all).toContainText('€14.00 charged to Visa ···· 1111.');
  await expect(fact(all, 'Unpaid now')).toHaveText('€0.00');
  expect(await bodies(cloud, 'payAll')).toEqual([{ billing_account_id: lab }]);

  const books = await ledger(cloud, lab);
  expect(books.unpaid).toBe(0);
  const paid = (id: number | undefined) => books.invoices.find((each) => each.id === id)?.transaction_list.map(({ amount }) => amount);
  expect([oldest.id, second?.id, third?.id, fourth?.id].map(paid)).toEqual([[oldest.totals.total], [36], [4, 8], [6]]);
  await leave(all);
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Pay all unpaid invoices…' })).toHaveAccessibleDescription('Nothing is unpaid.');
});

test('credit is bought at the price that was said, to the cent of the platform, and once', async ({ page, cloud, panelWith }) => {
  const before = await ledger(cloud, main);
  await signInAt(page, await panelWith(fees), billing(`account=${main}`));
  await page.getByRole('link', { name: 'Top up', exact: true }).click();
  const buy = dialog(page, 'Top up');
  await expect(buy.getByLabel('Credit', { exact: true })).toHaveValue('50');
  for (const [name, value] of [
    ['Credit', '€50.00'],
    ['Payment processing fee3.5% of the credit + €0.25', '€2.00'],
    ['Subtotal', '€52.00'],
    ['VAT (20%)', '€10.40'],
    ['Charged to the card', '€62.40'],
  ] as const)
    await expect(fact(buy, name)).toHaveText(value);
  await expect(charge(buy)).toHaveText('Charge €62.40 to Visa ···· 4242');
  const unverified = buy.getByRole('radio', { name: 'Mastercard ···· 0005' });
  await expect(unverified).toHaveAccessibleDescription(/not verified/);
  await unverified.click({ force: true });
  await expect(unverified).not.toBeChecked();
  await axe(page);
  await buy.getByLabel('Credit', { exact: true }).fill('0');
  await expect(charge(buy)).toHaveAccessibleDescription('Enter more than nothing.');
  await buy.getByRole('button', { name: '€100.00', exact: true }).click();
  await expect(charge(buy)).toHaveText('Charge €124.50 to Visa ···· 4242');
  await buy.getByRole('button', { name: '€50.00', exact: true }).click();
  await charge(buy).dblclick();
  await expect(buy).toContainText('€50.00 of credit bought with Visa ···· 4242.');
  const [sent, ...more] = await bodies(cloud, 'buyCredit');
  expect(more).toEqual([]);
  expect(sent).toMatchObject({ billing_account_id: main, amount: 50 });
  const after = await ledger(cloud, main);
  expect(after.charges.length - before.charges.length).toBe(1);
  expect(after.credit.length - before.credit.length).toBe(1);
  // The simulated cloud takes the wiki's fee: what was said is what was charged.
  expect(after.invoices[0]?.totals).toMatchObject({ subtotal: 52, total: 62.4 });
});

test('an invoice for credit is asked for once, and no card is charged', async ({ page, cloud }) => {
  const before = await ledger(cloud, main);
  await signIn(page, 'demo', billing(`account=${main}&pay=request`));
  const ask = dialog(page, 'Credit by bank transfer');
  await ask.getByLabel('Credit', { exact: true }).fill('75,5');
  await expect(fact(ask, 'To transfer')).toHaveText('€90.60');
  await axe(page);
  await ask.getByRole('button', { name: 'Request the invoice' }).dblclick();
  await expect(ask).toContainText('The invoice is made and sent to billing@northwind.example.');
  expect(await bodies(cloud, 'requestCreditInvoice')).toEqual([{ billing_account_id: main, amount: 75.5 }]);
  const after = await ledger(cloud, main);
  expect([after.invoices.length - before.invoices.length, after.charges.length - before.charges.length]).toEqual([1, 0]);
});

/** What is done in each dialog before its button; what the panel says when the answer was lost and the effect was found. */
const lossy = [
  { path: 'credit/buy', account: main, open: 'pay=credit', amount: ['Credit', '50'], said: 'The credit of €50.00 has arrived.' },
  { path: 'credit/request_invoice', account: main, open: 'pay=request', amount: ['Credit', '50'], said: 'The invoice is there.' },
  { path: 'pay_amount', account: lab, open: 'pay=amount', amount: ['Amount', '20'], said: /€20\.00 has been paid, on \d+\./ },
  { path: 'pay_all', account: lab, open: 'pay=all', amount: null, said: /has been paid, on \d+\./ },
  { path: 'pay_invoice', account: lab, open: 'pay=invoice', amount: null, said: /has been paid, on \d+\./ },
] as const;

async function openLossy(page: Page, cloud: RunningCloud, { account, open, amount }: (typeof lossy)[number]): Promise<Locator> {
  const invoice = open === 'pay=invoice' ? `&invoice=${(await openOf(cloud, account))[0].id}` : '';
  await signIn(page, 'demo', billing(`account=${account}&${open}${invoice}`));
  const shown = page.getByRole('dialog');
  if (amount) await shown.getByLabel(amount[0], { exact: true }).fill(amount[1]);
  return shown;
}
const confirmIn = (scope: Locator) => scope.getByRole('button', { name: /^(Charge|Request the invoice)/ });

for (const journey of lossy) {
  test(`${journey.path}: an answer that is lost after the effect leads to what was found, and to no second call`, async ({
    page,
    cloud,
    consoleErrors,
  }) => {
    consoleErrors.allow(failedRequest);
    const before = await ledger(cloud, journey.account);
    const shown = await openLossy(page, cloud, journey);
    const sent = await breakCall(page, cloud, journey.path, 'after');
    await confirmIn(shown).click();
    await expect(shown).toContainText(journey.said);
    await leave(shown);
    await expect((await openActivity(page)).getByRole('listitem').first()).toContainText(journey.said);
    expect(sent).toHaveLength(1);
    const after = await ledger(cloud, journey.account);
    expect(after.invoices.length - before.invoices.length, 'invoices').toBe(journey.path.startsWith('credit') ? 1 : 0);
    expect(after.charges.length - before.charges.length, 'charges').toBe(journey.path === 'credit/request_invoice' ? 0 : 1);
  });

  test(`${journey.path}: a call that never arrived is not sent again, and said not to have been done`, async ({
    page,
    cloud,
    consoleErrors,
  }) => {
    consoleErrors.allow(failedRequest);
    test.slow();
    const before = await ledger(cloud, journey.account);
    await page.clock.install();
    const shown = await openLossy(page, cloud, journey);
    const sent = await breakCall(page, cloud, journey.path, 'before');
    await confirmIn(shown).click();
    await expect(shown).toContainText('nothing is sent twice.');
    const said = shown.getByRole('alert').filter({ hasText: 'Nothing was sent twice.' });
    await expect(async () => {
      await page.clock.fastForward(11_000);
      await expect(said).toBeVisible({ timeout: 200 });
    }).toPass();
    await expect(said).toContainText('The connection dropped');
    await expect(confirmIn(shown), 'it may be done again, by the user alone').not.toHaveAttribute('aria-disabled');
    expect(sent).toHaveLength(1);
    expect(await ledger(cloud, journey.account)).toEqual(before);
  });
}

test('a slow charge goes on without its dialog, holds back every other one of the account, also in another tab, and outlives a reload', async ({
  page,
  context,
  cloud,
}) => {
  test.slow();
  const before = await ledger(cloud, main);
  await owe(cloud, main, 10);
  await signIn(page, 'demo', billing(`account=${main}&pay=credit`));
  const kept = await page.evaluate(() => Object.entries(sessionStorage));
  const sent = await breakCall(page, cloud, 'credit/buy', 'hold');
  const buy = dialog(page, 'Top up');
  await buy.getByLabel('Credit', { exact: true }).fill('50');
  await charge(buy).click();
  await expect(buy).toContainText('In progress: Buy €50.00 of credit for Northwind Logistics');
  await expect(buy).toContainText('You can close this dialog: Activity shows the result');
  await expect(charge(buy)).toBeDisabled();
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(buy).toBeHidden();
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Pay all unpaid invoices…' }).click();
  const all = dialog(page, 'Pay all unpaid invoices');
  await expect(all).toContainText('In progress: Buy €50.00 of credit');
  await expect(charge(all)).toHaveCount(0);

  const other = await context.newPage();
  await other.addInitScript((entries) => {
    for (const [key, value] of entries) sessionStorage.setItem(key, value);
  }, kept);
  await other.goto(billing(`account=${main}&pay=credit`));
  await expect(dialog(other, 'Top up')).toContainText('In progress: Buy €50.00 of credit');
  await expect(charge(dialog(other, 'Top up'))).toHaveCount(0);
  await other.close();

  await page.reload();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('The credit of €50.00 has arrived.');
  await expect(all.getByText('A moment ago: Buy €50.00 of credit for Northwind Logistics – Done')).toBeVisible();
  await expect(all).toContainText('The credit of €50.00 has arrived.');
  await expect(charge(all)).toHaveText('Charge €12.00 to Visa ···· 4242');
  expect(sent).toHaveLength(1);
  const after = await ledger(cloud, main);
  expect([after.credit.length - before.credit.length, after.charges.length - before.charges.length]).toEqual([1, 1]);
});

test('a refusal that has charged a part says so', async ({ page, cloud }) => {
  await owe(cloud, lab, 10);
  const [oldest] = await openOf(cloud, lab);
  await signIn(page, 'demo', billing(`account=${lab}&pay=amount`));
  await page.route(`${cloud.url}/v1/payment/pay_amount`, async (route) => {
    // The second invoice's charge is declined: the platform says so inside a 200.
    const done = await route.fetch({ postData: `billing_account_id=${lab}&amount=20` });
    const answer = {
      success: false,
      amount_used: 20,
      amount_left: 5,
      paid_invoices: [oldest.id],
      message: 'Payment failed',
      error_log: ['Your card was declined.'],
    };
    await route.fulfill({ response: done, json: answer });
  });
  const some = dialog(page, 'Pay an amount');
  await some.getByLabel('Amount', { exact: true }).fill('25');
  await charge(some).click();
  const failed = some.getByRole('alert');
  await expect(failed).toContainText(`€20.00 has been paid, on ${oldest.padded_id}.`);
  await expect(failed).toContainText('Your card was declined.');
  await axe(page);
  expect(await received(cloud, 'payAmount')).toHaveLength(1);
});

test('what has changed since it was shown is not charged', async ({ page, cloud }) => {
  await signIn(page, 'demo', billing(`account=${lab}&pay=all`));
  const all = dialog(page, 'Pay all unpaid invoices');
  const [{ totals }] = await openOf(cloud, lab);
  await expect(charge(all)).toHaveText(`Charge ${euros(totals.total)} to Visa ···· 1111`);
  await owe(cloud, lab, 10);
  await charge(all).click();
  await expect(all.getByRole('alert')).toContainText(
    `What is to be paid has changed from ${euros(totals.total)} to ${euros(totals.total + 12)}. Nothing was sent.`,
  );
  expect(await received(cloud, 'payAll')).toEqual([]);
});

test.describe('a frozen account with a card that is declined', () => {
  test.use({ scenario: 'frozen' });
  test('may be topped up; the refusal and what was found are said', async ({ page, cloud }) => {
    await signIn(page, 'demo', billing('pay=credit'));
    const buy = dialog(page, 'Top up');
    await buy.getByLabel('Credit', { exact: true }).fill('100');
    await charge(buy).click();
    const failed = buy.getByRole('alert');
    await expect(failed).toContainText('This was refused. Invoices and credit were checked: nothing was charged.');
    await expect(failed).toContainText('Your card was declined.');
    await expect(buy.getByLabel('Credit', { exact: true }), 'what was typed stays').toHaveValue('100');
    expect(await received(cloud, 'buyCredit')).toHaveLength(1);
  });
});

test.describe('a suspended account', () => {
  test.use({ scenario: 'suspended' });
  test('cannot be topped up, and says why', async ({ page, cloud }) => {
    await signIn(page, 'demo', billing('pay=credit'));
    const why = 'This billing account is suspended: We could not verify the company. Please write to support.';
    const buy = dialog(page, 'Top up');
    await expect(charge(buy)).toHaveAccessibleDescription(why);
    await charge(buy).click({ force: true });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('link', { name: 'Top up', exact: true })).toHaveAccessibleDescription(why);
    expect(await received(cloud, 'buyCredit')).toEqual([]);
  });
});

test('links that lead to nothing say so or open nothing', async ({ page, cloud }) => {
  await signIn(page, 'demo', billing('pay=everything'));
  await expect(pageTitle(page)).toHaveText('Billing overview');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto(billing('pay=invoice&invoice=x'));
  await expect(dialog(page, 'Pay an invoice')).toContainText('The link names no invoice.');
  const [{ id, padded_id: number }] = await openOf(cloud, lab);
  await elsewhere(cloud, 'POST', '/payment/pay_invoice', { invoice_id: String(id) });
  await page.goto(billing(`account=${main}&pay=invoice&invoice=${id}`));
  const pay = dialog(page, `Pay invoice ${number}`);
  await expect(pay, 'the account of the invoice, not the one that was chosen').toContainText('R&D <lab>');
  await expect(charge(pay)).toHaveAccessibleDescription('This invoice is paid.');
});
