import type { Locator, Page } from '@playwright/test';
import type { RunningCloud } from '../../scripts/cloud.mjs';
import { createForm, fillMachine } from './create';
import { expect } from './fixtures';
import { vmNamed } from './platform';
import { choose, pageTitle } from './steps';
/** How one comes to a page. */
type Go = (page: Page, path: string) => Promise<unknown>;
export const load: Go = (page, path) => page.goto(path);
/** As the browser's own buttons do it: the page stays what it is, and what is under way in it. */
export const inside: Go = (page, path) =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);

/** One thing that is done to one thing: how it comes to the button that sends it, and what is to be said of it. */
export interface Action {
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

export const actions: readonly Action[] = [
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
