import { execFileSync } from 'node:child_process';
import Big from 'big.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { connectSession } from '@/data/core/session';
import type { Machine } from '@/data/resources/vm/machines';
import { clock, minutesIn, savingPerMonth, savingThisMonth, stoppedPerWeek, turnsOf, type Schedule } from '@/data/billing/usage/schedule';
import { scheduleFiles } from './scheduleFiles';

const nights: Schedule = { stop: 20 * 60, start: 6 * 60, weekendsOff: true, zone: 'UTC' };
const machine = (name: string, more: Partial<Machine['item']> = {}, location = 'cyc01'): Machine => ({
  id: `${location}/${name}`,
  location: { slug: location, display_name: location },
  item: { uuid: `uuid-of-${name.length}`, name, status: 'running', ...more },
  floating: [],
  price: { lines: [], running: new Big('0.03'), stopped: new Big('0.01'), incomplete: false },
});

describe('a schedule', () => {
  it('reads times', () => {
    expect(['20:00', '6:05', '23:59', '24:00', '1:7', '', null].map(minutesIn)).toEqual([1200, 365, 1439, null, null, null, null]);
    expect(clock(365)).toBe('06:05');
  });

  it('stops machines at night and over the weekend', () => {
    expect(stoppedPerWeek(nights)).toBe(98 * 60);
    expect(stoppedPerWeek({ ...nights, weekendsOff: false })).toBe(70 * 60);
    expect(turnsOf(nights)).toEqual({ start: { minutes: 360, days: [0, 1, 2, 3, 4] }, stop: { minutes: 1200, days: [0, 1, 2, 3, 4] } });
  });

  it('stops after midnight on the day after', () => {
    const late = { ...nights, stop: 60 };
    expect(turnsOf(late).stop.days).toEqual([1, 2, 3, 4, 5]);
    expect(stoppedPerWeek(late)).toBe((168 - 5 * 19) * 60);
    expect(turnsOf({ ...late, weekendsOff: false }).stop.days).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('spares the difference between running and stopped, in what runs', () => {
    const all = [machine('a'), machine('b'), machine('off', { status: 'stopped' })];
    // 98 of 168 hours of a month of 730, twice 0.02.
    expect(savingPerMonth(all, nights).toFixed(4)).toBe(new Big(98).div(168).times(730).times('0.04').toFixed(4));
    expect(savingPerMonth([{ ...machine('a'), price: null }], nights).toFixed()).toBe('0');
  });

  it('counts the hours that are left of the month, in the zone that is meant', () => {
    // Saturday the 28th, noon: from 13:00 on nothing runs before Monday the 30th, 6:00; then from 20:00 on again.
    const saturday = Date.UTC(2026, 10, 28, 12, 30);
    expect(savingThisMonth([machine('a')], nights, saturday).toFixed()).toBe(new Big('0.02').times(11 + 24 + 6 + 4).toFixed());
    // In Tallinn the same night ends two hours earlier by UTC, and the month ends at two.
    const there = { ...nights, zone: 'Europe/Tallinn' };
    expect(savingThisMonth([machine('a')], there, saturday).toFixed()).toBe(new Big('0.02').times(11 + 24 + 4 + 6).toFixed());
  });
});

describe('its files', () => {
  beforeAll(() => connectSession('https://api.example.com'));
  afterAll(() => connectSession(''));

  const nasty = [
    "it's",
    '"; touch /tmp/x; "',
    '$(id) `id` ${{ secrets.OTHER }}',
    'two\nlines',
    '%i %% \\',
    "'; exit 7; '",
    '# no: yaml',
    '\u202erm',
  ];
  /** What a script sends: the arguments of each call. */
  const sent = (script: string, verb: string, token = 'restricted') =>
    execFileSync('bash', ['--norc', '-c', `curl() { printf '%s\\n' "$*" >&3; }\n${script}`, 'vms.sh', verb], {
      env: { PATH: process.env.PATH ?? '', WARREN_TOKEN: token, VERB: verb },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
  const calls = (script: string, verb: string) => {
    const text = `exec 3>&1\n${script}`;
    return sent(text, verb).toString().trim().split('\n');
  };

  it('call the API as the contract has it, location and form', async () => {
    const { cron } = await scheduleFiles([machine('web'), machine('db', {}, 'bus02')], nights);
    expect(calls(cron[0]?.text ?? '', 'stop')).toEqual([
      '--silent --show-error --fail-with-body --max-time 600 --output /dev/null --request POST https://api.example.com/v1/cyc01/user-resource/vm/stop --header apikey: restricted --data-urlencode uuid=uuid-of-3',
      '--silent --show-error --fail-with-body --max-time 600 --output /dev/null --request POST https://api.example.com/v1/bus02/user-resource/vm/stop --header apikey: restricted --data-urlencode uuid=uuid-of-2',
    ]);
    expect(calls(cron[0]?.text ?? '', 'start')[0]).toContain('/v1/cyc01/user-resource/vm/start');
    expect(() => sent(cron[0]?.text ?? '', 'dance')).toThrow(/Say stop or start/);
    expect(() => sent(cron[0]?.text ?? '', 'stop', '')).toThrow(/restricted API token/);
  });

  it('fail when a call does, and still make the others', async () => {
    const { cron } = await scheduleFiles([machine('web'), machine('db')], nights);
    expect(() =>
      execFileSync('bash', ['-c', `curl() { echo called >&2; return 22; }\n${cron[0]?.text}`, 'x', 'stop'], {
        env: { WARREN_TOKEN: 't' },
        stdio: 'pipe',
      }),
    ).toThrow(/called\ncalled/);
  });

  it('are broken by no name', async () => {
    const files = await scheduleFiles(
      nasty.map((name) => machine(name)),
      nights,
    );
    expect(calls(files.cron[0]?.text ?? '', 'stop')).toHaveLength(nasty.length);
    const workflow: { jobs: { vms: { steps: { run: string; env: Record<string, string> }[] } } } = parse(files.ci[0]?.text ?? '');
    const [step] = workflow.jobs.vms.steps;
    expect(step?.run).not.toContain('${{');
    expect(calls(step?.run ?? '', 'start')).toHaveLength(nasty.length);
  });

  it('hold no token', async () => {
    const files = await scheduleFiles([machine('web')], nights);
    expect(JSON.stringify(files)).not.toContain('session-token');
  });

  it('say when, each in its own words', async () => {
    const here = await scheduleFiles([machine('web')], { ...nights, zone: 'Europe/Tallinn' });
    expect(here.cron[2]?.text).toContain('CRON_TZ=Europe/Tallinn\n0 20 * * 1,2,3,4,5 root ');
    expect(here.systemd[4]?.text).toContain('OnCalendar=Mon,Tue,Wed,Thu,Fri *-*-* 06:00:00 Europe/Tallinn\nUnit=vms@start.service');
    expect(here.ci[0]?.text).toContain(
      "- cron: '0 20 * * 1,2,3,4,5'\n      timezone: 'Europe/Tallinn'\n    - cron: '0 6 * * 1,2,3,4,5'\n      timezone: 'Europe/Tallinn'",
    );
    const sundays = await scheduleFiles([machine('web')], { ...nights, stop: 60, zone: 'UTC', weekendsOff: false });
    expect(sundays.cron[2]?.text).toContain('\n0 1 * * * root');
    expect(sundays.systemd[3]?.text).toContain('OnCalendar=*-*-* 01:00:00 UTC');
  });
});
