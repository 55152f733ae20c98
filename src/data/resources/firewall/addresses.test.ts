import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAddress, parseAddresses, replaceEntry } from './addresses';
import { parsePorts } from './ports';

const texts = (text: string) => parseAddresses(text).entries.map((entry) => entry.text);
const reason = (text: string) => parseAddresses(text).problems.map(({ reason, suggestion }) => [reason.id, suggestion]);

describe('addresses as people paste them', () => {
  it.each([
    [' 10.0.0.0/24 ', ['10.0.0.0/24']],
    ['0.0.0.0/0"', ['0.0.0.0/0']],
    ['"10.0.0.0/8","192.168.0.0/16"', ['10.0.0.0/8', '192.168.0.0/16']],
    ['["10.0.0.1", "10.0.0.2"]', ['10.0.0.1', '10.0.0.2']],
    ['10.0.0.1,10.0.0.2; 10.0.0.3\n2001:db8::/32\t::1', ['10.0.0.1', '10.0.0.2', '10.0.0.3', '2001:db8::/32', '::1']],
    ['10.0.0.1\r\n10.0.0.1', ['10.0.0.1']],
    ['::/0', ['::/0']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(texts(text)).toEqual(expected);
    expect(parseAddresses(text).problems).toEqual([]);
  });

  it('show what host bits mean and send what was typed', () => {
    expect(parseAddresses('10.0.0.5/24 2001:db8::1/32').entries).toEqual([
      { text: '10.0.0.5/24', meaning: '10.0.0.0/24' },
      { text: '2001:db8::1/32', meaning: '2001:db8::/32' },
    ]);
    expect(parseAddresses('10.0.0.5/32 2001:DB8:0::/32').entries).toEqual([{ text: '10.0.0.5/32' }, { text: '2001:DB8:0::/32' }]);
  });

  it.each([
    ['192.168/16', 'network.address.short', '192.168.0.0/16'],
    ['10', 'network.address.short', '10.0.0.0/8'],
    ['0.0.0.0/00', 'network.address.prefixZero', '0.0.0.0/0'],
    ['10.0.0.0/33', 'network.address.prefix', undefined],
    ['2001:db8::/129', 'network.address.prefix', undefined],
    ['::ffff:10.0.0.1', 'network.address.mapped', '10.0.0.1'],
    ['::ffff:10.0.0.0/104', 'network.address.mapped', '10.0.0.0/8'],
    ['10.0.0.0/255.255.255.0', 'network.address.mask', '10.0.0.0/24'],
    ['10.0.0.0/255.0.255.0', 'network.address.mask', undefined],
    ['010.0.0.1', 'network.address.leadingZero', undefined],
    ['fe80::1%eth0', 'network.address.zone', 'fe80::1'],
    ['10.0.0.1 - 10.0.0.4', 'network.address.range', '10.0.0.1/32 10.0.0.2/31 10.0.0.4/32'],
    ['0.0.0.0-255.255.255.255', 'network.address.range', '0.0.0.0/0'],
    ['10.0.0.9-10.0.0.1', 'network.address.range', undefined],
    ['example.com', 'network.address.notOne', undefined],
    ['300.1.1.1', 'network.address.notOne', undefined],
    ['10.0.0.1/8/9', 'network.address.notOne', undefined],
    ['<script>alert(1)</script>', 'network.address.notOne', undefined],
  ])('%s is refused with a reason', (text, id, suggestion) => {
    expect(reason(text)).toEqual([[id, suggestion]]);
    expect(texts(text)).toEqual([]);
  });
});

it('replaces one entry of a list and nothing that only contains it', () => {
  expect(replaceEntry('10, 10.0.0.1\n110', '10', '10.0.0.0/8')).toBe('10.0.0.0/8, 10.0.0.1\n110');
  expect(replaceEntry('10.0.0.1 - 10.0.0.2;::1', '10.0.0.1-10.0.0.2', '10.0.0.1/32\n10.0.0.2/32')).toBe('10.0.0.1/32\n10.0.0.2/32;::1');
});

it('judges one address as it judges a list', () => {
  const part = fc.oneof(fc.integer({ min: 0, max: 300 }).map(String), fc.constantFrom('00', '010', '', 'x'));
  const texts = fc.tuple(
    fc.array(part, { minLength: 3, maxLength: 5 }),
    fc.option(fc.oneof(fc.integer({ min: 0, max: 40 }).map(String), part)),
  );
  fc.assert(
    fc.property(texts, ([parts, prefix]) => {
      const text = parts.join('.') + (prefix === null ? '' : `/${prefix}`);
      expect(isAddress(text)).toBe(parseAddresses(text).problems.length === 0 && text !== '');
    }),
    { numRuns: 500 },
  );
});

describe('ports', () => {
  it.each([
    ['', 'tcp', null],
    ['all', 'any', null],
    ['443', 'tcp', { from: 443, to: 443 }],
    [' 8000 – 8080 ', 'udp', { from: 8000, to: 8080 }],
    ['8000:8080', 'tcp', { from: 8000, to: 8080 }],
    ['1-65535', 'tcp', { from: 1, to: 65_535 }],
  ])('%j of %s', (text, protocol, ports) => {
    expect(parsePorts(text, protocol)).toEqual({ ports });
  });

  it.each([
    ['8080-80', 'tcp', 'network.ports.reversed', ['80-8080']],
    ['0', 'tcp', 'network.ports.bounds', undefined],
    ['65536', 'udp', 'network.ports.bounds', undefined],
    ['80', 'any', 'network.ports.any', ['']],
    ['80', 'icmp', 'network.ports.icmp', ['']],
    ['80, 443', 'tcp', 'network.ports.several', ['80', '443']],
    ['80 443', 'tcp', 'network.ports.several', ['80', '443']],
    ['1e3', 'tcp', 'network.ports.notNumbers', undefined],
    ['-80', 'tcp', 'network.ports.notNumbers', undefined],
  ])('%j of %s are refused with a reason', (text, protocol, id, suggestions) => {
    const { problem, ...read } = parsePorts(text, protocol);
    expect(problem?.id).toBe(id);
    expect(read.suggestions).toEqual(suggestions);
    expect(read.ports).toBeNull();
  });
});
