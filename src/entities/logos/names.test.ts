import { expect, it } from 'vitest';
import { countryName, twoLetters } from './countries';
import { logoFor } from './names';

it.each([
  ['ubuntu', 'ubuntu'],
  ['rocky', 'rockylinux'],
  ['RHEL', 'redhat'],
  ['waf2py-debian12', 'debian'],
  ['windows', 'windows'],
  ['nodejs', 'nodedotjs'],
  ['American Express', 'americanexpress'],
  ['amex', 'americanexpress'],
  ['mastercard', 'mastercard'],
  ['_custom', undefined],
  ['', undefined],
  ['constructor', undefined],
])('%s has the logo %s', (word, logo) => expect(logoFor(word)).toBe(logo));

it.each([
  ['est', 'EE', 'Estonia'],
  ['IDN', 'ID', 'Indonesia'],
  ['tun', 'TN', 'Tunisia'],
  ['tha', 'TH', 'Thailand'],
  ['de', 'DE', 'Germany'],
  ['xyz', undefined, undefined],
  ['', undefined, undefined],
])('%s is the country %s, %s', (code, two, name) => expect([twoLetters(code), countryName('en', code)]).toEqual([two, name]));
