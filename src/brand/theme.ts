import { createTheme, darken, lighten, type MantineColorsTuple, type MantineThemeOverride } from '@mantine/core';

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

/** The panel's look, made from one colour. */
export function themeFor(primaryColor: string): MantineThemeOverride {
  const shades = shadesOf(primaryColor);
  return createTheme({
    primaryColor: 'brand',
    colors: { brand: shades },
    // As the brand has it; what stands on it is white or black.
    primaryShade: { light: 6, dark: 6 },
    autoContrast: true,
    // At this luminance white and black are both readable; above 0.183 white is not any more (4.5 : 1).
    luminanceThreshold: 0.179,
    defaultRadius: 'sm',
    cursorType: 'pointer',
    respectReducedMotion: true,
    fontFamily: '"Inter Variable", ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
    fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
    headings: { fontWeight: '600' },
  });
}
