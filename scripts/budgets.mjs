// What the browser has to fetch before people can work, held below scripts/budgets.json. Sizes are those of the brotli files
// (1 KB = 1000 bytes). Requests are those of the page itself; a browser may ask for permission (CORS) beside them.
// With --files every fetched file is listed.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readBuildNote } from './build.mjs';
import { root, table } from './tools.mjs';
import { firstRow, watchNetwork, withSignedInPanel } from './visit.mjs';

const budgets = JSON.parse(readFileSync(join(root, 'scripts/budgets.json'), 'utf8'));
const { chunks } = readBuildNote() ?? {};
if (!chunks) throw new Error('There is no build to measure: run `npm run build` first.');

/** Chunks that hold something of the simulated cloud. Whoever works on a real one never fetches them. */
const simulation = Object.keys(chunks).filter((file) => chunks[file].some((id) => /^(src\/demo|node_modules\/(msw|@mswjs))\//.test(id)));
if (simulation.length === 0) throw new Error('No chunk holds the simulated cloud, so its absence would prove nothing.');

/**
 * The entry runs before the panel's code is there, so of that code it may import nothing but by `import()`: what its file imports,
 * and what that does.
 */
function besideEntry() {
  const html = readFileSync(join(root, 'dist/index.html'), 'utf8');
  const entry = /<script type="module"[^>]* src="[^"]*\/(assets\/[^"]+)"/.exec(html)?.[1];
  if (!entry) throw new Error('dist/index.html has no entry.');
  const files = [entry];
  for (const file of files) {
    const code = readFileSync(join(root, 'dist', file), 'utf8');
    for (const [, name] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g))
      if (!files.includes(`assets/${name}`)) files.push(`assets/${name}`);
  }
  const own =
    /^(src\/(main|firstVisit|device\/blocked)\.ts|index\.html|vite\/(preload-helper|modulepreload-polyfill)\.js|rolldown\/runtime\.js)$/;
  return { files, foreign: files.flatMap((file) => chunks[file] ?? [file]).filter((id) => !own.test(id)) };
}

const size = (name) => {
  const path = join(root, 'dist', name);
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
};
const kilobytes = (files) => files.reduce((sum, file) => sum + file.size, 0) / 1000;

const rows = [['page', 'what', 'found', 'at most']];
const problems = [];
const { files: entryFiles, foreign } = besideEntry();
rows.push(['entry', 'JS KB', kilobytes(entryFiles.map((name) => ({ size: size(name) }))).toFixed(1), '']);
if (foreign.length > 0) problems.push(`The entry does not stand alone: it waits for ${foreign.slice(0, 5).join(', ')}`);
await withSignedInPanel({ scenario: 'company' }, async ({ panel, open }) => {
  for (const [title, { path, signedIn, remembers, atMost }] of Object.entries(budgets)) {
    const page = await open({ signedIn, remembers });
    const network = watchNetwork(page);
    await page.goto(panel.url + path);
    await (signedIn ? firstRow(page) : page.getByLabel('API token')).waitFor();
    await network.rest();
    if (new URL(page.url()).pathname !== path) problems.push(`${title}: ${path} led to ${page.url()}`);

    // What the entry begins, the page takes: nothing is asked for twice.
    const asked = network.requests.map((request) => `${request.method()} ${request.url()}`);
    const twice = asked.filter((each, index) => asked.indexOf(each) !== index);
    if (twice.length > 0) problems.push(`${title}: ${twice.join(', ')} more than once`);

    const ownFiles = network.requests
      .map((request) => new URL(request.url()))
      .filter((url) => url.origin === panel.url && /\.(js|css)$/.test(url.pathname))
      .map((url) => url.pathname.slice(1));
    const files = [...new Set(ownFiles)].map((name) => ({ name, size: size(name) }));
    const scripts = files.filter((file) => file.name.endsWith('.js'));
    const styles = files.filter((file) => file.name.endsWith('.css'));
    const found = {
      'JS KB': kilobytes(scripts),
      'JS files': scripts.length,
      'CSS KB': kilobytes(styles),
      requests: network.requests.length,
    };

    for (const [what, number] of Object.entries(found)) {
      const limit = atMost[what];
      rows.push([title, what, Number.isInteger(number) ? number : number.toFixed(1), limit ?? '']);
      if (limit !== undefined && number > limit) problems.push(`${title}: ${what} is ${number} and may be ${limit}`);
    }
    for (const { name } of files) if (simulation.includes(name)) problems.push(`${title}: fetches the simulated cloud, ${name}`);
    if (process.argv.includes('--files')) {
      for (const file of files.toSorted((a, b) => b.size - a.size)) rows.push([`  ${file.name}`, '', (file.size / 1000).toFixed(1), '']);
      for (const request of network.requests)
        if (!ownFiles.includes(new URL(request.url()).pathname.slice(1))) rows.push([`  ${request.method()} ${request.url()}`, '', '', '']);
    }
    await page.context().close();
  }
});

console.log(table(rows));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
