import type { Page } from '@playwright/test';
import type { RunningCloud } from '../../scripts/cloud.mjs';
import { elsewhere } from './platform';

export const table = 'Documents and movements';

interface Line {
  name: string;
  qty: number;
  item_price: number;
  amount: number;
  location_slug: string | null;
}
export interface Document {
  id: number;
  padded_id: string;
  document_type?: string;
  status: number;
  created: number;
  period_start: number;
  totals: { subtotal: number; discount_amount: number; credit: number; vat_tax: number; total: number };
  records_list: Line[];
  transaction_list: { amount: number; created: number }[];
}

export const documentsOf = (cloud: RunningCloud, account: number) =>
  elsewhere<Document[]>(cloud, 'GET', `/payment/invoice/list?billing_account_id=${account}`);
export const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).first();

/** A row of sums or of the proof, by its name. */
export const sum = (page: Page, of: string, name: string) =>
  section(page, of)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

export async function only<T>(all: T[], fits: (one: T) => boolean): Promise<T> {
  const found = all.find(fits);
  if (!found) throw new Error('There is none of that kind');
  return Promise.resolve(found);
}
