// Fails when generated files are not what their sources would make now: generates into a temporary folder and compares.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import config from '../openapi-ts.config.ts';
import { root, run } from './tools.mjs';

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile());

process.chdir(root);
const folder = mkdtempSync(join(tmpdir(), 'burrow-generated-'));
try {
  const settings = await config;
  const output = Object.assign({}, settings.output, { path: join(folder, 'src/api/gen') });
  await createClient({ ...settings, output, logs: { level: 'error', file: false } });
  const { code, output: text } = await run('node', ['scripts/generate.mjs', join(folder, 'src')]);
  if (code !== 0) throw new Error(text);

  const made = filesBelow(folder);
  const differing = made.filter((name) => !existsSync(name) || !readFileSync(name).equals(readFileSync(join(folder, name))));
  const leftOver = filesBelow('src/api/gen')
    .map((name) => `src/api/gen/${name}`)
    .filter((name) => !made.includes(name));
  if (differing.length + leftOver.length > 0) {
    console.error('Not up to date; `npm run generate` writes them anew:');
    for (const name of [...differing, ...leftOver]) console.error(`  ${name}`);
    process.exitCode = 1;
  } else {
    console.log(`${made.length} generated files are up to date`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
