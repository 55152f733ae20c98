import { expect, type Page } from '@playwright/test';
import { fact, pageTitle } from './steps';

export const create = '/compute/virtual-machines/create';
export const summary = (page: Page) => page.getByRole('main').getByRole('complementary', { name: 'Summary' });
export const submit = (page: Page) => summary(page).getByRole('button', { name: /^Create (VM|\d+ VMs)\b/ });
export const box = (page: Page, name: string) => page.getByRole('main').getByRole('textbox', { name, exact: true });
export const radio = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('radio', { name, exact: true });
export const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Made from' }).getByRole('link', { name, exact: true });
export const current = (page: Page) => page.getByRole('navigation', { name: 'Made from' }).locator('[aria-current]');

/** The form of one tab, with the platform's answers in it. */
export async function open(page: Page, at = '') {
  await page.goto(`${create}${at}`);
  await expect(pageTitle(page)).toHaveText('Create virtual machine');
  await expect(box(page, 'Name')).toBeVisible();
  await expect(fact(summary(page), 'Billing account').or(radio(page, 'Cycletown'))).not.toHaveCount(0);
}
