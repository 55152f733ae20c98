import { assert, integer, ipV4, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, isBlock, readBlock, sameBlock, type Block } from './cidr';

const block = (text: string): Block => {
  const found = readBlock(text);
  if (!isBlock(found)) throw new Error(`${text}: ${found}`);
  return found;
};

describe('a block', () => {
  it.each([
    [' 10.0.0.5/24 ', '10.0.0.0/24', true, 256],
    ['10.0.0.1', '10.0.0.1', false, 1],
    ['10.0.0.1/32', '10.0.0.1', false, 1],
    ['0.0.0.0/0', '0.0.0.0/0', false, 2 ** 32],
    ['8.8.8.8/0', '0.0.0.0/0', true, 2 ** 32],
    ['172.16.0.0/12', '172.16.0.0/12', false, 2 ** 20],
  ])('%s is %s', (text, cidr, hostBits, count) => expect(block(text)).toMatchObject({ cidr, hostBits, count }));

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['0.0.0.0/0"', 'prefix'],
    ['192.168/16', 'format'],
    ['::ffff:10.0.0.1', 'ipv6'],
    ['2001:db8::/32', 'ipv6'],
    ['0.0.0.0/00', 'prefix'],
    ['10.0.0.0/33', 'prefix'],
    ['10.0.0.0/', 'prefix'],
    ['10.0.0.0/8/8', 'format'],
    ['10.0.0.256', 'format'],
    ['010.0.0.1', 'format'],
    ['0x0a.0.0.1', 'format'],
    ['me', 'format'],
    ['10.0.0.1 10.0.0.2', 'format'],
  ])('%s is no block: %s', (text, problem) => expect(readBlock(text)).toBe(problem));
});

it('is read the same again, and holds itself', () =>
  assert(
    property(ipV4(), integer({ min: 0, max: 32 }), (address, prefix) => {
      const found = block(`${address}/${prefix}`);
      const again = block(found.cidr);
      expect(again).toEqual({ ...found, hostBits: false });
      expect(holds(found, again)).toBe(true);
      expect(holds(block('0.0.0.0/0'), found)).toBe(true);
      expect(sameBlock(`${address}/${prefix}`, found.cidr)).toBe(true);
    }),
  ));
