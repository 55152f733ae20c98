import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import axeCore from 'axe-core';

/** Read once for each document: anew for each look it would be a fifth of what that costs. */
const axeSource = `if (!window.axe) { ${axeCore.source} }`;

/** The rules that ask for colours: all that can differ between a light page and the same in dark. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Nothing that axe knows of keeps people from using the page (or what is `within` it) as it stands, in light and in dark. */
export async function axe(page: Page, options: { within?: string; without?: string[] } = {}): Promise<void> {
  // A page whose title has not come yet is not there yet.
  await expect(page.locator('h1').first()).toBeAttached();
  if (options.within) await expect(page.locator(options.within).first()).toBeVisible();
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    // Follows the system, unless the test has chosen a theme (`burrow.theme`): then this fails and says so.
    await expect(page.locator('html'), 'the theme follows the system').toHaveAttribute('data-mantine-color-scheme', scheme);
    await settled(page);
    await axeAsItIs(page, scheme, scheme === 'light' ? options : { ...options, rules: colourRules });
  }
  await page.emulateMedia({ colorScheme: null });
}

/** The same in the theme that it is in: for a page that keeps the one it began with. */
export async function axeAsItIs(
  page: Page,
  theme: string,
  options: { within?: string; without?: string[]; rules?: string[] } = {},
): Promise<void> {
  // Details of what passed are most of the work, and nobody reads them; legacy mode does without a second page for each look.
  let builder = new AxeBuilder({ page, axeSource }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (options.rules) builder = builder.withRules(options.rules);
  if (options.within) builder = builder.include(options.within);
  for (const selector of options.without ?? []) builder = builder.exclude(selector);
  const { violations } = await builder.analyze();
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `    ${node.target.join(' ')}  ${node.failureSummary ?? ''}`).join('\n')}`,
  );
  expect(found, `axe, ${theme}`).toEqual([]);
}

/** Colours half way through a transition are nobody's. */
async function settled(page: Page) {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished),
    ).then(() => undefined),
  );
}
