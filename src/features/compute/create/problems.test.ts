import { beforeAll, describe, expect, it } from 'vitest';
import type { BillingAccount, VmImage } from '@/api';
import { matchQuestion } from '@/data/core/patterns/question';
import { matchers, type Matcher } from '@/data/core/patterns/matchesPattern';
import { emptyDraft } from '@/data/resources/vm/draft';
import documented from '../../../api/fixtures/newer/getVmParameters.json';
import { choicesFrom, type Offer } from './choices';
import { blocked, problemsIn, refused } from './problems';
import type { Values } from './request';

beforeAll(() => {
  matchers.make = () => {
    const matcher: Matcher = {
      ask: (question) => queueMicrotask(() => matcher.heard(matchQuestion(question))),
      stop: () => undefined,
      heard: () => undefined,
      broke: () => undefined,
    };
    queueMicrotask(() => matcher.heard('ready'));
    return matcher;
  };
});

const offer: Offer = {
  scope: 'all',
  source: 'os',
  picked: { from: null, replica: null, disk: null },
  locations: [{ slug: 'a', display_name: 'A' }],
  images: [{ os_name: 'ubuntu', versions: [{ os_version: '24.04' }] }] as VmImage[],
  parameters: documented,
  accounts: [{ id: 1 }] as BillingAccount[],
};
const good: Values = { ...emptyDraft, username: 'me', password: 'Abcdefg1', cloudInit: '' };
const problems = (change: Partial<Values>, names = ['web-1']) => {
  const values = { ...good, ...change };
  return problemsIn(values, choicesFrom(values, offer), names);
};

describe('what is wrong with the form', () => {
  it('is nothing when it is filled in as the platform asks', async () => expect(await problems({})).toEqual({}));

  it('is told at the field, in the words of its rule', async () => {
    expect(await problems({ username: '1me', password: 'short' }, ['x'])).toMatchObject({
      username: { id: 'create.rule.username' },
      password: { id: 'create.rule.password' },
      name: { id: 'create.rule.name' },
    });
  });

  it('is what the platform insists on and is missing', async () => {
    expect(Object.keys(await problems({ username: ' ', password: '', cloudInit: '' }, []))).toEqual(['name', 'username', 'password']);
  });

  it('is no missing password where there is a key', async () =>
    expect(await problems({ password: '', publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGr4 me' })).not.toHaveProperty('password'));

  it('is every one of several names', async () => expect(Object.keys(await problems({}, ['web-1', 'bad_name']))).toEqual(['name']));
  it('is a private key', async () =>
    expect(await problems({ publicKey: '-----BEGIN RSA PRIVATE KEY-----' })).toHaveProperty('publicKey.id', 'sshKeys.problem.private'));
  it('is a name or a description that is too long, and neither is cut', async () => {
    expect(await problems({ description: 'x'.repeat(1500) })).toMatchObject({ description: { values: { over: 500, most: 1000 } } });
    expect(await problems({}, ['x'.repeat(300)])).toMatchObject({ name: { id: 'create.problem.tooLong', values: { over: 45 } } });
  });
  it('is a number of machines that is none', async () => expect(await problems({ count: 0 })).toHaveProperty('count'));
});

describe('cloud-init in the form', () => {
  it('is read before it is sent', async () => {
    expect(await problems({ cloudInit: 'packages: [git' })).toHaveProperty('cloudInit.id', 'create.cloudInit.problem.line');
    expect(await problems({ cloudInit: 'packages: [git]' })).toEqual({});
  });
  it('with users needs neither user name nor password', async () =>
    expect(await problems({ cloudInit: 'users: [{ name: ada }]', username: '', password: '' })).toEqual({}));
  it('and users are nothing to ask for where no system is installed', async () => {
    const values = { ...good, username: '', password: '', cloudInit: '!!' };
    expect(await problemsIn(values, choicesFrom(values, { ...offer, source: 'iso' }), ['web-1'])).toEqual({});
  });
});

describe('whether anything can be made', () => {
  const reason = (from: Offer) => blocked(choicesFrom(good, from), from)?.id ?? null;
  it('needs a location, an image and an account that can pay', () => {
    expect(reason(offer)).toBeNull();
    expect(reason({ ...offer, locations: [] })).toBe('create.blocked.location');
    expect(reason({ ...offer, images: undefined })).toBe('create.blocked.image');
    expect(reason({ ...offer, accounts: [] })).toBe('create.blocked.account');
    expect(reason({ ...offer, accounts: [{ id: 1, restriction_level: 'FROZEN' }] as BillingAccount[] })).toBe('data.account.frozen');
  });
  it('needs what it is to be made from', () => {
    expect(reason({ ...offer, source: 'clone' })).toBe('create.blocked.machine');
    expect(reason({ ...offer, source: 'disk' })).toBe('create.blocked.disk');
    expect(reason({ ...offer, source: 'iso', images: undefined })).toBeNull();
    const picked = { from: { location: 'a', uuid: 'm' }, replica: null, disk: null };
    expect(reason({ ...offer, source: 'copy', picked, machines: [{ uuid: 'm', name: 'm', status: 'running' }] })).toBe(
      'create.blocked.copy',
    );
  });
  it('does without an account where the token may not read them', () => expect(reason({ ...offer, accounts: undefined })).toBeNull());
});

describe('what the platform refuses', () => {
  it('lands at the field that it is about', () => {
    expect(refused({ disks: 'too small', public_keys: 'bad', source_uuid: 'unknown', colour: 'is required' })).toEqual({
      at: { disk: 'too small', publicKey: 'bad', origin: 'unknown' },
      rest: ['colour: is required'],
    });
  });
});
