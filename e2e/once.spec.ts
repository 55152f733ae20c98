import type { Locator } from '@playwright/test';
import type { RunningCloud } from '../scripts/cloud.mjs';
import { closeNews, expect, failedRequest, openActivity, received, signIn, test } from './support';
import { actions, inside, load, type Action } from './support/once';

const operations = actions.map(({ operation }) => operation);
const unsure = 'the password may or may not be set';
const set = 'The password of cloudia on web-02 was set.';

/** Halves, so that two workers share a long journey. */
const halves = [
  ['the first half', actions.slice(0, 11)],
  ['the second half', actions.slice(11)],
] as const;

/** How often the cloud was asked for each, and what it has noted as the outcome. */
const asked = async (cloud: RunningCloud, wanted: readonly Action[]) =>
  Object.fromEntries(
    await Promise.all(wanted.map(async ({ operation }) => [operation, (await received(cloud, operation)).length] as const)),
  );
const onceEach = (wanted: readonly Action[]) => Object.fromEntries(wanted.map(({ operation }) => [operation, 1]));

/** What the list of what was done says of it. */
const said = (activity: Locator, { title }: Action) => activity.getByRole('listitem').filter({ hasText: title });

test.beforeEach(async ({ page, cloud, consoleErrors }) => {
  expect(cloud.url).toBeTruthy();
  consoleErrors.allow(failedRequest);
  await page.clock.install();
  await signIn(page);
});

for (const [half, wanted] of halves) {
  test(`clicked twice while the answer is slow, it is sent once: ${half}`, async ({ page, cloud }) => {
    for (const action of wanted) {
      const button = await action.ready(page, cloud, inside);
      await cloud.faults({ latencyMs: 150 });
      // As quick as a hand that does not wait, and once more where the button was.
      await button.dblclick();
      await button.click({ timeout: 150, force: true }).catch(() => undefined);
      await cloud.faults({ latencyMs: 0 });
      const news = page.getByRole('region', { name: 'Notifications' });
      await expect(news.getByText(action.found ?? set).first(), action.title).toBeVisible();
    }
    expect(await asked(cloud, wanted)).toEqual(onceEach(wanted));
  });

  test(`done, and the answer lost: it is found and not sent again: ${half}`, async ({ page, cloud }) => {
    for (const action of wanted) {
      const button = await action.ready(page, cloud, inside);
      await cloud.faults({ dropAfter: operations });
      await button.click();
      await expect(page.getByRole('region', { name: 'Notifications' }), action.title).toContainText(action.found ?? unsure);
      await cloud.faults({ dropAfter: [] });
    }
    expect(await asked(cloud, wanted)).toEqual(onceEach(wanted));
    const activity = await openActivity(page);
    for (const action of wanted) {
      await expect(said(activity, action), action.title).toHaveCount(1);
      await expect(said(activity, action)).toContainText(action.found ? 'Done' : 'Not confirmed');
    }
  });

  test(`not done, and the connection lost: that is said where it was asked for, and not sent again: ${half}`, async ({ page, cloud }) => {
    for (const action of wanted) {
      const button = await action.ready(page, cloud, inside);
      await cloud.faults({ dropBefore: operations });
      await button.click();
      // Where it was asked for: not among the news, where those of others may stand.
      const failure = page
        .locator('main, [role=dialog]')
        .getByText(action.found ? 'it probably didn’t happen. Nothing was sent twice.' : unsure)
        .first();
      await expect.poll(async () => (await received(cloud, action.operation)).length, { intervals: [20] }).toBe(1);
      // The panel goes on looking for up to three minutes.
      await expect(async () => {
        await page.clock.fastForward(45_000);
        await expect(failure).toBeVisible({ timeout: 150 });
      }, action.title).toPass({ intervals: [20] });
      await cloud.faults({ dropBefore: [] });
      // Nothing is under way any more, so that it can be left.
      const leave = page.getByRole('dialog').getByRole('button', { name: /^(Cancel|Close)$/ });
      await expect(async () => {
        if ((await leave.count()) > 0) await leave.last().click({ timeout: 500 });
        await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 300 });
      }, action.title).toPass({ intervals: [20] });
      await closeNews(page);
    }
    expect(await asked(cloud, wanted)).toEqual(onceEach(wanted));
    const activity = await openActivity(page);
    for (const action of wanted) await expect(said(activity, action), action.title).toContainText('Not confirmed');
  });

  test(`reloaded while it is under way: what was done is found, what was not is said, nothing goes out again: ${half}`, async ({
    page,
    cloud,
  }) => {
    // The answers never come; of every second one not even the question arrives.
    const kept = wanted.filter((_, place) => place % 2 === 0);
    let reaches = true;
    const gone: string[] = [];
    await page.route(`${cloud.url}/v1/**`, async (route) => {
      const request = route.request();
      if (['GET', 'OPTIONS'].includes(request.method())) return route.fallback();
      gone.push(`${request.method()} ${request.url()}`);
      return reaches ? void (await route.fetch()) : undefined;
    });
    for (const [place, action] of wanted.entries()) {
      const button = await action.ready(page, cloud, load);
      reaches = kept.includes(action);
      await button.click();
      await expect.poll(() => gone.length, { intervals: [20], message: action.title }).toBe(place + 1);
      if (reaches)
        await expect
          .poll(async () => (await received(cloud, action.operation)).at(-1)?.status ?? 0, { intervals: [20] })
          .toBeGreaterThan(0);
      // The next page is a reload: whatever this one was waiting for did not come.
    }
    await load(page, '/overview');
    const activity = await openActivity(page);
    await expect(async () => {
      await page.clock.fastForward(45_000);
      await expect(activity.getByText('Checking')).toHaveCount(0, { timeout: 150 });
    }).toPass({ intervals: [20] });
    for (const action of wanted) {
      const words = !kept.includes(action) ? 'Not confirmed' : (action.found ?? unsure);
      await expect(said(activity, action), action.title).toContainText(words);
    }
    expect(gone, 'nothing but what was clicked').toHaveLength(wanted.length);
    expect(await asked(cloud, wanted)).toEqual(Object.fromEntries(wanted.map((each) => [each.operation, kept.includes(each) ? 1 : 0])));
  });
}
