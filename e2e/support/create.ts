import { expect, type Locator, type Page } from '@playwright/test';
import { pageTitle } from './steps';

/** The form for a new machine. */
export const createForm = (page: Page) => {
  const main = page.getByRole('main');
  const text = (name: string): Locator => main.getByRole('textbox', { name, exact: true });
  return {
    radio: (name: string): Locator => main.getByRole('radio', { name, exact: true }),
    name: text('Name'),
    username: text('User name'),
    password: main.getByLabel('Password', { exact: true }),
    description: text('Description'),
    count: text('Quantity'),
    vcpu: text('vCPU'),
    ram: text('RAM'),
    disk: text('Disk'),
    summary: main.getByRole('complementary', { name: 'Summary' }),
    submit: main.getByRole('complementary', { name: 'Summary' }).getByRole('button', { name: /^Create (VM|\d+ VMs)\b/ }),
  };
};

/** Opens the form and waits until the platform's answers have filled it. */
export async function openCreate(page: Page, search = ''): Promise<ReturnType<typeof createForm>> {
  await page.goto(`/compute/virtual-machines/create${search}`);
  await expect(pageTitle(page)).toHaveText('Create virtual machine');
  const form = createForm(page);
  await expect(form.vcpu).toBeVisible();
  await expect(form.radio('Ubuntu')).toBeChecked();
  return form;
}

/** What a machine needs at least: a name, a user and a password. */
export async function fillMachine(form: ReturnType<typeof createForm>, name: string): Promise<void> {
  await form.name.fill(name);
  await form.username.fill('cloudia');
  await form.password.fill('Very-secret-123');
}
