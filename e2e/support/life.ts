import type { Page } from '@playwright/test';
import type { RunningCloud } from '../../scripts/cloud.mjs';
import { expect } from './fixtures';
import { elsewhere, vmNamed } from './platform';
import { pageTitle } from './steps';

export const ended = (page: Page, text: string) => expect(page.getByRole('region', { name: 'Notifications' })).toContainText(text);

/** A machine's page, or a part of it. */
export async function machine(page: Page, cloud: RunningCloud, name: string, part = '', slug = 'cyc01') {
  const vm = await vmNamed(cloud, slug, name);
  await page.goto(`/compute/virtual-machines/${slug}/${vm.uuid}${part}`);
  await expect(pageTitle(page)).toHaveText(name);
  return vm;
}

export interface Told {
  readonly backup: boolean;
  readonly billing_account: number;
  readonly os_name: string;
  readonly os_version: string;
  readonly storage: { uuid: string; name: string; size: number }[];
}
export const told = (cloud: RunningCloud, uuid: string, slug = 'cyc01') =>
  elsewhere<Told>(cloud, 'GET', `/${slug}/user-resource/vm?uuid=${uuid}`);
