import { describe, expect, it } from 'vitest';
import type { UsageRow } from '@/api';
import technical from '@/api/fixtures/live/getUsage.technical.json';
import documented from '@/api/fixtures/newer/getUsage.json';
import { costIn, costSoFar, hoursOf, usedOf } from './usage';

const row = (more: Partial<UsageRow>): UsageRow => ({ owner_uuid: 'a', description: 'web', hours: 1, price: 0.1, cost: 0.1, ...more });
const first = (rows: UsageRow[]) => {
  const [used] = usedOf(rows);
  if (!used) throw new Error('nothing was used');
  return used;
};

describe('usage by resource', () => {
  it('reads what both documents answer', () => {
    expect(usedOf(documented)).toMatchObject([
      { key: 'f80b1d62-ffe4-43ef-9210-60f05445456a', name: 'Ubuntu-16-04', kind: 'vm', lines: [{ part: 'running' }] },
    ]);
    expect(costSoFar(documented).toFixed()).toBe('0.08646');
  });

  it('reads what live platforms answer, without their own bookkeeping', () => {
    expect(usedOf(technical)).toMatchObject([{ name: 'web-1', kind: 'vm', lines: [{ part: 'running' }] }]);
    expect(costSoFar(technical).toFixed()).toBe('0.10087');
  });

  it('puts the rows of one owner together and tells its states apart', () => {
    const used = first([
      row({
        description: 'web, 2 CPUs, 2 GB RAM, 20 GB disk',
        uptime_types: ['VM_COMPUTE', 'VM_RUNNING', 'MAIN_STORAGE'],
        hours: 300,
        cost: 8.646,
      }),
      row({ description: 'web, 2 CPUs, 2 GB RAM, 20 GB disk, stopped', uptime_types: ['MAIN_STORAGE'], hours: 20, cost: 0.056 }),
      row({ description: 'web, snapshots', uptime_types: null, hours: 320, cost: 0.1 }),
      row({ description: 'web, backups', uptime_types: ['BACKUP_STORAGE'], hours: 320, cost: 0.2 }),
    ]);
    expect(used).toMatchObject({ name: 'web', kind: 'vm' });
    expect(used.lines.map(({ part }) => part)).toEqual(['running', 'stopped', 'snapshots', 'backups']);
    expect(used.cost.toFixed()).toBe('9.002');
    expect(hoursOf(used.lines).toFixed()).toBe('320');
    expect(hoursOf(used.lines, 'stopped').toFixed()).toBe('20');
    expect(costIn(used.lines, 'snapshots').toFixed()).toBe('0.1');
  });

  it('is not misled by names', () => {
    const used = first([
      row({
        description: 'old, stopped, 2 CPUs, 4 GB RAM, 20 GB disk',
        uptime_types: ['VM_COMPUTE', 'VM_RUNNING'],
        configurations: [{ vm_name: 'old, stopped' }],
      }),
    ]);
    expect(used).toMatchObject({ name: 'old, stopped', lines: [{ part: 'running' }] });
    expect(first([row({ description: 'db, snapshots', uptime_types: ['VM_COMPUTE', 'VM_RUNNING'] })]).lines[0]?.part).toBe('running');
  });

  it('keeps what it does not know as it is', () => {
    const unknown = row({ owner_uuid: null, description: 'GPU lease', uptime_types: ['QUANTUM'], cost: 3 });
    expect(usedOf([unknown])).toMatchObject([{ key: 'GPU lease', name: 'GPU lease', kind: 'other', lines: [{ part: 'other' }] }]);
    expect(usedOf([{}])).toMatchObject([{ key: '', name: '', kind: 'other' }]);
    expect(costSoFar([{ cost: null, hours: null, price: null }]).toFixed()).toBe('0');
  });

  it.each([
    [{ uptime_types: ['UNASSIGNED_FLOATING_IP'] }, 'floating-ip'],
    [{ uptime_types: ['LOAD_BALANCER'] }, 'load-balancer'],
    [{ uptime_types: ['OBJECT_STORAGE'] }, 'bucket'],
    [{ uptime_types: ['SERVICE'] }, 'service'],
    [{ uptime_types: ['MAIN_STORAGE'] }, 'disk'],
    [{ description: 'x, 1 CPU, 1 GB RAM, 20 GB disk, stopped' }, 'vm'],
    [{ description: 'x, snapshots' }, 'other'],
  ])('%j is of the kind %s', (more, kind) => expect(first([row(more)]).kind).toBe(kind));

  it('adds decimals, not floats', () => {
    expect(costSoFar([row({ cost: 0.1 }), row({ cost: 0.2 })]).toFixed()).toBe('0.3');
  });
});
