import { darken, lighten, luminance, toRgba } from '@mantine/core';

/** The panel's surfaces that text stands on and that are the hardest to read on, as `ui/tokens.css` has them. */
export const grounds = { light: '#eef2f6', dark: '#262d34' } as const;
const surfaces = { light: '#ffffff', dark: '#1b2025' } as const;
export type Scheme = keyof typeof grounds;

/** WCAG 2: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** So much of one colour (0 to 1) over another. */
function over(colour: string, share: number, ground: string): string {
  const [a, b] = [toRgba(colour), toRgba(ground)];
  const part = (upper: number, lower: number) =>
    Math.round(upper * share + lower * (1 - share))
      .toString(16)
      .padStart(2, '0');
  return `#${part(a.r, b.r)}${part(a.g, b.g)}${part(a.b, b.b)}`;
}

/** White or black, whichever is easier to read on a colour: one of them always reaches 4.5 : 1. */
export const textOn = (fill: string): string => (contrast(fill, '#ffffff') >= contrast(fill, '#000000') ? '#ffffff' : '#000000');

export interface BrandColours {
  /** As the brand has given it. */
  readonly fill: string;
  readonly onFill: string;
  /** Around what is filled where the fill alone hardly shows. */
  readonly edge: string;
  /** Links, focus, what is current: 4.5 : 1 and more on every surface. */
  readonly text: string;
  /** Behind what is current or selected. */
  readonly soft: string;
}

export function brandColours(fill: string, scheme: Scheme): BrandColours {
  const surface = surfaces[scheme];
  const soft = over(fill, scheme === 'light' ? 0.08 : 0.14, surface);
  const towards = scheme === 'light' ? darken : lighten;
  const steps = Array.from({ length: 51 }, (_, step) => towards(fill, step / 50));
  const text = steps.find((each) => contrast(each, grounds[scheme]) >= 4.6 && contrast(each, soft) >= 4.6) ?? textOn(surface);
  return { fill, onFill: textOn(fill), edge: contrast(fill, surface) >= 3 ? 'transparent' : text, text, soft };
}

/** For the root of the page, by scheme. */
export function brandVariables(fill: string): Record<Scheme, Record<string, string>> {
  const named = (scheme: Scheme) => {
    const colours = brandColours(fill, scheme);
    return {
      '--brand-fill': colours.fill,
      '--brand-on-fill': colours.onFill,
      '--brand-edge': colours.edge,
      '--brand-text': colours.text,
      '--brand-soft': colours.soft,
    };
  };
  return { light: named('light'), dark: named('dark') };
}
