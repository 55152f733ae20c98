import { DEFAULT_THEME, defaultVariantColorsResolver, getPrimaryContrastColor, mergeMantineTheme } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { shadesOf, themeFor } from './theme';

const channels = (colour: string): number[] => {
  const hex = (/^#(..)(..)(..)$/.exec(colour) ?? /^#(.)(.)(.)$/.exec(colour))?.slice(1);
  const found = hex
    ? hex.map((part) => Number.parseInt(part.padStart(2, part), 16))
    : /^rgba?\((.*)\)$/.exec(colour)?.[1]?.split(',').slice(0, 3).map(Number);
  if (!found) throw new Error(`${colour} is no colour`);
  return found;
};

/** Relative luminance by WCAG 2, calculated here so that the theme is not checked with itself. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string) => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const colours = {
  'the panel’s own': '#0b6e7f',
  white: '#ffffff',
  black: '#000000',
  yellow: '#ffff00',
  red: '#ff0000',
  green: '#00ff00',
  blue: '#0000ff',
  cyan: '#00ffff',
  magenta: '#ff00ff',
  orange: '#ff7a00',
  lime: '#b6ff00',
  pink: '#ffc0cb',
  grey: '#808080',
  silver: '#c0c0c0',
  navy: '#001f3f',
  purple: '#6f2da8',
  brown: '#8b4513',
  teal: '#12b886',
  mint: '#aaf0d1',
  gold: '#ffd700',
  // As dark as they get, these lie between what carries white and what carries black.
  'bright cyan': '#00e6ff',
  'bright turquoise': '#00e6e6',
  'spring green': '#00eb9b',
};

describe.each(Object.entries(colours))('%s (%s)', (_, colour) => {
  const theme = mergeMantineTheme(DEFAULT_THEME, themeFor(colour));

  it.each(['light', 'dark'] as const)('has a filled shade whose text can be read, in the %s scheme', (scheme) => {
    const shade = typeof theme.primaryShade === 'number' ? theme.primaryShade : theme.primaryShade[scheme];
    const ground = theme.colors.brand?.[shade];
    if (!ground) throw new Error('there is no such shade');
    const named = { 'var(--mantine-color-white)': theme.white, 'var(--mantine-color-black)': theme.black };
    const onPrimary = named[getPrimaryContrastColor(theme, scheme)];
    const onFilled = named[defaultVariantColorsResolver({ color: 'brand', theme, variant: 'filled' }).color as keyof typeof named];
    expect(contrast(ground, onPrimary)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ground, onFilled)).toBeGreaterThanOrEqual(4.5);
  });

  it('has ten shades, from light to dark, with the colour itself among them', () => {
    const shades = shadesOf(colour);
    expect(shades).toHaveLength(10);
    expect(shades[6]).toBe(colour);
    const all = shades.map(luminance);
    expect(all).toEqual(all.toSorted((a, b) => b - a));
  });
});
