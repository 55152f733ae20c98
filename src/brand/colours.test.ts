import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brandColours, contrast, grounds, textOn, type Scheme } from './colours';

// The same hundred in every run.
let seed = 20_261_128;
const random = () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * 0x1_00_00_00);
};
const colours = [
  '#ffd400',
  '#fafafa',
  '#e60000',
  '#000000',
  '#0b6e7f',
  '#ffffff',
  '#808080',
  '#00ff00',
  '#0000ff',
  ...Array.from({ length: 100 }, () => `#${random().toString(16).padStart(6, '0')}`),
];

/** The values that the tokens of a scheme have. */
function tokens(scheme: Scheme): Record<string, string> {
  const css = readFileSync('src/ui/tokens.css', 'utf8');
  const block = css.split(`[data-mantine-color-scheme='${scheme}']`)[1]?.split('}')[0] ?? '';
  return Object.fromEntries([...block.matchAll(/--ui-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  const { page = '', surface = '', sunken = '', hover = '' } = tokens(scheme);

  it('the hardest ground is one of the panel', () => {
    const [hardest] = [page, surface, sunken, hover].toSorted((a, b) => contrast(a, textOn(surface)) - contrast(b, textOn(surface)));
    expect(hardest).toBe(grounds[scheme]);
  });

  it('no pair of colours is hard to read, whatever the brand’s colour is', () => {
    const failing = colours.flatMap((colour) => {
      const { fill, onFill, edge, text, soft } = brandColours(colour, scheme);
      const pairs = [[onFill, fill], ...[page, surface, sunken, hover, soft].map((ground) => [text, ground])];
      const bad = pairs.filter(([one = '', other = '']) => contrast(one, other) < 4.5).map((pair) => pair.join(' on '));
      const unseen = edge === 'transparent' && contrast(fill, surface) < 3 ? ['its edge'] : [];
      return [...bad, ...unseen].map((what) => `${colour}: ${what}`);
    });
    expect(failing).toEqual([]);
  });
});

it('what is filled has the brand’s own colour', () =>
  expect(brandColours('#ffd400', 'dark')).toMatchObject({ fill: '#ffd400', onFill: '#000000' }));
