import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { choose, expect, failedRequest, fillMachine, openCreate, pageTitle, realToken, signIn, test, written, type Noted } from './support';

const field = (page: Page) => page.getByLabel('API token');
const button = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true });
const onOverview = /\/overview$/;
const ofCycletown = (page: Page) => page.getByRole('link', { name: 'Cycletown', exact: true });

/** Something that is no platform: it says the same to every call, from any origin. Answers its address and how to close it. */
async function stranger(say: { status: number; type: string; body: string }) {
  const server = createServer((request, response) => {
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    if (request.method === 'OPTIONS') response.writeHead(204, headers).end();
    else response.writeHead(say.status, { ...headers, 'content-type': say.type }).end(say.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

test('the right token opens the panel, and stands nowhere but in this tab and in the header of the calls', async ({ page, cloud }) => {
  const token = await realToken(cloud);
  const addresses: string[] = [];
  const keys = new Set<string | undefined>();
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  page.on('request', (request) => {
    addresses.push(request.url());
    if (request.url().startsWith(cloud.url) && request.method() !== 'OPTIONS') keys.add(request.headers().apikey);
  });

  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page).toHaveTitle('Sign in – Burrow');
  await expect(button(page)).toHaveAttribute('aria-disabled', 'true');
  await expect(button(page)).toHaveAccessibleDescription('Enter your API token first');
  await field(page).fill(`  ${token} `);
  await button(page).click();

  await expect(page).toHaveURL(onOverview);
  await expect(ofCycletown(page)).toBeVisible();
  expect([...keys]).toEqual([token]);
  expect(addresses.filter((address) => address.includes(token))).toEqual([]);
  expect(await written(page, 'on the device')).not.toContain(token);

  await page.reload();
  await expect(ofCycletown(page), 'the tab stays signed in').toBeVisible();
});

test('a wrong token is refused in words and stays typed', async ({ page, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await page.goto('/sign-in');
  await field(page).fill('not-a-token');
  await button(page).click();
  await expect(page.getByRole('alert')).toContainText('This API token isn’t accepted.');
  await expect(field(page)).toHaveValue('not-a-token');
  await expect(page).toHaveURL(/\/sign-in$/);

  await field(page).fill('demo');
  await field(page).press('Enter');
  await expect(page).toHaveURL(onOverview);
});

test('a platform that is down, and one that answers in HTML or in half a JSON, are told apart', async ({
  page,
  panelWith,
  cloud,
  consoleErrors,
}) => {
  consoleErrors.allow(failedRequest);
  const attempt = async (url: string, message: string) => {
    await page.goto(`${url}/sign-in`);
    await field(page).fill('my-token');
    await button(page).click();
    await expect(page.getByRole('alert')).toContainText(message);
    await expect(field(page)).toHaveValue('my-token');
  };

  const gone = await stranger({ status: 200, type: 'text/plain', body: '' });
  await gone.close();
  await attempt(await panelWith({ api: { baseUrl: gone.url } }), 'The server can’t be reached. Check your connection');

  const portal = await stranger({ status: 200, type: 'text/html', body: '<!doctype html><title>Please log in to the Wi-Fi</title>' });
  await attempt(await panelWith({ api: { baseUrl: portal.url } }), 'Unexpected response. A proxy');
  await portal.close();

  const proxy = await stranger({ status: 500, type: 'text/html', body: '<h1>Internal Server Error</h1>' });
  await attempt(await panelWith({ api: { baseUrl: proxy.url } }), 'Something went wrong on our side (error 500). Try again.');
  await expect(page.getByText('Internal Server Error'), 'the markup of a stranger').toHaveCount(0);
  await proxy.close();

  await cloud.faults({ malformed: ['getUser'] });
  await page.goto('/sign-in');
  await field(page).fill('demo');
  await button(page).click();
  await expect(page.getByRole('alert')).toContainText('Unexpected response.');
});

test('a link into the panel is gone to after signing in, as it was', async ({ page }) => {
  const link = '/compute/virtual-machines?location=bus02&q=dr-';
  await page.goto(link);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await field(page).fill('demo');
  await button(page).click();
  await expect(page).toHaveURL(link);
  await expect(page.getByRole('button', { name: 'Location: Busburg' })).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Filter: Virtual machines' })).toHaveValue('dr-');
  await expect(page.getByRole('table').getByRole('rowheader')).toHaveText(['dr-db', 'dr-web']);
});

for (const next of ['https://evil.example/', '//evil.example/', '/\\evil.example/', '/\t/evil.example/', 'javascript:alert(1)']) {
  test(`"next" does not lead away from the panel: ${JSON.stringify(next)}`, async ({ page, panel }) => {
    const left: string[] = [];
    page.on('request', (request) => void (new URL(request.url()).hostname === 'evil.example' && left.push(request.url())));
    await page.goto(`/sign-in?${new URLSearchParams({ next })}`);
    await field(page).fill('demo');
    await button(page).click();
    await expect(page.getByRole('navigation', { name: 'Navigation' })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(panel.url);
    expect(left).toEqual([]);
  });
}

test('a session is kept on this device only by choice', async ({ page, context, cloud }) => {
  const token = await realToken(cloud);
  await signIn(page, token);
  const other = await context.newPage();
  await other.goto('/');
  await expect(other, 'another tab has to sign in').toHaveURL(/\/sign-in$/);

  await field(other).fill(token);
  await other.getByRole('checkbox', { name: /^Keep me signed in on this device/ }).check();
  await button(other).click();
  await expect(other).toHaveURL(onOverview);
  expect(await written(other, 'on the device')).toContain(token);

  const third = await context.newPage();
  await third.goto('/');
  await expect(third).toHaveURL(onOverview);
  await expect(pageTitle(third)).toHaveText('Overview');
});

test('signing out forgets the token in every tab', async ({ page, context, cloud }) => {
  const token = await realToken(cloud);
  await page.goto('/sign-in');
  await field(page).fill(token);
  await page.getByRole('checkbox', { name: /^Keep me signed in on this device/ }).check();
  await button(page).click();
  await expect(ofCycletown(page)).toBeVisible();
  const other = await context.newPage();
  await other.goto('/compute/virtual-machines');
  await expect(other.getByRole('link', { name: 'api-gateway', exact: true })).toBeVisible();

  await choose(page, 'Account', 'Sign out');
  for (const tab of [page, other]) {
    await expect(tab).toHaveURL(/\/sign-in$/);
    await expect(tab.getByText('web-01').or(ofCycletown(tab))).toHaveCount(0);
    expect(await written(tab, 'anywhere')).not.toContain(token);
  }
  await other.goBack();
  await expect(other, 'Back shows nothing of it').toHaveURL(/\/sign-in/);
  await expect(other.getByText('web-01')).toHaveCount(0);
});

test('signing out takes a half-filled form off the screen, and asks nothing more of the platform', async ({ page, context, cloud }) => {
  await page.goto('/sign-in');
  await field(page).fill('demo');
  await page.getByRole('checkbox', { name: /^Keep me signed in on this device/ }).check();
  await button(page).click();
  await expect(page).toHaveURL(onOverview);
  const other = await context.newPage();
  const form = await openCreate(other);
  await fillMachine(form, 'half-done');
  // What the browser asks before a filled page is left is answered by nobody.
  other.on('dialog', (dialog) => void dialog.dismiss());
  // The menu says who is signed in, which it asks first.
  await page.getByRole('button', { name: 'Account', exact: true }).click();
  let before = 0;
  await expect(async () => {
    const last = before;
    before = ((await cloud.requests()) as unknown[]).length;
    expect(before, 'what the pages ask at first, and when they are at rest, has been asked').toBe(last);
  }).toPass({ intervals: [2500] });
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(form.password).toHaveCount(0);
  await expect(other.getByRole('navigation', { name: 'Navigation' })).toHaveCount(0);
  const since = ((await cloud.requests()) as Noted[]).slice(before);
  expect(since.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

test('a panel that nobody invalidates signs out by itself after the time that its brand sets', async ({ page, panelWith }) => {
  const url = await panelWith({ session: { idleMinutes: 5 } });
  await page.clock.install();
  await page.goto(`${url}/sign-in`);
  await field(page).fill('demo');
  await button(page).click();
  await expect(pageTitle(page)).toHaveText('Overview');

  await page.clock.fastForward('04:30');
  await page.keyboard.press('Shift');
  await page.clock.fastForward('04:30');
  await expect(pageTitle(page), 'a key counts as life').toHaveText('Overview');
  await page.clock.fastForward('05:30');
  await expect(page).toHaveURL(/\/sign-in$/);
  expect(await page.evaluate(() => sessionStorage.getItem('burrow.session'))).toBeNull();
});
