import { axe, expect, failedRequest, test, tryDemo } from '../support';

test('in the demo a stand-in takes the place of the card fields and says so', async ({ page, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await tryDemo(page, '/billing/payment-methods?account=1200132376');
  await page.getByRole('button', { name: 'Add a card' }).click();
  const add = page.getByRole('dialog', { name: 'Add a card' });
  await expect(add).toContainText('This is a stand-in');
  await expect(add.getByRole('textbox')).toHaveCount(0);
  await axe(page);
  await add.getByRole('radio', { name: 'A wrong number' }).check();
  await add.getByRole('button', { name: 'Add a card' }).click();
  await expect(add.getByRole('alert')).toContainText('The payment processor does not know this token.');
  await add.getByRole('radio', { name: 'Visa ···· 3220' }).check();
  await add.getByRole('button', { name: 'Add a card' }).click();
  await expect(add).toContainText('The card is added, but not verified');
});
