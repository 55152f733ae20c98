import { describe, expect, it } from 'vitest';
import type { Firewall, FloatingIp, LoadBalancer, Location, Network } from '@/api';
import { providers } from './providers';
import { providerFor, terraformNetwork, type NetworkResource } from './terraformNetwork';
import { hostile, readHcl } from './test-support';
import { writeExport } from './write';

const tallinn: Location = { slug: 'tll01', display_name: 'Tallinn' };
const jakarta: Location = { slug: 'jkt01', display_name: 'Jakarta' };
const network: Network = { uuid: 'n-1', name: 'Default network' };
const ip: FloatingIp = {
  id: 42,
  address: '203.0.113.7',
  name: 'shop',
  billing_account_id: 12,
  assigned_to: 'vm-1',
  assigned_to_resource_type: 'virtual_machine',
};
const firewall: Firewall = {
  uuid: 'f-1',
  name: 'Web',
  billing_account_id: 12,
  rules: [
    { uuid: 'r-1', protocol: 'tcp', direction: 'inbound', port_start: 443, endpoint_spec_type: 'any' },
    {
      uuid: 'r-2',
      protocol: 'tcp',
      direction: 'inbound',
      port_start: 22,
      endpoint_spec_type: 'ip_prefixes',
      endpoint_spec: ['10.0.0.0/8'],
    },
  ],
  resources_assigned: [{ resource_type: 'vm', resource_uuid: 'vm-1' }],
};
const balancer: LoadBalancer = {
  uuid: 'l-1',
  display_name: 'edge',
  network_uuid: 'n-1',
  billing_account_id: 12,
  forwarding_rules: [{ source_port: 80, target_port: 8080 }],
  targets: [{ target_uuid: 'vm-1' }, { target_uuid: 'vm-1' }],
};
const all: NetworkResource[] = [
  { kind: 'network', location: tallinn, item: network },
  { kind: 'address', location: tallinn, item: ip },
  { kind: 'firewall', location: tallinn, item: firewall },
  { kind: 'balancer', location: jakarta, item: balancer, floating: [ip] },
];
const write = (provider: string, resources: readonly NetworkResource[] = all) =>
  writeExport(terraformNetwork, resources, { baseUrl: 'https://api.example.com', provider });
const found = (text: string, what: RegExp) => [...text.matchAll(what)].map((match) => match[1]);

describe('Terraform of the network', () => {
  it('has a resource and an import for each, with what belongs to it', async () => {
    expect((await write('cloudaxion')).split('\n').slice(16).join('\n')).toBe(`# Default network · Tallinn
resource "cloudaxion_private_network" "default_network" {
  name     = "Default network"
  location = "tll01"
}

import {
  to = cloudaxion_private_network.default_network
  id = "tll01/n-1"
}

# shop · Tallinn
resource "cloudaxion_floating_ip" "shop" {
  name               = "shop"
  billing_account_id = 12
  location           = "tll01"
}

import {
  to = cloudaxion_floating_ip.shop
  id = "tll01/203.0.113.7"
}

resource "cloudaxion_floating_ip_assignment" "shop" {
  address       = cloudaxion_floating_ip.shop.address
  resource_id   = "vm-1"
  resource_type = "virtual_machine"
  location      = "tll01"
}

import {
  to = cloudaxion_floating_ip_assignment.shop
  id = "tll01/203.0.113.7:vm-1"
}

# Web · Tallinn
resource "cloudaxion_firewall" "web" {
  name               = "Web"
  billing_account_id = 12
  location           = "tll01"

  rule {
    protocol           = "tcp"
    direction          = "inbound"
    port_start         = 22
    port_end           = 22
    endpoint_spec_type = "ip_prefixes"
    endpoint_spec      = ["10.0.0.0/8"]
  }

  rule {
    protocol           = "tcp"
    direction          = "inbound"
    port_start         = 443
    port_end           = 443
    endpoint_spec_type = "any"
  }
}

import {
  to = cloudaxion_firewall.web
  id = "tll01/f-1"
}

resource "cloudaxion_firewall_attachment" "web_1" {
  firewall_id = cloudaxion_firewall.web.id
  vm_id       = "vm-1"
  location    = "tll01"
}

import {
  to = cloudaxion_firewall_attachment.web_1
  id = "tll01/f-1:vm-1"
}

# edge · Jakarta
resource "cloudaxion_load_balancer" "edge" {
  name               = "edge"
  network_id         = "n-1"
  billing_account_id = 12
  reserve_public_ip  = true
  location           = "jkt01"

  rule {
    source_port = 80
    target_port = 8080
  }

  target {
    id = "vm-1"
  }
}

import {
  to = cloudaxion_load_balancer.edge
  id = "jkt01/l-1"
}
`);
  });

  it.each([
    ['warren', ['warren_network', 'warren_floating_ip'], ['n-1', '42']],
    ['pilvio', ['pilvio_vpc', 'pilvio_floatingip', 'pilvio_load_balancer'], []],
    ['idcloudhost', ['idcloudhost_floating_ip'], ['203.0.113.7']],
  ])('names what %s has no resource for, and imports what it can', async (provider, types, imports) => {
    const text = await write(provider);
    expect(found(text, /^resource "(\S+)"/gm)).toEqual(types);
    expect(found(text, /^ {2}id = "(.+)"$/gm)).toEqual(imports);
    expect(found(text, /^# Left out \((.+)\): this provider has no resource for it\.$/gm)).toHaveLength(all.length - types.length);
  });

  it('has a provider block for each location where resources have none, and no token', async () => {
    const text = await write('warren');
    expect(found(text, /^ {2}alias += "(.+)"$/gm)).toEqual(['tll01', 'jkt01']);
    expect(text).toContain('provider        = warren.tll01\n');
    expect(text).not.toMatch(/vm_password|apikey/);
  });

  it.each(providers.map(({ id }) => id))('for %s is HCL that reads as what was there, and is formatted', async (provider) => {
    const resources = readHcl(await write(provider)).filter(({ type }) => type === 'resource');
    expect(resources.length).toBeGreaterThan(0);
    const rules = resources.flatMap(({ blocks }) => blocks).flatMap((block) => [block, ...block.blocks]);
    if (provider === 'cloudaxion')
      expect(
        rules.map(({ type, attributes }) => [type, attributes['port_start'] ?? attributes['source_port'] ?? attributes['id']]),
      ).toEqual([
        ['rule', '22'],
        ['rule', '443'],
        ['rule', '80'],
        ['target', 'vm-1'],
      ]);
  });

  it.each(providers.map(({ id }) => id))('for %s is broken by no name, and gives each resource a name of its own', async (provider) => {
    const names = [...hostile, 'Web', 'web'];
    const blocks = readHcl(
      await write(
        provider,
        names.flatMap((name, index): NetworkResource[] => [
          { kind: 'network', location: { slug: name, display_name: name }, item: { uuid: `n-${index}`, name } },
          { kind: 'address', location: tallinn, item: { ...ip, address: `203.0.113.${index}`, name } },
          { kind: 'firewall', location: tallinn, item: { ...firewall, uuid: `f-${index}`, name, description: name } },
          { kind: 'balancer', location: tallinn, item: { ...balancer, uuid: `l-${index}`, display_name: name, targets: [] }, floating: [] },
        ]),
      ),
    );
    const resources = blocks.filter(({ type }) => type === 'resource');
    const called = resources.map(({ labels }) => labels.join('.'));
    expect(new Set(called).size).toBe(called.length);
    expect(called.some((each) => each.startsWith('x.'))).toBe(false);
    const addresses = resources.filter(({ labels }) => /floating_?ip$/.test(labels[0] ?? ''));
    expect(addresses.map(({ attributes }) => attributes['name'] ?? '')).toEqual(names.map((name) => name.toWellFormed()));
    // What is imported is there, once.
    const imports = blocks.flatMap(({ type, attributes }) => (type === 'import' ? [attributes['to']] : []));
    expect(called).toEqual(expect.arrayContaining(imports));
    expect(new Set(imports).size).toBe(imports.length);
  });

  it('begins with a provider that has a resource for them', () => {
    expect(all.map((each) => providerFor([each]))).toEqual(['warren', 'warren', 'cloudaxion', 'cloudaxion']);
    expect(providerFor([])).toBeUndefined();
  });

  it('is nothing but its head without resources', async () => {
    expect(await write('cloudaxion', [])).not.toContain('resource "');
  });
});
