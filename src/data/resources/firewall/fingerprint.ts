import { families } from './addressSet';
import { portsText } from './ports';
import { ruleAddresses, ruleKey, type Rule } from './rule';

/** A short hash (cyrb53): records keep it in the place of thousands of rules. It guards against mistakes, not attackers. */
function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return `${(b >>> 0).toString(36)}${(a >>> 0).toString(36)}`;
}

/** A rule by what it means: platforms may write the same addresses in another way. */
const meaningOf = (rule: Rule): string => {
  const set = ruleAddresses(rule);
  const addresses =
    rule.addresses === null ? '*' : families.map((family) => set[family].map(({ start, end }) => `${start}-${end}`).join()).join('/');
  return [rule.direction, rule.protocol, portsText(rule.ports), addresses].join('|');
};

/**
 * The same for the same rules in any order. `exact`: with their uuids and as they are written, to find any change. `content`:
 * by what they mean, to find whether rules that were sent have arrived.
 */
export const fingerprint = (rules: readonly Rule[], as: 'exact' | 'content' = 'exact'): string =>
  hash(
    rules
      .map((rule) => (as === 'exact' ? `${rule.uuid ?? ''}|${ruleKey(rule)}` : meaningOf(rule)))
      .toSorted()
      .join('\n'),
  );
