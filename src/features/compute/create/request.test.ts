import { describe, expect, it } from 'vitest';
import type { BillingAccount, Disk, HostPool, Location, SshKey, Vm, VmImage } from '@/api';
import { emptyDraft } from '@/data/resources/vm/draft';
import documented from '../../../api/fixtures/newer/getVmParameters.json';
import lean from '../../../api/fixtures/live/getVmParameters.lean.json';
import { choicesFrom, type Offer } from './choices';
import { requestFrom, type Values } from './request';
import type { Picked, Source } from './sources';

const location = (slug: string, more: Partial<Location> = {}): Location => ({ slug, display_name: slug, ...more });
const image = (os_name: string, versions: string[], more: Partial<VmImage> = {}): VmImage => ({
  os_name,
  versions: versions.map((os_version) => ({ os_version, published: !os_version.startsWith('old') })),
  ...more,
});
const pool = (uuid: string, more: Partial<HostPool> = {}): HostPool => ({ uuid, name: uuid, ...more });
const key = (uuid: string, public_key: string | null): SshKey => ({ uuid, name: uuid, public_key });

const offer: Offer = {
  scope: 'all',
  source: 'os',
  picked: { from: null, replica: null, disk: null },
  locations: [location('a', { is_default: true }), location('b', { create_resource_disabled: true }), location('c')],
  images: [
    image('debian', ['12', 'old13']),
    image('ubuntu', ['22.04', '24.04', '9.10'], { is_default: true }),
    image('windows', ['2022']),
    image('gone', ['old1']),
  ],
  parameters: lean,
  pools: [
    pool('hidden', { is_visible: false }),
    pool('pro', { guest_limits: { cpu: { min: 4, max: 8 }, ram_mb: { min: 4096, max: 8192 }, disk_gb: { min: 40, max: 80 } } }),
    pool('basic', { is_default_designated: true }),
  ],
  networks: [{ uuid: 'n1' }, { uuid: 'n2', is_default: true }],
  accounts: [{ id: 1, is_default: true, restriction_level: 'FROZEN' }, { id: 2 }] as BillingAccount[],
  keys: [key('k1', 'ssh-ed25519 AAAA one'), key('k2', 'ssh-ed25519 BBBB two'), key('k3', null)],
};
const values: Values = { ...emptyDraft, password: '', cloudInit: '' };
const request = (change: Partial<Values> = {}, from: Offer = offer) => {
  const all = { ...values, ...change };
  return requestFrom(all, choicesFrom(all, from), 'web-1');
};

describe('what is chosen', () => {
  it('is what the platform prefers, until the user says otherwise', () => {
    const choices = choicesFrom(values, offer);
    expect(choices.location?.slug).toBe('a');
    expect(choices.image?.os_name).toBe('ubuntu');
    expect(choices.version?.os_version).toBe('24.04');
    expect(choices.pool?.uuid).toBe('basic');
    expect(choices.network?.uuid).toBe('n2');
    expect(choices.account?.id).toBe(2);
  });

  it('follows the list that the form was opened from, unless nothing can be made there', () => {
    expect(choicesFrom(values, { ...offer, scope: 'c' }).location?.slug).toBe('c');
    expect(choicesFrom(values, { ...offer, scope: 'b' }).location?.slug).toBe('a');
  });

  it('passes over what a draft names and is not there any more', () => {
    const choices = choicesFrom(
      { ...values, location: 'gone', os_name: 'gone', os_version: 'old1', pool: 'hidden', network: 'x', account: 9, keys: ['x', 'k3'] },
      offer,
    );
    expect([choices.location?.slug, choices.image?.os_name, choices.pool?.uuid, choices.network?.uuid, choices.account?.id]).toEqual([
      'a',
      'ubuntu',
      'basic',
      'n2',
      2,
    ]);
    expect(choices.keys).toEqual([]);
  });

  it('moves sizes into the limits of the class, and says what was wanted', () => {
    const choices = choicesFrom({ ...values, pool: 'pro', vcpu: 16, ram: 4096 }, offer);
    expect(choices.vcpu).toEqual({ value: 8, wanted: 16 });
    expect(choices.ram).toEqual({ value: 4096, wanted: null });
    expect(choices.disk).toEqual({ value: 40, wanted: null });
  });

  it('invents no end where none is known', () => {
    const choices = choicesFrom({ ...values, vcpu: 500 }, offer);
    expect(choices.limits.vcpu.max).toBeUndefined();
    expect(choices.vcpu.value).toBe(500);
  });
});

describe('the request for a new machine', () => {
  it('says address and account always, and nothing that was not filled in', () => {
    expect(request()).toEqual({
      form: {
        name: 'web-1',
        os_name: 'ubuntu',
        os_version: '24.04',
        vcpu: 1,
        ram: 2048,
        disks: 20,
        billing_account_id: 2,
        designated_pool_uuid: 'basic',
        network_uuid: 'n2',
        reserve_public_ip: true,
      },
      secrets: {},
    });
  });

  it('takes everything over', () => {
    const { form, secrets } = request({
      location: 'c',
      os_name: 'debian',
      pool: 'pro',
      vcpu: 6,
      ram: 8192,
      disk: 60,
      network: 'n1',
      publicIp: false,
      username: ' me ',
      password: ' Secret123 ',
      description: ' The shop ',
      backup: true,
      account: 1,
    });
    expect(form).toEqual({
      name: 'web-1',
      os_name: 'debian',
      os_version: '12',
      vcpu: 6,
      ram: 8192,
      disks: 60,
      username: 'me',
      billing_account_id: 1,
      backup: true,
      description: 'The shop',
      designated_pool_uuid: 'pro',
      network_uuid: 'n1',
      reserve_public_ip: false,
    });
    expect(secrets).toEqual({ password: ' Secret123 ' });
  });

  it('puts the password nowhere but into the secrets', () =>
    expect(JSON.stringify(request({ password: 'Secret123' }).form)).not.toContain('Secret123'));

  it('leaves the network to the platform when there is none yet', () => {
    expect(request({}, { ...offer, networks: [] }).form).not.toHaveProperty('network_uuid');
    expect(request({}, { ...offer, networks: undefined }).form).not.toHaveProperty('network_uuid');
  });

  it('leaves out account and class where they cannot be read', () => {
    const { form } = request({}, { ...offer, accounts: undefined, pools: undefined });
    expect(form).not.toHaveProperty('billing_account_id');
    expect(form).not.toHaveProperty('designated_pool_uuid');
  });

  it('sends user name and password where the platform insists', () => {
    const { form, secrets } = request({}, { ...offer, parameters: documented });
    expect(form.username).toBe('');
    expect(secrets).toEqual({ password: '' });
  });

  it('sends one key by the documented name, several by the other', () => {
    expect(request({ publicKey: ' ssh-rsa CCCC \n' }).form).toMatchObject({ public_key: 'ssh-rsa CCCC' });
    expect(request({ keys: ['k1'] }).form).toMatchObject({ public_key: 'ssh-ed25519 AAAA one' });
    const { form } = request({ keys: ['k2', 'k1'], publicKey: 'ssh-ed25519 AAAA one' });
    expect(form.public_keys).toEqual(['ssh-ed25519 AAAA one', 'ssh-ed25519 BBBB two']);
    expect(form).not.toHaveProperty('public_key');
  });
});

describe('other sources than an operating system', () => {
  const vm = (uuid: string, more: Partial<Vm> = {}): Vm => ({ uuid, name: uuid, status: 'running', ...more });
  const disk = (uuid: string, more: Partial<Disk> = {}): Disk => ({ uuid, size_gb: 50, status: 'Active', ...more });
  const machines = [
    vm('m1', {
      vcpu: 4,
      memory: 8192,
      os_name: 'ubuntu',
      billing_account: 1,
      storage: [
        {
          uuid: 'd1',
          size: 60,
          primary: true,
          replica: [
            { uuid: 'old', type: 'snapshot', size: 40, created_at: '2026-01-01 10:00:00' },
            { uuid: 'new', type: 'backup', size: 60, created_at: '2026-02-01 10:00:00' },
          ],
        },
      ],
    }),
    vm('m2', { storage: [{ uuid: 'd2', size: 20, replica: ['only-a-name'] }] }),
  ];
  const disks = [disk('d1'), disk('free'), disk('iso', { read_only_bootable: true }), disk('gone', { status: 'Deleted' })];
  const from = (source: Source, picked: Partial<Picked> = {}): Offer => ({
    ...offer,
    parameters: documented,
    machines,
    disks,
    source,
    picked: { ...offer.picked, ...picked },
  });
  const filled: Partial<Values> = { username: 'me', password: 'Secret123', publicKey: 'ssh-rsa AAAA' };
  const always = { name: 'web-1', billing_account_id: 2, designated_pool_uuid: 'basic', network_uuid: 'n2', reserve_public_ip: true };
  const at = (uuid: string) => ({ location: 'a', uuid });

  it('an app of the catalogue is an image like others, in a tab of its own', () => {
    const images = [...(offer.images ?? []), image('wordpress', ['6'], { is_app_catalog: true })];
    expect(request(filled, { ...from('apps'), images }).form).toMatchObject({ os_name: 'wordpress', os_version: '6', username: 'me' });
    expect(request({ ...filled, os_name: 'wordpress' }, { ...from('os'), images }).form).toMatchObject({ os_name: 'ubuntu' });
  });

  it('a copy names the machine and its snapshot, and has the room that it needs', () => {
    expect(request(filled, from('copy', { from: at('m1'), replica: 'old' }))).toEqual({
      form: { ...always, source_uuid: 'm1', source_replica: 'old', vcpu: 4, ram: 8192, disks: 40 },
      secrets: {},
    });
    expect(request({ disk: 20 }, from('copy', { from: at('m1') })).form, 'the newest').toMatchObject({ source_replica: 'new', disks: 60 });
    expect(request({}, from('copy', { from: at('m2') })).form).toMatchObject({ source_uuid: 'm2', source_replica: 'only-a-name' });
  });

  it('what is picked decides where', () => {
    expect(choicesFrom({ ...values, location: 'a' }, from('clone', { from: { location: 'c', uuid: 'm1' } })).location?.slug).toBe('c');
    expect(choicesFrom({ ...values, location: 'a' }, from('os', { from: { location: 'c', uuid: 'm1' } })).location?.slug).toBe('a');
    expect(
      choicesFrom(values, from('clone', { from: { location: 'b', uuid: 'm1' } })).machine,
      'nothing can be made there',
    ).toBeUndefined();
  });

  it('an existing disk comes with its size, and only if nobody has it', () => {
    expect(request(filled, from('disk', { disk: at('free') }))).toEqual({
      form: { ...always, disk_uuid: 'free', vcpu: 1, ram: 2048 },
      secrets: {},
    });
    for (const taken of ['d1', 'iso', 'gone']) expect(choicesFrom(values, from('disk', { disk: at(taken) })).existing).toBeUndefined();
  });

  it('an empty disk has no system and no users', () =>
    expect(request({ ...filled, disk: 30 }, from('iso'))).toEqual({
      form: { ...always, os_name: '_custom', os_version: '_', vcpu: 1, ram: 2048, disks: 30 },
      secrets: {},
    }));

  it('a clone is as large as what it is a copy of, on the same account', () => {
    const choices = choicesFrom({ ...values, vcpu: 1, account: 2 }, from('clone', { from: at('m1') }));
    expect([choices.vcpu.value, choices.ram.value, choices.disk.value, choices.account?.id]).toEqual([4, 8192, 60, 1]);
  });

  it('cloud-init is a secret, and with users of its own the user name and password stay here', () => {
    const all = { ...values, ...filled };
    const choices = choicesFrom(all, from('os'));
    const plain = requestFrom(all, choices, 'web-1', { packages: ['git'] });
    expect(plain.secrets).toEqual({ password: 'Secret123', cloud_init: { packages: ['git'] } });
    expect(plain.form).toMatchObject({ username: 'me' });
    const own = requestFrom(all, choices, 'web-1', { users: [{ name: 'ada' }] });
    expect(own.secrets).toEqual({ cloud_init: { users: [{ name: 'ada' }] } });
    expect(own.form).not.toHaveProperty('username');
    expect(own.form).toMatchObject({ public_key: 'ssh-rsa AAAA' });
    expect(requestFrom(all, choicesFrom(all, from('iso')), 'web-1', { packages: [] }).secrets).toEqual({});
  });
});
