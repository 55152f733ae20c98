import type { Locator, Page } from '@playwright/test';
import type { RunningCloud } from '../scripts/cloud.mjs';
import {
  choose,
  closeNews,
  createForm,
  expect,
  failedRequest,
  fillMachine,
  openActivity,
  pageTitle,
  received,
  signIn,
  test,
  vmNamed,
} from './support';

/** How one comes to a page. */
type Go = (page: Page, path: string) => Promise<unknown>;
const load: Go = (page, path) => page.goto(path);
/** As the browser's own buttons do it: the page stays what it is, and what is under way in it. */
const inside: Go = (page, path) =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);

/** One thing that is done to one thing: how it comes to the button that sends it, and what is to be said of it. */
interface Action {
  /** Of the platform. */
  readonly operation: string;
  /** What the list of what was done calls it. */
  readonly title: string;
  /** Opens and fills in everything, and answers the button that sends it. */
  readonly ready: (page: Page, cloud: RunningCloud, go: Go) => Promise<Locator>;
  /** What is said when it was done and the answer was lost. Missing: nothing can tell, and that is said. */
  readonly found?: string;
}

const top = (page: Page) => page.getByRole('dialog').last();
const send = (page: Page, name: string) => top(page).getByRole('button', { name, exact: true });

async function machine(page: Page, cloud: RunningCloud, go: Go, slug: string, name: string, part = '') {
  const { uuid } = await vmNamed(cloud, slug, name);
  await go(page, `/compute/virtual-machines/${slug}/${uuid}${part}`);
  await expect(pageTitle(page)).toHaveText(name);
}

async function menuOf(page: Page, name: string | RegExp, entry: string) {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
}

async function typed(page: Page, word: string, button: string) {
  await top(page)
    .getByLabel(/^To confirm, type/)
    .fill(word);
  return send(page, button);
}

const actions: readonly Action[] = [
  {
    operation: 'deleteVm',
    title: 'Delete mail-relay',
    found: 'mail-relay has been deleted.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'cyc01', 'mail-relay');
      await choose(page, 'Actions', 'Delete');
      return typed(page, 'mail-relay', 'Delete');
    },
  },
  {
    operation: 'deleteVmDisk',
    title: 'Delete disk vdb of orders-db-primary',
    found: 'vdb has been deleted.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'cyc01', 'orders-db-primary', '/disks');
      await menuOf(page, 'Actions for vdb', 'Delete');
      return typed(page, 'vdb', 'Delete');
    },
  },
  {
    operation: 'deleteDisk',
    title: 'Delete disk Old orders data',
    found: 'The disk Old orders data has been deleted.',
    ready: async (page, _, go) => {
      await go(page, '/overview/clean-up');
      await menuOf(page, 'Actions for Old orders data', 'Delete…');
      return typed(page, 'delete 1', 'Delete 1 resource');
    },
  },
  {
    operation: 'deleteReplica',
    title: 'Delete the snapshot of',
    found: 'has been deleted.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'cyc01', 'legacy-crm-do-not-touch', '/snapshots');
      await menuOf(page, /^Actions for/, 'Delete');
      return send(page, 'Delete');
    },
  },
  {
    operation: 'deleteFloatingIp',
    title: 'Delete floating IP',
    found: 'has been deleted.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'cyc01', 'vpn', '/network');
      await menuOf(page, /^Actions for/, 'Delete address');
      const address = /type (\S+)/.exec((await top(page).locator('label').first().textContent()) ?? '')?.[1] ?? '';
      return typed(page, address, 'Delete address');
    },
  },
  {
    operation: 'unassignFloatingIp',
    title: 'from jump-host',
    found: 'is no longer assigned to jump-host.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'cyc01', 'jump-host', '/network');
      await menuOf(page, /^Actions for/, 'Unassign');
      return send(page, 'Unassign');
    },
  },
  {
    operation: 'assignFloatingIp',
    title: 'to edge-cache',
    found: 'edge-cache has',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'tra03', 'edge-cache', '/network');
      await page.getByRole('button', { name: 'Assign an address' }).click();
      return send(page, 'Assign an address');
    },
  },
  {
    operation: 'updateVm',
    title: 'Change the size of build-runner-2',
    found: 'build-runner-2 has its new size.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'bus02', 'build-runner-2', '?do=resize');
      await top(page).getByRole('textbox', { name: 'vCPU' }).fill('4');
      return send(page, 'Resize');
    },
  },
  {
    operation: 'addVmDisk',
    title: 'to grafana',
    found: 'grafana has the new disk.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'cyc01', 'grafana', '/disks');
      await page.getByRole('button', { name: 'Add a disk' }).click();
      return send(page, 'Add a disk');
    },
  },
  {
    operation: 'resizeVmDisk',
    title: 'vda of api-gateway',
    found: 'vda has grown.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'cyc01', 'api-gateway', '/disks');
      await menuOf(page, 'Actions for vda', 'Grow');
      await top(page).getByRole('textbox', { name: 'Size' }).fill('70');
      return send(page, 'Grow');
    },
  },
  {
    operation: 'attachDisk',
    title: 'to reports',
    found: 'is attached.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'bus02', 'reports', '/disks');
      await page.getByRole('button', { name: 'Attach a disk' }).click();
      await top(page).getByRole('radio').first().check();
      return send(page, 'Attach a disk');
    },
  },
  {
    operation: 'detachDisk',
    title: 'vdb from notebook-gpu-less',
    found: 'vdb is detached.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'bus02', 'notebook-gpu-less', '/disks');
      await menuOf(page, 'Actions for vdb', 'Detach');
      return send(page, 'Detach');
    },
  },
  {
    operation: 'createReplica',
    title: 'Take a snapshot of web-03',
    found: 'A snapshot of web-03 was created.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'cyc01', 'web-03', '/snapshots');
      await page.getByRole('button', { name: 'Take a snapshot' }).click();
      return send(page, 'Take a snapshot');
    },
  },
  {
    operation: 'rebuildVm',
    title: 'Restore web-01 from',
    found: 'web-01 was restored from',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'cyc01', 'web-01', '/snapshots');
      await menuOf(page, /^Actions for/, 'Restore');
      return typed(page, 'web-01', 'Restore');
    },
  },
  {
    operation: 'cloneVm',
    title: 'Clone backup-store as backup-copy',
    found: 'backup-copy was created.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'bus02', 'backup-store', '?do=clone');
      await top(page).getByLabel('Name of the clone').fill('backup-copy');
      return send(page, 'Clone');
    },
  },
  {
    operation: 'reinstallVm',
    title: 'Reinstall dr-web',
    found: 'dr-web was reinstalled.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'bus02', 'dr-web', '?do=reinstall');
      await send(page, 'Reinstall…').click();
      return typed(page, 'dr-web', 'Reinstall');
    },
  },
  {
    operation: 'bootIsoMedia',
    title: 'Start empty-box from',
    found: 'empty-box has started.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'bus02', 'empty-box', '?do=boot');
      await top(page).getByRole('radio').first().check();
      return send(page, 'Start from it');
    },
  },
  {
    operation: 'toggleVmBackup',
    title: 'Turn on automatic backups of dr-db',
    found: 'Automatic backups of dr-db are on.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'bus02', 'dr-db', '/snapshots');
      return page.getByRole('main').getByRole('button', { name: 'Turn on', exact: true });
    },
  },
  {
    operation: 'setResourceBilling',
    title: 'Bill erp-windows to',
    found: 'erp-windows is billed to R&D <lab> now.',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'cyc01', 'erp-windows', '?do=billing');
      await top(page).getByRole('radio', { name: 'R&D <lab>' }).check();
      return send(page, 'Change account');
    },
  },
  {
    operation: 'setVmPassword',
    title: 'Set the password of cloudia on web-02',
    ready: async (page, cloud, go) => {
      await machine(page, cloud, go, 'cyc01', 'web-02', '?do=password');
      await top(page).getByLabel('User name').fill('cloudia');
      await top(page).getByLabel('Password', { exact: true }).fill('Very-secret-123');
      return send(page, 'Set password');
    },
  },
  {
    operation: 'createVm',
    title: 'Create only-one',
    found: 'only-one was created.',
    ready: async (page, _, go) => {
      await go(page, '/compute/virtual-machines/create?location=tra03');
      const form = createForm(page);
      await expect(form.vcpu).toBeVisible();
      await expect(form.radio('Ubuntu')).toBeChecked();
      await fillMachine(form, 'only-one');
      return form.submit;
    },
  },
];
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
