import { describe, expect, it } from 'vitest';
import { type Cloud, createCloud, seed } from './index';
import { createInstantTime, createManualTime } from './cloud/time-source';
import { createClock } from './cloud/clock';
import { createRandom } from './cloud/random';
import { microTime, nextMonth, offsetTime, plainTime, zuluTime } from './cloud/times';
import { route } from './wire/router';
import { at, items, timedWorld, vmForm, world } from './test-support';

const now = Date.UTC(2026, 10, 18, 9, 30);

describe('the clock', () => {
  it('runs as fast as it is told and jumps', () => {
    const time = createInstantTime(1000);
    const clock = createClock(time, { speed: 10 });
    clock.advance(500);
    expect(clock.now()).toBe(1500);
    clock.setSpeed(-1);
    expect(clock.speed).toBe(1);
  });
  it('calls back when its own time has come, at whatever speed', async () => {
    const time = createManualTime(0);
    const clock = createClock(time);
    const calls: string[] = [];
    clock.at(10_000, () => calls.push('late'));
    clock.at(1000, () => calls.push('early'));
    await time.pass(1000);
    expect(calls).toEqual(['early']);
    clock.setSpeed(9);
    await time.pass(999);
    expect(calls).toEqual(['early']);
    await time.pass(1);
    expect(calls).toEqual(['early', 'late']);
    clock.at(1_000_000, () => calls.push('jumped'));
    clock.advance(2_000_000);
    expect(calls).toEqual(['early', 'late', 'jumped']);
  });
});

describe('times', () => {
  it('are written in four ways', () => {
    expect(plainTime(now)).toBe('2026-11-18 09:30:00');
    expect(microTime(now)).toMatch(/^2026-11-18 09:30:00\.\d{6}$/);
    expect(offsetTime(now)).toBe('2026-11-18T09:30:00.000+0000');
    expect(zuluTime(now)).toBe('2026-11-18T09:30:00Z');
    expect(plainTime(nextMonth(Date.UTC(2026, 11, 31)))).toBe('2027-01-01 00:00:00');
  });
});

describe('chance', () => {
  it('repeats', () => {
    const [one, two] = [createRandom({ seed: 5 }), createRandom({ seed: 5 })];
    expect(one.uuid()).toBe(two.uuid());
    expect(one.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(one.whole(1, 1)).toBe(1);
  });
  it('makes the same cloud at the same time', () => {
    expect(seed('company', now)).toEqual(seed('company', now));
    expect(seed('huge', now).vms.size).toBe(10_000);
    expect(seed('addresses', now).addresses.size).toBe(10_000);
  });
  it('makes a cloud as alive at any other time', () => {
    for (const month of [0, 1, 5, 11]) {
      const state = seed('company', Date.UTC(2027, month, 1, 0, 10));
      expect(state.vms.size).toBe(27);
      expect(state.invoices.length).toBeGreaterThan(15);
      expect(seed('frozen', Date.UTC(2027, month, 1, 0, 10)).accounts[0]?.frozen).toBe(true);
    }
  });
});

describe('live platforms', () => {
  it('leave out what the documents have', async () => {
    const w = world('live-parameters');
    expect(Array.isArray((await w.call('getPricingPolicy')).body)).toBe(true);
    const parameters = items((await w.call('getVmParameters')).body).map((one) => at(one, 'parameter'));
    expect(parameters).not.toContain('vcpu');
    expect(items((await w.call('listNetworks')).body)[0]).not.toHaveProperty('vlan_id');
    expect(items((await world().call('getVmParameters')).body).find((one) => at(one, 'parameter') === 'os_version')).toMatchObject({
      limited_by: 'os_name',
    });
  });
});

describe('routes', () => {
  it('are told apart by what stands in them', () => {
    expect(route('/v1/bus02/network/network/abc/default')).toMatchObject({ slug: 'bus02', path: { network_uuid: 'abc' } });
    expect(route('/v1/storage/bucket/list')?.methods.get('GET')).toBe('listBuckets');
    expect(route('/v1/network/ip_addresses/203.0.113.4')).toMatchObject({ slug: null, path: { address: '203.0.113.4' } });
    expect(route('/elsewhere')).toBeNull();
  });
});

describe('work', () => {
  const machines = (cloud: Cloud) => [...cloud.state.vms.values()].map((vm) => vm.name);

  it('is answered when it is done, and not in the list before', async () => {
    const w = timedWorld();
    let done = false;
    const creating = w.call('createVm', { body: vmForm }).then((answer) => {
      done = true;
      return answer;
    });
    await w.time.pass(7900);
    expect(done).toBe(false);
    expect(machines(w.cloud)).not.toContain('new-machine');
    await w.time.pass(100);
    expect((await creating).body).toMatchObject({ status: 'running', name: 'new-machine' });
    expect(machines(w.cloud)[0]).toBe('new-machine');
  });
  it('shows what is being made where the platform does', async () => {
    const w = timedWorld('live-parameters');
    const creating = w.call('createVm', { body: vmForm });
    await w.time.pass(100);
    expect(w.vm('new-machine').status).toBe('creating');
    await w.time.pass(8000);
    expect((await creating).status).toBe(200);
    expect(w.vm('new-machine').status).toBe('running');
  });
  it('keeps a stopping machine running until it stands, and refuses a second hand', async () => {
    const w = timedWorld();
    const { uuid } = w.vm('web-01');
    const stopping = w.call('stopVm', { body: { uuid } });
    await w.time.pass(4000);
    expect(w.vm('web-01').status).toBe('running');
    expect(await w.call('deleteVm', { body: { uuid } })).toMatchObject({ status: 409 });
    await w.time.pass(1000);
    expect(await stopping).toMatchObject({ status: 200, body: { status: 'stopped' } });
  });
  it('obeys the speed and durations of its own', async () => {
    const w = timedWorld('company', { speed: 10, durations: { create: 30_000 } });
    const creating = w.call('createVm', { body: vmForm });
    await w.time.pass(2990);
    expect(machines(w.cloud)).not.toContain('new-machine');
    await w.time.pass(10);
    expect((await creating).status).toBe(200);
  });
  it('goes on after a reload', async () => {
    const w = timedWorld();
    void w.call('createVm', { body: vmForm });
    await w.time.pass(3000);
    const saved = structuredClone(w.cloud.saved());
    const time = createManualTime(w.time.now());
    const again = createCloud({ source: time, from: saved });
    expect(machines(again)).not.toContain('new-machine');
    await time.pass(5000);
    expect(machines(again)).toContain('new-machine');
    expect(again.state.pending).toEqual([]);
  });
  it('is given up when the cloud is reset', async () => {
    const w = timedWorld();
    const creating = w.call('createVm', { body: vmForm });
    await w.time.pass(1000);
    w.cloud.replace(seed('fresh', w.cloud.clock.now()));
    expect((await creating).response.type).toBe('error');
    await w.time.pass(20_000);
    expect(w.cloud.state.vms.size).toBe(0);
  });
});

describe('what is saved', () => {
  it('comes back as it was', async () => {
    const w = world();
    await w.call('createVm', { body: vmForm });
    const saved = structuredClone(w.cloud.saved());
    const again = createCloud({ source: createInstantTime(w.cloud.clock.now()), from: saved });
    expect(again.state).toEqual(w.cloud.state);
    expect(again.clock.now()).toBe(w.cloud.clock.now());
    expect(again.random.uuid()).toBe(w.cloud.random.uuid());
  });
});
