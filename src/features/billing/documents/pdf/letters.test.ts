import { describe, expect, it } from 'vitest';
import { Letters } from './letters';

describe('what the font of the PDF can set', () => {
  it.each([
    ['Küla, Łódź, Ğ, ș', 'Küla, Łódź, Ğ, ș'],
    ['Ωμέγα, Київ, Đặng', 'Ωμέγα, Київ, Đặng'],
    ['€1.23, £5, ₹7, ₫8', '€1.23, £5, ₹7, ₫8'],
    ['฿1.23', 'THB\u00a01.23'],
    ['1\u202f234,50 €', '1\u00a0234,50 €'],
    ['\u200e-1', '-1'],
  ])('%s', (text, expected) => {
    const letters = new Letters('THB');
    expect(letters.lacks(text)).toBe(false);
    expect(letters.set(text)).toBe(expected);
    expect(letters.missing).toBe(false);
  });

  it.each([
    ['日本 web', '\ufffd\ufffd web'],
    ['\u202bخادم\u202c', '\ufffd\ufffd\ufffd\ufffd'],
    ['🚀', '\ufffd'],
  ])('and what it cannot is noted: %s', (text, expected) => {
    const letters = new Letters('EUR');
    expect(letters.lacks(text)).toBe(true);
    expect(letters.missing, 'asked about, not yet written').toBe(false);
    expect(letters.set(text)).toBe(expected);
    expect(letters.missing).toBe(true);
  });
});
