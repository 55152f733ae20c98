import type { Locator, Page } from '@playwright/test';
import { bulk, createForm, dialog, expect, lab, mainButton, pageTitle, received, signIn, status, test, vmFilter, vmNamed } from './support';

/** What the pointer does. What is typed into a field takes a click into it first. */
function pointer() {
  let clicks = 0;
  const click = async (target: Locator) => {
    await target.click();
    clicks += 1;
  };
  return {
    click,
    type: async (field: Locator, text: string) => {
      await click(field);
      await field.fill(text);
    },
    took: (most: number) => {
      expect(clicks).toBeLessThanOrEqual(most);
      clicks = 0;
    },
  };
}

const go = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name, exact: true }).click();

test('what people do most takes few clicks', async ({ page, cloud }) => {
  const { click, type, took } = pointer();
  const { uuid } = await vmNamed(cloud, 'cyc01', 'web-01');
  await signIn(page, 'demo', '/overview');

  await test.step('finding a VM by its address: 2', async () => {
    await click(page.getByRole('banner').getByRole('button', { name: /^Search or run a command/ }));
    await page.keyboard.type('203.0.113.2');
    await click(page.getByRole('option', { name: 'web-01' }).first());
    await expect(page).toHaveURL(new RegExp(uuid));
    took(2);
  });

  await test.step('stopping the costliest: 3', async () => {
    await go(page, 'Billing');
    await click(page.getByRole('link', { name: /^Stop / }).first());
    await expect(pageTitle(page)).toHaveText('orders-db-primary');
    await click(mainButton(page, 'Stop'));
    await click(page.getByRole('dialog').getByRole('button', { name: 'Stop VM' }));
    await status(page, 'Stopped');
    took(3);
  });

  await test.step('topping up: 3', async () => {
    await go(page, 'Billing');
    await click(page.getByRole('link', { name: 'Top up' }));
    const buy = dialog(page, 'Top up');
    await type(buy.getByLabel('Credit', { exact: true }), '50');
    await click(buy.getByRole('button', { name: /^Charge/ }));
    await expect(buy).toContainText('€50.00 of credit bought');
    took(3);
    await buy.getByRole('button', { name: 'Close' }).first().click();
  });

  await test.step('paying an invoice and having its PDF: 3', async () => {
    await page.goto(`/billing/invoices?account=${lab}`);
    await click(page.getByRole('link', { name: /^Pay \d/ }).first());
    const pay = dialog(page, /^Pay invoice/);
    await click(pay.getByRole('button', { name: /^Charge/ }));
    const coming = page.waitForEvent('download');
    await click(pay.getByRole('button', { name: 'Download PDF' }));
    expect((await coming).suggestedFilename()).toMatch(/\.pdf$/);
    took(3);
    await pay.getByRole('button', { name: 'Close' }).first().click();
  });

  await test.step('tagging, grouping by tags and saving the view: 7', async () => {
    await go(page, 'Virtual machines');
    await vmFilter(page).fill('web-0');
    await click(page.getByRole('checkbox', { name: 'Select all' }));
    await click(bulk(page).getByRole('button', { name: 'Tags…' }));
    const tags = page.getByRole('dialog', { name: /^Tags of/ });
    await tags.getByLabel('Add tags').fill('shop');
    await click(tags.getByRole('button', { name: 'Save' }));
    await click(page.getByRole('button', { name: 'Group', exact: true }));
    await click(page.getByRole('menuitem', { name: 'Tags' }));
    await click(page.getByRole('button', { name: 'Views' }));
    await page.getByLabel('Name of this view').fill('By tags');
    await click(page.getByRole('dialog', { name: 'Views' }).getByRole('button', { name: 'Save' }));
    await expect(page.getByRole('button', { name: 'By tags', exact: true })).toHaveAttribute('aria-pressed', 'true');
    took(7);
    await page.keyboard.press('Escape');
  });

  await test.step('creating three VMs with a key: 7', async () => {
    await go(page, 'Virtual machines');
    await click(page.getByRole('main').getByRole('link', { name: 'Create virtual machine' }));
    await type(page.getByRole('textbox', { name: 'Name', exact: true }), 'node-{nn}');
    await type(page.getByRole('textbox', { name: 'Quantity', exact: true }), '3');
    await type(page.getByRole('textbox', { name: 'User name', exact: true }), 'cloudia');
    await click(page.getByRole('button', { name: 'Choose a stored SSH key' }));
    await click(page.getByRole('checkbox', { name: 'cloudia@laptop' }));
    await expect(page.getByRole('list', { name: 'Names of the VMs' }).getByRole('listitem')).toHaveText(['node-01', 'node-02', 'node-03']);
    const { submit } = createForm(page);
    await expect(submit).toHaveText(/^Create 3 VMs · €\d+\.\d\d\/month$/);
    expect(await submit.evaluate((button) => button.querySelector('span')?.scrollWidth === button.querySelector('span')?.clientWidth)).toBe(
      true,
    );
    await click(submit);
    await expect(page.getByRole('heading', { name: '3 of 3 VMs created' })).toBeVisible();
    took(7);
    // They go out side by side, and arrive in any order.
    expect((await received(cloud, 'createVm')).map(({ data, slug }) => `${slug} ${String(data.name)}`).toSorted()).toEqual([
      'bus02 node-01',
      'bus02 node-02',
      'bus02 node-03',
    ]);
    await page.getByRole('link', { name: 'node-02', exact: true }).click();
    await expect(pageTitle(page)).toHaveText('node-02');
  });
});
