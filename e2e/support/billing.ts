import type { Locator, Page } from '@playwright/test';
import type { RunningCloud } from '../../scripts/cloud.mjs';
import { expect } from './fixtures';
import { elsewhere } from './platform';
import { signedIn } from './steps';

/** The accounts of the company: one pays beforehand, the other after the month. */
export const main = 1_200_132_376;
export const lab = 1_200_132_377;

interface ListedInvoice {
  readonly id: number;
  readonly padded_id: string;
  readonly status: number;
  readonly totals: { readonly subtotal: number; readonly total: number };
  readonly transaction_list: readonly { readonly amount: number; readonly payment_object_id: number }[];
}

/** The server's own books of an account: what it owes, was charged and got. */
export async function ledger(cloud: RunningCloud, account: number) {
  const search = `?billing_account_id=${account}`;
  const invoices = await elsewhere<ListedInvoice[]>(cloud, 'GET', `/payment/invoice/list${search}`);
  const credit = await elsewhere<{ amount: number; description: string }[]>(cloud, 'GET', `/payment/credit/list${search}`);
  const { message: unpaid } = await elsewhere<{ message: number }>(cloud, 'GET', `/payment/billing_account/unpaid_amount${search}`);
  return {
    invoices,
    unpaid,
    open: invoices.filter(({ status }) => status === 5).toReversed(),
    charges: invoices.flatMap((invoice) => invoice.transaction_list.map(({ amount }) => amount)),
    credit: credit.filter(({ amount }) => amount > 0).map(({ amount }) => amount),
  };
}

interface ListedCard {
  readonly id: number;
  readonly is_primary: boolean;
  readonly is_verified: boolean;
  readonly additional_data: string;
}

export const cardsOf = (cloud: RunningCloud, account: number) =>
  elsewhere<ListedCard[]>(cloud, 'GET', `/payment/card/list?billing_account_id=${account}`);

/** Makes another unpaid invoice, as another client would. */
export const owe = (cloud: RunningCloud, account: number, amount: number) =>
  elsewhere(cloud, 'POST', '/payment/credit/request_invoice', { billing_account_id: String(account), amount: String(amount) });

/**
 * Breaks the connection of every call of one kind, before it arrives or after it has been done; `hold` lets it be done and
 * never answers. In the page, because a browser sends a request again by itself when a connection that it has used before
 * ends without an answer. Answers what the page has sent.
 */
export async function breakCall(
  page: Page,
  cloud: RunningCloud,
  path: string,
  when: 'before' | 'after' | 'hold',
): Promise<(string | null)[]> {
  const sent: (string | null)[] = [];
  await page.route(`${cloud.url}/v1/payment/${path}`, async (route) => {
    const request = route.request();
    if (request.method() === 'GET' || request.method() === 'OPTIONS') return route.fallback();
    sent.push(request.postData());
    if (when !== 'before') await route.fetch();
    return when === 'hold' ? undefined : route.abort('connectionreset');
  });
  return sent;
}

/** Signs in on a panel that a test has dressed otherwise. */
export async function signInAt(page: Page, panel: string, to: string): Promise<void> {
  await page.goto(`${panel}/sign-in?${new URLSearchParams({ next: to })}`);
  await page.getByLabel('API token').fill('demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await signedIn(page);
}

/** Closes a dialog by the button below it. */
export async function leave(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
}
