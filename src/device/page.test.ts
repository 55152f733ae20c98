import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the page says what it needs where no script runs', () => {
  const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');
  expect(/<noscript>([\s\S]*?)<\/noscript>/.exec(page)?.[1]).toMatch(/needs JavaScript/);
});
