import { expect, failedRequest, openCreate, pageTitle, rowAction, signIn, tableNamed, test, vmFilter } from './support';

test('a browser that blocks site data: the panel works for this tab, and says so', async ({ page }) => {
  await page.addInitScript(() => {
    const blocked = {
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
      configurable: true,
    };
    Object.defineProperty(window, 'localStorage', blocked);
    Object.defineProperty(window, 'sessionStorage', blocked);
  });
  await signIn(page);
  await expect(page.getByText('This browser blocks site data')).toBeVisible();
  await expect(pageTitle(page)).toBeVisible();
});

test('a new build under an open tab: the part that is gone says so, and what was typed stays', async ({ page, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  consoleErrors.allow(/Unable to preload CSS/);
  await signIn(page);
  const form = await openCreate(page, '?location=cyc01');
  await form.name.fill('kept-name');
  await form.password.fill('Very-secret-123');
  await page.route(/\/assets\/.*CloudInit/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.getByRole('button', { name: 'Write cloud-init' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'A new version is available' })).toBeVisible();
  await expect(form.name).toHaveValue('kept-name');
  await expect(form.password).toHaveValue('Very-secret-123');
});

test('nor does a click whose code is gone with the old build stay without an answer', async ({ page, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  consoleErrors.allow(/dynamically imported module/);
  await signIn(page);
  await page.route(/\/assets\/confirmDelete-/, (route) => route.fulfill({ status: 404, body: '' }));
  await rowAction(page, 'Virtual machines', 'api-gateway', 'Delete');
  await expect(page.getByRole('alert')).toContainText('A new version is available');
});

test.describe('somewhere else on the globe', () => {
  test.use({ timezoneId: 'America/Los_Angeles' });
  test('documents have the days of the platform', async ({ page }) => {
    await signIn(page);
    await page.goto('/billing/invoices');
    const days = page.getByRole('main').getByRole('row').locator('time');
    await expect(days.first()).toBeVisible();
    for (const day of (await days.all()).slice(0, 4)) {
      const at = new Date((await day.getAttribute('datetime')) ?? '');
      const utc = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
      await expect(day).toHaveText(utc);
    }
  });
});

test('a browser that is too old is told what is needed', async ({ page, consoleErrors }) => {
  consoleErrors.allow(/./);
  await page.addInitScript(() => {
    Reflect.deleteProperty(Array.prototype, 'toSorted');
  });
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('needs Chrome or Edge 120');
});

test('a token with a sign that nobody sees is accepted, one with a foreign letter is told', async ({ page }) => {
  await page.goto('/sign-in');
  const token = page.getByLabel('API token');
  await token.fill('“demo”');
  await expect(token).toHaveAccessibleDescription(/no token has: “ \(U\+201C\)/);
  await token.fill('demo\u200b');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(pageTitle(page)).not.toHaveText('Sign in');
});

test('words of a brand that cannot be used are named, and the panel stands', async ({ page, panelWith }) => {
  const url = await panelWith({
    words: { en: { 'signIn.title': '{count, plural, one {x}}', 'signIn.token': 'Your key' } },
  });
  const asked = page.waitForRequest('**/config.json');
  await page.goto(`${url}/sign-in`);
  await expect(page.getByLabel('Your key')).toBeVisible();
  expect((await (await asked).allHeaders())['cache-control'], 'asked for anew, whatever is in the cache').toBe('max-age=0');
  await expect(page.getByText(/words\.en\.signIn\.title/)).toBeVisible();
});

test('a search finds a name however it is written', async ({ page }) => {
  await signIn(page);
  await page.goto('/compute/virtual-machines');
  await vmFilter(page).fill('WÉB');
  await expect(tableNamed(page, 'Virtual machines').getByRole('rowheader').first()).toContainText(/web/i);
});
