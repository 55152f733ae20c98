import { describe, expect, it } from 'vitest';
import list from '@/api/fixtures/newer/listInvoices.json';
import { groupLines, linesOf, readLine } from './lines';

describe('what a line is for', () => {
  it.each([
    ['Ubuntu-16-04, 2 CPUs, 2 GB RAM, 20 GB disk', 'running', 'Ubuntu-16-04'],
    ['DEBUGXYZ-buntu, 2 CPUs, 2 GB RAM, null GB disk', 'running', 'DEBUGXYZ-buntu'],
    ['web, 1 CPU, 0.5 GB RAM, 20 GB disk, stopped', 'stopped', 'web'],
    ['a, b, c, 1 CPU, 1 GB RAM, 1 GB disk', 'running', 'a, b, c'],
    ['Ubuntu-16-04, snapshots', 'copies', 'Ubuntu-16-04'],
    ['web, backups', 'copies', 'web'],
    ['Old data, 200 GB disk, unattached', 'disks', 'Old data'],
    ['Floating IP 45.11.0.3, unassigned', 'addresses', 'Floating IP 45.11.0.3'],
    ['Floating IP', 'addresses', 'Floating IP'],
    ['orders-pg, postgresql 14.0, 2 × 2 CPUs, 4 GB RAM', 'services', 'orders-pg'],
    ['public-web, load balancer', 'balancers', 'public-web'],
    ['photos, 12 GB object storage', 'storage', 'photos'],
    ['win, Windows license', 'licences', 'win'],
    ['Windows licence', 'licences', 'Windows licence'],
    ['Credit top up', 'credit', 'Credit top up'],
    ['Payment processing fee', 'credit', 'Payment processing fee'],
    ['credit-scoring, 2 CPUs, 2 GB RAM, 20 GB disk, stopped', 'stopped', 'credit-scoring'],
    ['top-up licences object storage, snapshots', 'copies', 'top-up licences object storage'],
    ['credit-scoring, something new', 'other', 'credit-scoring, something new'],
    ['Consulting', 'other', 'Consulting'],
    ['', 'other', ''],
    [null, 'other', ''],
  ] as const)('%s', (name, kind, resource) => expect(readLine({ name })).toEqual({ kind, resource }));

  it('is known for every line of the samples', () => {
    const kinds = list.flatMap(({ records_list: records }) => records.map((record) => readLine(record).kind));
    expect(new Set(kinds)).toEqual(new Set(['running', 'stopped', 'copies']));
  });

  it('is read in no time, whatever the name', () => {
    // Its own time: other programs may take as much of the machine as they like.
    const began = process.cpuUsage();
    readLine({ name: `${'a, '.repeat(20_000)}b` });
    expect(process.cpuUsage(began).user).toBeLessThan(500_000);
  });
});

describe('lines together', () => {
  const lines = linesOf([
    { name: 'web, 2 CPUs, 2 GB RAM, 20 GB disk', location_slug: 'tll', amount: 0.1 },
    { name: 'db, 2 CPUs, 2 GB RAM, 20 GB disk', location_slug: 'tll', amount: 0.2 },
    { name: 'web, 2 CPUs, 2 GB RAM, 20 GB disk, stopped', location_slug: 'tll', amount: 0.2 },
    { name: 'web, snapshots', location_slug: 'tll', amount: null },
    { name: 'web, snapshots', location_slug: 'bus02', amount: 1 },
    { name: 'photos, 1 GB object storage', location_slug: null, amount: 0.00001 },
  ]);
  const shown = (by: Parameters<typeof groupLines>[1]) =>
    groupLines(lines, by).map(
      ({ resource, location, kind, lines: members, amount }) =>
        `${[resource, location, kind].filter((each) => each !== null).join(' ')}: ${members.map(({ index }) => index).join()} ${amount.toFixed()}`,
    );

  it.each([
    ['resource', ['web tll: 0,2,3 0.3', 'db tll: 1 0.2', 'web bus02: 4 1', 'photos: 5 0.00001']],
    ['location', ['tll: 0,1,2,3 0.5', 'bus02: 4 1', ': 5 0.00001']],
    ['kind', ['running: 0,1 0.3', 'stopped: 2 0.2', 'copies: 3,4 1', 'storage: 5 0.00001']],
  ] as const)('by %s', (by, expected) => expect(shown(by)).toEqual(expected));
});
