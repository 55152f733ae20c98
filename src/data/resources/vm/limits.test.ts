import { describe, expect, it } from 'vitest';
import type { HostPool, VmParameter } from '@/api';
import documented from '@/api/fixtures/newer/getVmParameters.json';
import lean from '@/api/fixtures/live/getVmParameters.lean.json';
import { clamped, limitsFor, rangeProblem, roomFor } from './limits';

const pool = (limits: HostPool['guest_limits']): HostPool => ({ uuid: 'p', name: 'Basic', guest_limits: limits ?? null });
const basic = pool({ cpu: { min: 2, max: 8 }, ram_mb: { min: 512, max: 131_072 }, disk_gb: { min: 10, max: 1024 } });
const parameters = documented as VmParameter[];

describe('limits', () => {
  it('takes the parameters where the class says nothing', () => {
    const limits = limitsFor(parameters, { os_name: 'ubuntu' }, pool(null));
    expect(limits.vcpu).toMatchObject({ min: 1, max: 16, mandatory: true });
    expect(limits.ram).toMatchObject({ min: 512, max: 65_536 });
    expect(limits.disks).toMatchObject({ min: 20, max: 240 });
    expect(limits.os_version.values).toEqual(['16.04']);
  });

  it('narrows them by the operating system', () => {
    const limits = limitsFor(parameters, { os_name: 'windows' });
    expect(limits.vcpu.min).toBe(2);
    expect(limits.ram).toMatchObject({ min: 1024, max: 65_536 });
    expect(limits.username.mandatory).toBe(false);
    expect(limitsFor(parameters, { os_name: 'debian' }).username.mandatory).toBe(true);
  });

  it('takes from class and parameters what both allow', () => {
    const limits = limitsFor(parameters, { os_name: 'ubuntu' }, basic);
    expect(limits.vcpu).toMatchObject({ min: 2, max: 8 });
    expect(limits.ram).toMatchObject({ min: 512, max: 65_536 });
    expect(limits.disks).toMatchObject({ min: 20, max: 240 });
  });

  it('follows the class where the two have nothing in common', () => {
    const limits = limitsFor(parameters, {}, pool({ cpu: { min: 32, max: 64 } }));
    expect(limits.vcpu).toMatchObject({ min: 32, max: 64 });
  });

  it('lives with what live installations leave out', () => {
    const limits = limitsFor(lean, { os_name: 'ubuntu' }, basic);
    expect(limits.vcpu).toMatchObject({ min: 2, max: 8, mandatory: false });
    expect(limits.password.mandatory).toBe(false);
    expect(limits.password.expression).toContain('(?=.*[a-z])');
    const none = limitsFor([], {}, null);
    expect(none.ram).toEqual({ min: undefined, max: undefined, mandatory: false, description: null });
  });

  it('leaves out parameters that do not apply to what is sent', () => {
    expect(limitsFor(lean as VmParameter[], { disk_uuid: 'x' }).password.expression).toBeUndefined();
    expect(limitsFor(lean as VmParameter[], { disk_uuid: '' }).password.expression).toBeDefined();
  });

  it('is not thrown by nonsense', () => {
    const odd = [
      { parameter: 'vcpu', limited_by: 'os_name', limits: null, min: Number.NaN, max: -5, values: [{}, 1, 'a'] },
    ] as VmParameter[];
    expect(limitsFor(odd, { os_name: 'x' }).vcpu).toMatchObject({ min: undefined, max: undefined, values: ['1', 'a'] });
  });
});

describe('the room of a disk that is not made with a new machine', () => {
  const documentedDisk = limitsFor(parameters, { os_name: 'ubuntu' }, basic).disks;

  it('begins with what the copy has and ends with the server class, not with the most of new machines', () => {
    expect(documentedDisk).toMatchObject({ min: 20, max: 240 });
    expect(roomFor(documentedDisk, 400, basic)).toMatchObject({ min: 400, max: 1024 });
    expect(roomFor(documentedDisk, 40, basic)).toMatchObject({ min: 40, max: 1024 });
    expect(roomFor(documentedDisk, 5, basic)).toMatchObject({ min: 20, max: 1024 });
  });

  it('has nowhere to go when the class is full', () =>
    expect(roomFor(documentedDisk, 2000, basic)).toMatchObject({ min: 2000, max: 2000 }));

  it('has the documented end where the class names none, until it has outgrown it', () => {
    expect(roomFor(documentedDisk, 40, pool(null))).toMatchObject({ min: 40, max: 240 });
    expect(roomFor(documentedDisk, 400, pool(null))).toMatchObject({ min: 400, max: undefined });
    expect(roomFor({ mandatory: false, description: null }, 0, null)).toMatchObject({ min: 1, max: undefined });
  });
});

describe('a size', () => {
  it('is moved to where it may be', () => {
    expect(clamped(1, { min: 2, max: 8 })).toBe(2);
    expect(clamped(99, { min: 2, max: 8 })).toBe(8);
    expect(clamped(5000, { min: 2 })).toBe(5000);
    expect(clamped(-3, {})).toBe(1);
    expect(clamped(Number.NaN, {})).toBe(1);
  });

  it('is told what is wrong with it', () => {
    expect(rangeProblem(4, { min: 2, max: 8 })).toBeNull();
    expect(rangeProblem(1, { min: 2, max: 8 })).toEqual({ id: 'create.limit.between', values: { min: 2, max: 8 } });
    expect(rangeProblem(0, {})).toEqual({ id: 'create.limit.atLeast', values: { min: 1 } });
    expect(rangeProblem(9, { max: 8 })).toEqual({ id: 'create.limit.atMost', values: { max: 8 } });
    expect(rangeProblem(1.5, {})).toEqual({ id: 'create.limit.whole', values: undefined });
  });
});
