import { bodies, createForm, expect, fillMachine, openCreate, signIn, test } from './support';

/** What the browser's page translation does: another element in the place of every text. */
const translatePage = () => {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.textContent?.trim()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const font = document.createElement('font');
    font.append(document.createElement('font'));
    font.firstElementChild?.append(text.data);
    text.replaceWith(font);
  }
};

test('the number that a field shows is the number that is used', async ({ page, cloud }) => {
  await signIn(page);
  await openCreate(page, '?location=cyc01');
  const form = createForm(page);
  await fillMachine(form, 'many');
  await form.count.fill('25');
  // Nothing is said of a price for a number that can't be used.
  await expect(form.summary.getByText('Hour', { exact: false })).toHaveCount(0);
  await form.count.press('Tab');
  await expect(form.count).toHaveValue('20');
  await expect(form.count).toHaveAccessibleDescription(/Set to 20: it may be 1 to 20/);
  await form.count.fill('0');
  await form.count.press('Tab');
  await expect(form.count).toHaveValue('1');
  await form.count.evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text', '1e3');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(form.count).toHaveValue('1');
  await expect(form.count).toHaveAccessibleDescription(/“1e3” isn't a plain number/);
  await form.submit.click();
  await expect.poll(async () => (await bodies(cloud, 'createVm')).length).toBe(1);
});

test('no old number stays on a page that the browser translates', async ({ page }) => {
  await signIn(page);
  await page.goto('/billing/prices');
  const cores = page.getByRole('main').getByRole('textbox', { name: 'vCPU', exact: true });
  await expect(cores).toBeVisible();
  const price = page.getByRole('main').locator('dd').first();
  const before = await price.textContent();
  await page.evaluate(translatePage);
  await cores.fill('8');
  await expect(price).not.toHaveText(before ?? '');
  const translated = await price.innerText();
  await page.reload();
  await expect(cores).toHaveValue('8');
  await expect(price).toHaveText(translated.replaceAll('\n', ''));
});
