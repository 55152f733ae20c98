import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const specs = readdirSync(join(root, 'e2e'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.spec.ts'));

const clocks = [
  /waitForTimeout\(/,
  /\btest\.setTimeout\(/,
  /\bconfigure\(\{[^}]*timeout/,
  // A short one, inside of something that is tried again, looks and does not wait.
  /\btimeout: (?:\d{4,}|\d+_\d{3})/,
];

test.each(specs)('%s waits for what happens and not by the clock', (name) => {
  const lines = readFileSync(join(root, 'e2e', name), 'utf8').split('\n');
  const found = lines.flatMap((line, index) => (clocks.some((clock) => clock.test(line)) ? [`${index + 1}: ${line.trim()}`] : []));
  expect(found, 'limits are those of playwright.config.ts, which follow from the speed of the machine').toEqual([]);
});
