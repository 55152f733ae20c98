import { createTheme, darken, lighten, luminance, type MantineColorsTuple, type MantineThemeOverride } from '@mantine/core';

/** Ten shades of a brand's colour; the sixth is the colour itself. */
export function shadesOf(colour: string): MantineColorsTuple {
  return [
    lighten(colour, 0.94),
    lighten(colour, 0.86),
    lighten(colour, 0.72),
    lighten(colour, 0.54),
    lighten(colour, 0.36),
    lighten(colour, 0.18),
    colour,
    darken(colour, 0.14),
    darken(colour, 0.28),
    darken(colour, 0.42),
  ];
}

/** The contrast of a colour against white (WCAG 2: 1 to 21). */
export const contrastWithWhite = (colour: string) => 1.05 / (luminance(colour) + 0.05);

/**
 * The lightest shade, from the brand's own colour down, that carries white text (4.5 : 1). A colour too light for that even
 * at its darkest gets black text from `autoContrast`.
 */
export function readableShade(shades: MantineColorsTuple): 6 | 7 | 8 | 9 {
  return ([6, 7, 8, 9] as const).find((index) => contrastWithWhite(shades[index] ?? '#000000') >= 4.5) ?? 9;
}

/** The panel's look, made from one colour. */
export function themeFor(primaryColor: string): MantineThemeOverride {
  const shades = shadesOf(primaryColor);
  const shade = readableShade(shades);
  return createTheme({
    primaryColor: 'brand',
    colors: { brand: shades },
    primaryShade: { light: shade, dark: shade },
    autoContrast: true,
    // At this luminance white and black are both readable; above 0.183 white is not any more (4.5 : 1).
    luminanceThreshold: 0.18,
    defaultRadius: 'sm',
    cursorType: 'pointer',
    respectReducedMotion: true,
    fontFamily: 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
    fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
    headings: { fontWeight: '650' },
  });
}
