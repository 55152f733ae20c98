import { describe, expect, it } from 'vitest';
import type { Vm } from '@/api';
import { emptyDraft } from '@/data/resources/vm/draft';
import { draftLike, sourceLike } from './like';

const vm: Vm = {
  uuid: 'u1',
  name: 'web-01',
  status: 'running',
  os_name: 'ubuntu',
  os_version: '24.04',
  vcpu: 2,
  memory: 4096,
  username: 'cloudia',
  description: 'Shop',
  backup: true,
  billing_account: 7,
  designated_pool_uuid: 'pool',
  storage: [
    { uuid: 'd2', size: 500 },
    { uuid: 'd1', size: 40, primary: true },
  ],
};
const around = {
  networks: [{ uuid: 'n1' }, { uuid: 'n2', vm_uuids: ['u1'] }],
  addresses: [{ address: '192.0.2.1', assigned_to: 'u1', assigned_to_resource_type: 'virtual_machine' }],
  taken: ['web-01', 'web-02'],
};

describe('the same again', () => {
  it('is everything that the platform tells of a machine, under a free name', () =>
    expect(draftLike(vm, 'cyc01', around)).toEqual({
      ...emptyDraft,
      location: 'cyc01',
      os_name: 'ubuntu',
      os_version: '24.04',
      pool: 'pool',
      vcpu: 2,
      ram: 4096,
      disk: 40,
      network: 'n2',
      publicIp: true,
      username: 'cloudia',
      name: 'web-03',
      description: 'Shop',
      backup: true,
      account: 7,
    }));

  it('leaves to the platform what it does not tell', () =>
    expect(draftLike({ uuid: 'u2', name: 'db', status: 'stopped' }, 'x', { networks: [], addresses: [], taken: [] })).toEqual({
      ...emptyDraft,
      location: 'x',
      publicIp: false,
      name: 'db-2',
    }));

  it('is made where such a machine is made', () => {
    expect(sourceLike(vm, false)).toBe('os');
    expect(sourceLike(vm, true)).toBe('apps');
    expect(sourceLike({ ...vm, os_name: '_custom' }, false)).toBe('iso');
  });
});
