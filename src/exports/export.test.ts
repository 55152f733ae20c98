import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import type { Location, Vm } from '@/api';
import { connectSession } from '@/data/core/session';
import Papa from 'papaparse';
import { joinMachines } from '@/data/resources/vm/machines';
import { formats, writeExport, type Exported, type ExportFormat, type ExportOptions } from './';
import { providers } from './providers';
import { hostile, readHcl } from './test-support';

const tallinn: Location = { slug: 'tll01', display_name: 'Tallinn' };
const jakarta: Location = { slug: 'jkt01', display_name: 'Jakarta "2"\n' };
const options: ExportOptions = { baseUrl: 'https://api.example.com', provider: 'warren', address: 'public' };

function machine(name: string, more: Partial<Vm> = {}, location = tallinn): Exported {
  const item: Vm = {
    uuid: `6c772f89-d00c-4d41-8acd-${String(name.length).padStart(12, '0')}`,
    name,
    status: 'running',
    vcpu: 2,
    memory: 2048,
    os_name: 'ubuntu',
    os_version: '24.04',
    username: 'ops',
    billing_account: 12,
    private_ipv4: '10.0.0.5',
    storage: [
      { uuid: 'd-1', size: 20, primary: true },
      { uuid: 'd-2', size: 30 },
    ],
    ...more,
  };
  const [made] = joinMachines([{ location, item }], [{ location, item: { address: '203.0.113.7', assigned_to: item.uuid } }], null);
  if (!made) throw new Error('no machine');
  return { machine: made, network: { uuid: 'n-1', name }, tags: [name, 'prod'], note: name };
}

const formatOf = (id: ExportFormat['id']): ExportFormat => {
  const found = formats.find((format) => format.id === id);
  if (!found) throw new Error(id);
  return found;
};
const write = (id: ExportFormat['id'], items: readonly Exported[], more: Partial<ExportOptions> = {}) =>
  writeExport(formatOf(id), items, { ...options, ...more });

const all = hostile.map((name) => machine(name, { description: name, username: name, hostname: name }, jakarta));

beforeAll(() => connectSession('https://api.example.com'));

describe('Terraform', () => {
  it('has a resource and an import block for a machine', async () => {
    expect(await write('terraform', [machine('web-1')]))
      .toBe(`# Import first, then read what the plan would change: nothing of it should be a replacement.
# The API token comes from the environment: WARREN_API_TOKEN
# This provider makes a machine anew for almost every change: read each plan.
terraform {
  required_version = ">= 1.5"
  required_providers {
    warren = {
      source = "warrenio/warren"
    }
  }
}

provider "warren" {
  alias   = "tll01"
  api_url = "https://api.example.com/v1/tll01"
}

# web-1 · Tallinn
resource "warren_virtual_machine" "web_1" {
  provider        = warren.tll01
  name            = "web-1"
  os_name         = "ubuntu"
  os_version      = "24.04"
  vcpu            = 2
  memory          = 2048
  disk_size_in_gb = 20
  username        = "ops"
  backup          = false
  billing_account = 12
  network_uuid    = "n-1"
  # password: unknown, the platform does not tell it
  # public_key: unknown, the platform does not tell it
  # cloud_init: unknown, the platform does not tell it
  # reserve_public_ip: unknown, the platform does not tell it
  # further disk, not in this resource: d-2 (30 GB)

  lifecycle {
    ignore_changes = [password, public_key, cloud_init, reserve_public_ip]
  }
}

import {
  to = warren_virtual_machine.web_1
  id = "6c772f89-d00c-4d41-8acd-000000000005"
}
`);
  });

  it.each(providers.map(({ id }) => id))('for %s is broken by no name', async (provider) => {
    const resources = readHcl(await write('terraform', all, { provider })).filter(({ type }) => type === 'resource');
    expect(resources.map(({ attributes }) => attributes['name'])).toEqual(hostile.map((name) => name.toWellFormed()));
  });

  it('writes signs that begin a template as their numbers', async () => {
    expect(await write('terraform', [machine('${a}%{b}$${c}')])).toContain(String.raw`"\u0024{a}\u0025{b}$\u0024{c}"`);
  });

  it('qualifies the import where the provider wants the location, and leaves it out where none is documented', async () => {
    const cloudaxion = await write('terraform', [machine('web-1')], { provider: 'cloudaxion' });
    expect(cloudaxion).toContain('id = "tll01/6c772f89-d00c-4d41-8acd-000000000005"');
    expect(cloudaxion).toMatch(/location += "tll01"/);
    const pilvio = await write('terraform', [machine('web-1', { os_name: null })], { provider: 'pilvio' });
    expect(pilvio).not.toContain('import {');
    expect(pilvio).toContain('documents no import');
    expect(pilvio).toMatch(/password += var\.vm_password # unknown/);
    expect(pilvio).toMatch(/os_name += "" # unknown/);
    expect(pilvio).toContain('variable "vm_password"');
  });

  it('gives machines of one name different resources', async () => {
    const text = await write('terraform', [machine('web 1'), machine('WEB-1'), machine('web.1'), machine('1'), machine('🦫')]);
    const found = [...text.matchAll(/^resource "\S+" "(\S+)"/gm)].map((match) => match[1]);
    expect(found).toEqual(['web_1', 'web_1_6c772f89', 'web_1_6c772f89_2', 'vm_1', 'vm']);
  });
});

describe('Ansible', () => {
  it('groups by location and tag', async () => {
    const text = await write('ansible', [machine('web-1'), machine('db', { os_name: 'windows' }, jakarta)]);
    expect(parse(text)).toMatchObject({
      all: {
        hosts: {
          'web-1': { ansible_host: '203.0.113.7', ansible_user: 'ops', warren_tags: ['web-1', 'prod'] },
          db: { ansible_connection: 'winrm' },
        },
        children: {
          location_tll01: { hosts: { 'web-1': null } },
          location_jkt01: { hosts: { db: null } },
          tag_prod: { hosts: { 'web-1': null, db: null } },
        },
      },
    });
  });

  it('brings every name over as it is, and as no template', async () => {
    const text = await write('ansible', all);
    const document = parseDocument(text, { customTags: [{ tag: '!unsafe', resolve: (value: string) => value }] });
    expect(document.errors).toEqual([]);
    const inventory = document.toJS() as { all: { hosts: Record<string, { warren_name?: string }> } };
    expect(Object.values(inventory.all.hosts).map((host) => host.warren_name ?? '')).toEqual(hostile.map((name) => name.toWellFormed()));
    expect(text).toMatch(/warren_name: !unsafe "\{\{/);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
  });

  it('is a file also without machines', async () => {
    expect(parse(await write('ansible', []))).toEqual({ all: { hosts: {} } });
  });
});

describe('SSH and /etc/hosts', () => {
  it('take the chosen address', async () => {
    expect(await write('ssh', [machine('Web 1')])).toBe(
      '# For ~/.ssh/config, or beside it by: Include <this file>\n\n# Web 1 · Tallinn · 6c772f89-d00c-4d41-8acd-000000000005\nHost web-1\n  HostName 203.0.113.7\n  User ops\n',
    );
    expect(await write('hosts', [machine('Web 1')], { address: 'private' })).toContain('10.0.0.5\tweb-1\t# Web 1');
  });

  it('keep the dots of a name, and give one without any letter that resolvers take another', async () => {
    expect(await write('hosts', [machine('web.example.com')])).toContain('203.0.113.7\tweb.example.com\t');
    expect(await write('ssh', [machine('web.example.com')])).toContain('Host web.example.com\n');
    for (const name of ['เซิร์ฟเวอร์', '🚀', '..', '.web.'])
      expect(await write('hosts', [machine(name)])).toMatch(/^203\.0\.113\.7\t(vm|web)[a-z0-9-]*\t/m);
  });

  it('say nothing that a name has made up', async () => {
    const lines = (await write('ssh', all)).split('\n');
    for (const line of lines) expect(line).toMatch(/^$|^#.{0,400}$|^Host [a-z0-9.-]+$|^ {2}HostName [0-9.]+$|^ {2}# The platform.*$/u);
    expect(lines.filter((line) => line.startsWith('Host '))).toHaveLength(hostile.length);
    expect(new Set(lines.filter((line) => line.startsWith('Host '))).size).toBe(hostile.length);
    for (const line of (await write('hosts', all)).trimEnd().split('\n')) expect(line).toMatch(/^#|^[0-9.]+\t[a-z0-9.-]+\t# /);
  });

  it('leave out Windows and what has no address', async () => {
    expect(await write('ssh', [machine('w', { os_name: 'windows' })])).toContain('# Left out: Windows');
    const alone = { ...machine('n', { private_ipv4: '' }) };
    const without = { ...alone, machine: { ...alone.machine, floating: [] } };
    expect(await write('ssh', [without])).toContain('# Left out: it has no address');
    expect(await write('hosts', [without])).toContain('# no address');
  });
});

describe('CSV and JSON', () => {
  it('bring every name over, and CSV runs none of them', async () => {
    const rows = Papa.parse<string[]>((await write('csv', all)).slice(1).trimEnd()).data;
    expect(rows).toHaveLength(hostile.length + 1);
    expect(rows.slice(1).map(([name]) => name?.replace(/^'/, ''))).toEqual(hostile);
    expect(rows.find(([name]) => name?.includes('HYPERLINK'))?.[0]).toMatch(/^'=/);
    const text = await write('json', all);
    expect((JSON.parse(text) as { name: string }[]).map(({ name }) => name)).toEqual(hostile);
    expect(text).not.toMatch(/[\u202e\u2028]/);
  });

  it('is a file also without machines', async () => expect(JSON.parse(await write('json', []))).toEqual([]));
});

describe('curl', () => {
  it('makes one create call each, without secrets', async () => {
    const text = await write('curl', all);
    expect(text).not.toContain('secret-key');
    const made = execFileSync('bash', ['--norc', '-c', `curl() { printf '%s\\0' "$@"; printf '\\1\\0'; }\n${text}`], {
      env: { PATH: process.env.PATH ?? '', WARREN_TOKEN: 'token', PASSWORD: 'pass' },
      maxBuffer: 10_000_000,
    })
      .toString()
      .split('\u0001\u0000')
      .slice(0, -1);
    expect(made).toHaveLength(hostile.length);
    expect(made[0]?.split('\0')).toEqual(
      expect.arrayContaining([
        'https://api.example.com/v1/jkt01/user-resource/vm',
        'apikey: token',
        `name=${hostile[0] ?? ''}`,
        'password=pass',
        'ram=2048',
      ]),
    );
  });
});

describe('large estates', () => {
  const many = Array.from({ length: 3000 }, (_, index) => machine(`web-${index % 50}`, { uuid: `u-${index}` }));

  it('are begun without being written whole, and can be called off', async () => {
    const text = await writeExport(formatOf('json'), many, options, { first: 3 });
    expect(text.match(/"uuid": "u-/g)).toHaveLength(3);
    const controller = new AbortController();
    const writing = writeExport(formatOf('json'), many, options, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(writing).rejects.toThrow('enough');
  });

  it('let the browser breathe in between', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1));
    await writeExport(formatOf('ansible'), many, options);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});
