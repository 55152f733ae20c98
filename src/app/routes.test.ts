import { matchRoutes, type RouteObject } from 'react-router';
import { describe, expect, it } from 'vitest';
import { modulesAt, pathTo, routes } from '@/nav';
import { features } from './features';

const tables = await Promise.all(
  features.map(async ({ key, module, alsoUnder, routes: fetchPages }) => ({ key, module, alsoUnder, pages: await fetchPages() })),
);
const pages: RouteObject[] = tables.flatMap((table) => table.pages);
const named = Object.entries(routes).filter(([name]) => name !== 'signIn') as [keyof typeof routes, string][];
const parts = { location: 'cyc01', uuid: 'u-1', tab: 'disks', bucket: 'b.1', invoice: '7', source: 'like' };

describe('the addresses of the panel', () => {
  it.each(named)('%s has a page, or leads to where it is now', (name) => {
    const route = matchRoutes(pages, pathTo(name, 'all', parts))?.at(-1)?.route;
    expect(name.startsWith('former') ? route?.loader : route?.lazy).toBeTypeOf('function');
  });

  it('are all that there are: no page is without a name', () => {
    const patterns = new Set<string>(named.map(([, path]) => path));
    // One page for all sources of a form.
    patterns.add(`${routes.vmCreate}/:source?`);
    expect(pages.flatMap(({ path }) => (path && patterns.has(path) ? [] : [path]))).toEqual([]);
  });

  it('begin with a name by which their feature is fetched', () => {
    for (const { key, alsoUnder, pages: own } of tables)
      for (const { path } of own) expect([key, alsoUnder]).toContain(path?.split('/')[1]);
  });

  it('tell which modules they need, so that none leads to a closed one', () => {
    for (const { module, pages: own } of tables) for (const { path = '' } of own) expect(modulesAt(path)).toContain(module);
    expect(modulesAt('/billing/schedules?account=7')).toEqual(['billing', 'compute']);
    expect(modulesAt('/storage/disks?dialog=create')).toEqual(['compute']);
  });

  // People keep them in bookmarks and mails: one that changes needs a redirect from the old one.
  it('stay as they are', () => {
    expect(Object.fromEntries(named.map(([name, path]) => [name, path]))).toMatchInlineSnapshot(`
      {
        "accessKeys": "/storage/access-keys",
        "accounts": "/account/accounts",
        "backups": "/compute/backup-coverage",
        "billing": "/billing",
        "billingAccount": "/billing/account",
        "bucket": "/storage/buckets/:bucket/:tab?",
        "buckets": "/storage/buckets",
        "cleanUp": "/overview/clean-up",
        "database": "/services/databases/:uuid",
        "databaseCreate": "/services/databases/create",
        "databases": "/services/databases",
        "disks": "/storage/disks",
        "exposure": "/network/exposure",
        "firewall": "/network/firewalls/:location/:uuid",
        "firewalls": "/network/firewalls",
        "floatingIps": "/network/floating-ips",
        "formerDisks": "/compute/disks",
        "formerPrices": "/billing/prices",
        "formerSnapshots": "/compute/snapshots",
        "invoice": "/billing/invoices/:invoice",
        "invoices": "/billing/invoices",
        "loadBalancer": "/network/load-balancers/:location/:uuid",
        "loadBalancers": "/network/load-balancers",
        "network": "/network/private-networks/:location/:uuid",
        "networks": "/network/private-networks",
        "offers": "/compute/offers",
        "overview": "/overview",
        "paymentMethods": "/billing/payment-methods",
        "preferences": "/account/preferences",
        "prices": "/compute/offers/prices",
        "profile": "/account/profile",
        "resources": "/billing/resources",
        "schedules": "/billing/schedules",
        "snapshots": "/storage/snapshots",
        "sshKeys": "/account/ssh-keys",
        "tokens": "/account/api-tokens",
        "usage": "/billing/usage/:tab?",
        "vm": "/compute/virtual-machines/:location/:uuid/:tab?",
        "vmCreate": "/compute/virtual-machines/create",
        "vmCreateFrom": "/compute/virtual-machines/create/:source",
        "vms": "/compute/virtual-machines",
      }
    `);
  });
});
