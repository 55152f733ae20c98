import type { Locator, Page } from '@playwright/test';
import {
  axe,
  bodies,
  breakCall,
  cardsOf,
  dialog,
  elsewhere,
  expect,
  failedRequest,
  lab,
  leave,
  ledger,
  main,
  openActivity,
  pageTitle,
  received,
  region,
  signIn,
  signInAt,
  standInForStripe,
  test,
  written,
} from './support';
import type { RunningCloud } from '../scripts/cloud.mjs';

const methods = (account: number, more = '') => `/billing/payment-methods?account=${account}${more}`;
const row = (page: Page, name: string): Locator => region(page, 'Cards').getByRole('listitem').filter({ hasText: name });
const newest = async (cloud: RunningCloud, account: number) => (await cardsOf(cloud, account)).at(-1);

test('cards say which is charged, what is wrong with them, and what stops without them', async ({ page, cloud }) => {
  await signIn(page, 'demo', methods(main));
  await expect(pageTitle(page)).toHaveText('Payment methods');
  await expect(row(page, '4242')).toContainText('Default');
  await expect(row(page, '0005')).toContainText('Not verified');
  await expect(row(page, '0005')).toContainText('add it again or use another card');
  const refused = page.getByRole('button', { name: 'Make primary: Mastercard ···· 0005' });
  await expect(refused).toHaveAccessibleDescription('The card is not verified yet.');
  await refused.click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await row(page, '0005').getByRole('button', { name: 'Check again: Mastercard ···· 0005' }).click();
  await expect(row(page, '0005')).toContainText('It is still not verified.');
  const unverified = (await cardsOf(cloud, main)).find(({ is_verified: verified }) => !verified);
  expect((await received(cloud, 'getCard')).map(({ data }) => data)).toEqual([{ payment_object_id: unverified?.id }]);
  await expect(region(page, 'Other ways to pay')).toContainText('duitku::FT');
  await axe(page);

  // Another verified card, by another client, takes the place of the first.
  await elsewhere(cloud, 'POST', '/payment/card', { billing_account_id: String(main), token: 'tok-7777' });
  await page.reload();
  await expect(row(page, '7777')).toContainText('Backup');
  await page.getByRole('button', { name: 'Make primary: Visa ···· 7777' }).click();
  await dialog(page, 'Make Visa ···· 7777 the primary card?').getByRole('button', { name: 'Make primary' }).dblclick();
  await expect(row(page, '7777')).toContainText('Default');
  await expect(row(page, '4242')).toContainText('Backup');
  const [first, second, third] = await cardsOf(cloud, main);
  expect(await bodies(cloud, 'setPrimaryCard')).toEqual([{ payment_object_id: third?.id }]);

  await page.getByRole('button', { name: 'Remove Mastercard ···· 0005' }).click();
  await dialog(page, 'Remove Mastercard ···· 0005?').getByRole('button', { name: 'Remove' }).click();
  await expect(row(page, '0005')).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove Visa ···· 4242' }).click();
  await expect(dialog(page, 'Remove Visa ···· 4242?')).toContainText('It is not charged any more.');
  await dialog(page, 'Remove Visa ···· 4242?').getByRole('button', { name: 'Remove' }).click();
  await expect(row(page, '4242')).toHaveCount(0);

  await page.getByRole('button', { name: 'Remove Visa ···· 7777' }).click();
  const last = dialog(page, 'Remove Visa ···· 7777?');
  await expect(last).toContainText('It’s the only card that can be charged.');
  await expect(last).toContainText('Automatic top-up is on, and depends on this card.');
  await axe(page);
  await expect(last.getByRole('button', { name: 'Remove' })).toHaveAccessibleDescription('Type the name first');
  await last.getByLabel(/^To confirm, type/).fill('7777');
  await page.keyboard.press('Enter');
  await expect(region(page, 'Cards')).toContainText('No card yet');
  expect(await bodies(cloud, 'deleteCard')).toEqual([second, first, third].map((card) => ({ payment_object_id: card?.id })));
  await page.getByRole('link', { name: 'Top up', exact: true }).click();
  await expect(dialog(page, 'Top up').getByRole('button', { name: 'Charge' })).toHaveAccessibleDescription(
    'There is no card. Add one under payment methods.',
  );
});

test('a card is added through the processor’s own fields: its number never comes near the panel', async ({ page, cloud, panelWith }) => {
  await standInForStripe(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).host === 'js.stripe.com') asked.push(request.url());
  });
  await signInAt(page, await panelWith({ billing: { stripeKey: 'pk_test_123' } }), methods(main));
  await expect(row(page, '4242')).toBeVisible();
  expect(asked, 'not before it is wanted').toEqual([]);
  await page.getByRole('button', { name: 'Add a card' }).click();
  const add = dialog(page, 'Add a card');
  await expect(add).toContainText('What you type goes to them and never to this panel.');
  const number = add.frameLocator('iframe').getByLabel('Card number');
  const submit = add.getByRole('button', { name: 'Add a card' });
  await expect(submit).toHaveAccessibleDescription('Fill in the card first.');
  await axe(page);

  await number.fill('4000000000000002');
  await submit.click();
  await expect(add.getByRole('alert')).toContainText('The payment processor did not accept this cardYour card number is invalid.');
  expect(await received(cloud, 'addCard'), 'nothing went to the platform').toEqual([]);

  await number.fill('5555555555554444');
  await submit.dblclick();
  await expect(add).toContainText('The card is added and verified.');
  await leave(add);
  await expect(row(page, '4444')).toContainText('Backup');
  expect(await bodies(cloud, 'addCard')).toEqual([{ billing_account_id: main, token: '(redacted)' }]);
  const all = await written(page, 'anywhere');
  for (const secret of ['5555555555554444', 'pm_4444']) expect(all).not.toContain(secret);

  await page.getByRole('button', { name: 'Add a card' }).click();
  await number.fill('4000002500003220');
  await submit.click();
  await expect(add).toContainText('The card is added, but not verified');
  expect((await newest(cloud, main))?.is_verified).toBe(false);
});

test('a card whose answer is lost is looked for, and without a processor it says where cards are added', async ({
  page,
  cloud,
  panelWith,
  consoleErrors,
}) => {
  consoleErrors.allow(failedRequest);
  await standInForStripe(page);
  await signInAt(page, await panelWith({ billing: { stripeKey: 'pk_test_123' } }), methods(main, '&add=card'));
  const sent = await breakCall(page, cloud, 'card', 'after');
  const add = dialog(page, 'Add a card');
  await add.frameLocator('iframe').getByLabel('Card number').fill('5555555555554444');
  await add.getByRole('button', { name: 'Add a card' }).click();
  await expect(add).toContainText('The card was added.');
  expect(sent).toHaveLength(1);
  expect(await cardsOf(cloud, main)).toHaveLength(3);
  await leave(add);
  await expect((await openActivity(page)).getByRole('listitem').first()).toContainText('The card was added.');

  await signIn(page, 'demo', methods(main, '&add=card'));
  await expect(add).toContainText('Cards are added elsewhere');
  await axe(page);
});

test('paying by invoice is applied for once and awaits approval', async ({ page, cloud }) => {
  await signIn(page, 'demo', methods(main));
  const ways = region(page, 'Other ways to pay');
  await ways.getByRole('button', { name: 'Apply…' }).click();
  const apply = dialog(page, 'Apply for paying by invoice?');
  await expect(apply).toContainText('Billing doesn’t change');
  await axe(page);
  await apply.getByRole('button', { name: 'Apply' }).dblclick();
  await expect(ways).toContainText('Awaiting approval');
  await expect(ways.getByRole('button', { name: 'Apply…' })).toHaveCount(0);
  expect(await bodies(cloud, 'applyForInvoicePayment')).toEqual([{ billing_account_id: main }]);
  await expect(region(page, 'Cards').getByRole('listitem'), 'it is no card').toHaveCount(2);
});

test('automatic top-up says before whether it charges at once, charges once, and says what it did', async ({ page, cloud }) => {
  await elsewhere(cloud, 'PUT', `/payment/billing_account/${main}/recurring_payment`, { is_recurring_payment_enabled: 'False' });
  const before = await ledger(cloud, main);
  const { running_totals: totals } = await elsewhere<{ running_totals: { ongoing: number } }>(
    cloud,
    'GET',
    `/payment/billing_account?billing_account_id=${main}`,
  );
  const below = String(Math.ceil(totals.ongoing) + 1);
  const above = String(Math.floor(totals.ongoing) - 1);
  await signIn(page, 'demo', methods(main));
  const auto = region(page, 'Automatic top-up');
  const save = auto.getByRole('button', { name: /^Save/ });
  await expect(auto).toContainText('Off');
  await expect(save).toHaveAccessibleDescription('Nothing has been changed.');
  await auto.getByLabel('Top up automatically').check();
  await auto.getByLabel('Amount of credit').fill('');
  await expect(save).toHaveAccessibleDescription('Enter an amount.');
  await auto.getByLabel('Amount of credit').fill('100');
  await auto.getByLabel('When balance falls below').fill(above);
  await expect(auto).toContainText('Saving charges nothing now.');
  await expect(save).toHaveText('Save');
  await auto.getByLabel('When balance falls below').fill(below);
  await expect(auto).toContainText('Saving charges Visa ···· 4242 €120.00 now');
  await axe(page);
  await expect(save).toHaveText('Save and charge €120.00 to Visa ···· 4242');
  await save.dblclick();
  await expect(auto).toContainText('Automatic top-up is set, and the card was charged at once for €100.00 of credit.');
  await expect(auto).toContainText(`On: €100.00 below €${below}.00`);
  const sent = (await bodies(cloud, 'setRecurringPayment')).slice(1);
  expect(sent).toEqual([
    {
      billing_account_id: main,
      is_recurring_payment_enabled: true,
      recurring_payment_amount: 100,
      recurring_payment_threshold: Number(below),
    },
  ]);
  const after = await ledger(cloud, main);
  expect([after.charges.length - before.charges.length, after.credit.length - before.credit.length]).toEqual([1, 1]);

  await auto.getByLabel('Top up automatically').uncheck();
  await save.click();
  await expect(auto).toContainText('Automatic top-up is off.');
  expect((await ledger(cloud, main)).charges).toEqual(after.charges);
});

test('automatic top-up whose answer is lost says what was found, and is not sent again', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  const before = await ledger(cloud, lab);
  await signIn(page, 'demo', methods(lab));
  const sent = await breakCall(page, cloud, `billing_account/${lab}/recurring_payment`, 'after');
  const auto = region(page, 'Automatic top-up');
  await auto.getByLabel('Top up automatically').check();
  await auto.getByLabel('Amount of credit').fill('20');
  await auto.getByLabel('When balance falls below').fill('5');
  await auto.getByRole('button', { name: /^Save and charge/ }).click();
  await expect(auto).toContainText('Automatic top-up is set. The card was charged at once: €20.00 of credit has arrived.');
  expect(sent).toHaveLength(1);
  const after = await ledger(cloud, lab);
  expect([after.charges.length - before.charges.length, after.credit.length - before.credit.length]).toEqual([1, 1]);
});

test.describe('with a card that is declined', () => {
  test.use({ scenario: 'frozen' });
  test('automatic top-up is set, its charge fails, and both are said', async ({ page, cloud }) => {
    await signIn(page, 'demo', '/billing/payment-methods');
    const auto = region(page, 'Automatic top-up');
    await auto.getByLabel('Top up automatically').check();
    await auto.getByLabel('Amount of credit').fill('50');
    await auto.getByLabel('When balance falls below').fill('10');
    await auto.getByRole('button', { name: /^Save and charge/ }).click();
    await expect(auto.getByRole('alert')).toContainText('Automatic top-up is set.');
    await expect(auto.getByRole('alert')).toContainText('Your card was declined.');
    expect(await received(cloud, 'setRecurringPayment')).toHaveLength(1);
  });
});
