import type { UsageRow } from '@/api';
import { csvOf, excelMark } from '@/files';
import { tamedJson } from './text';
import type { Labels } from '@/data/inventory/labels';
import { tagsOf } from '@/data/billing/usage/groups';
import type { Resource } from '@/data/inventory/accountCosts';
import { hoursOf } from '@/data/billing/usage/usage';

const columns: Record<string, (row: UsageRow) => string | number> = {
  owner_uuid: (row) => row.owner_uuid ?? '',
  description: (row) => row.description ?? '',
  uptime_types: (row) => (row.uptime_types ?? []).join(' '),
  hours: (row) => row.hours ?? '',
  price: (row) => row.price ?? '',
  price_unit: (row) => row.price_unit ?? '',
  cost: (row) => row.cost ?? '',
  billing_account_id: (row) => row.billing_account_id ?? '',
};

/** The platform's rows as they came, under its own names. */
export const rowsCsv = (rows: readonly UsageRow[]): string =>
  `${excelMark}${csvOf([Object.keys(columns), ...rows.map((row) => Object.values(columns).map((cell) => cell(row)))])}\r\n`;

const json = (value: unknown): string => `${tamedJson(JSON.stringify(value, null, 2))}\n`;

export const rowsJson = (rows: readonly UsageRow[]): string => json(rows);

/** Rows put together by resource, with what is joined to them. Amounts are decimals in texts, so that no reader rounds them. */
export const resourcesJson = (resources: readonly Resource[], labels: Labels): string =>
  json(
    resources.map((resource) => ({
      key: resource.key,
      name: resource.name,
      kind: resource.kind,
      location: resource.location?.slug ?? null,
      there: resource.there,
      tags: tagsOf(resource, labels),
      hours: hoursOf(resource.lines).toNumber(),
      cost_net: resource.cost.toFixed(),
      now_per_hour_net_estimate: resource.now?.toFixed() ?? null,
      rows: resource.lines.map(({ row, part }) => ({ part, ...row })),
    })),
  );
