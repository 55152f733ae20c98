// Every check of the project: `all` for `npm test`, `quick` for what is worth running after each change. What runs on one core, or
// waits for the network, runs beside something else; tests have the machine to themselves.
// Ends with the steps that failed and one line, `N passed, N failed`: unit tests, end-to-end tests, and each other step as one.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { calibrate } from './calibrate.mjs';
import { gatewayProblem, installClients, startGateway } from './s3-gateway.mjs';
import { endWithNpm, plain, root, run } from './tools.mjs';

const reports = mkdtempSync(join(tmpdir(), 'burrow-check-'));

/** A step that is one tool: its output is shown when it fails. */
const tool = (name, args, options) => async () => {
  const { code, output } = await run(name, args, options);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
};

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

async function unitTests() {
  const file = join(reports, 'unit.json');
  const { code, output } = await run('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]);
  const results = readReport(file)?.testResults ?? [];
  const tests = results.flatMap((result) => result.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const skipped = tests.filter((test) => !['passed', 'failed'].includes(test.status)).map((test) => test.fullName);
  // A file that could not even be loaded has no tests to count.
  const unreadable = results.filter(
    (result) => result.status === 'failed' && result.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const summary = results
    .filter((result) => result.status === 'failed')
    .flatMap((result) => [
      relative(root, result.name),
      ...result.assertionResults
        .filter((test) => test.status === 'failed')
        .map((test) => `  ${test.fullName}: ${plain(test.failureMessages[0] ?? '').split('\n')[0]}`),
    ]);
  return { ...counted({ code, output, passed, failed: tests.length - passed + unreadable, skipped }), summary };
}

async function endToEndTests() {
  const file = join(reports, 'e2e.jsonl');
  writeFileSync(file, '');
  const env = { E2E_REPORT: file };
  // More than this many failures have one reason, and each of them waits for its time to be over.
  const { code, output } = await run('playwright', ['test', '--retries=1', '--max-failures=15'], {
    env,
    silentMinutes: 15 * Number(process.env.E2E_PACE),
  });
  const [begin, ...results] = readLines(file);
  // A test that was tried again is what it was in the end.
  const tests = [...new Map(results.map((result) => [result.id, result])).values()];
  const passed = tests.filter((test) => test.status === 'passed');
  const failed = tests.filter((test) => test.wrong);
  const skipped = tests.filter((test) => test.status === 'skipped').map((test) => test.title);
  const notRun = (begin?.total ?? 0) - tests.length;
  const result = counted({ code, output, passed: passed.length, failed: failed.length + skipped.length, skipped });
  return {
    ...result,
    // A busy machine may make a browser miss a moment: a test that passes on its second try counts, and is named.
    note: [
      result.note,
      ...passed
        .filter((test) => test.retry > 0)
        .map(({ id, title }) => `second try: ${title} (the first ${results.find((each) => each.id === id)?.wrong})`),
    ].join('; '),
    summary: [...failed.map((test) => `${test.title}\n    ${test.wrong}`), ...(notRun > 0 ? [`${notRun} tests were not run.`] : [])],
  };
}

function readLines(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Nothing run is a failure, and so is a run that fails without a failing test (an error outside of them). */
function counted({ code, output, passed, failed, skipped }) {
  const untold = failed === 0 && (code !== 0 || passed === 0) ? 1 : 0;
  const told = skipped.map((title) => `Skipped, which counts as failed: ${title}\n`).join('');
  return { passed, failed: failed + untold, output: output + told, note: `${passed} passed` };
}

async function browser() {
  delete process.env.BROWSER_NOT_YET;
  const path = await ensureBrowser();
  // So that the later steps find the very same.
  process.env.CHROMIUM_PATH = path;
  return { passed: 1, failed: 0, output: '', note: path };
}

async function pace() {
  const { pace: measured, workers } = await calibrate(process.env.CHROMIUM_PATH);
  Object.assign(process.env, { E2E_PACE: measured.toFixed(2), E2E_WORKERS: String(workers) });
  return { passed: 1, failed: 0, output: '', note: `${workers} workers, pace ${measured.toFixed(1)}` };
}

let gateway;
let withoutGateway = '';
/** A real S3 gateway for the tests after it. Where it can't be had they use the demo's alone, and the end of the run says so. */
const objectStorage =
  ({ install }) =>
  async () => {
    const problem = await gatewayProblem({ install });
    if (problem) {
      withoutGateway = ` (no real S3 gateway: ${problem}; object storage was tested on the demo's gateway)`;
      return { passed: 0, failed: 0, output: '', note: problem };
    }
    if (install) await installClients();
    gateway = await startGateway();
    // A name that is somebody else's, for what happens then.
    const foreign = await gateway.takeName();
    const { alice, suspended, full } = gateway.users;
    process.env.S3_GATEWAY = JSON.stringify({ endpoint: gateway.endpoint, credentials: alice, suspended, full, foreign });
    return { passed: 1, failed: 0, output: '', note: gateway.endpoint };
  };

const steps = {
  generated: { title: 'generated code', does: tool('node', ['scripts/generated.mjs']) },
  types: { title: 'types', does: tool('tsc', ['--noEmit']) },
  format: { title: 'format', does: tool('oxfmt', ['--check']) },
  lint: {
    title: 'lint',
    does: tool('oxlint', [
      '--type-aware',
      '--deny-warnings',
      'src',
      'e2e',
      'scripts',
      'vite.config.ts',
      'playwright.config.ts',
      'openapi-ts.config.ts',
    ]),
  },
  arrows: { title: 'arrows', does: tool('node', ['scripts/arrows.mjs']) },
  unused: { title: 'unused code', does: tool('knip', ['--no-progress']) },
  gateway: { title: 'S3 gateway', does: objectStorage({ install: true }) },
  installedGateway: { title: 'S3 gateway', does: objectStorage({ install: false }) },
  unit: { title: 'unit tests', does: unitTests },
  build: { title: 'production build', does: tool('node', ['scripts/build.mjs']) },
  browser: { title: 'browser', does: browser },
  budgets: { title: 'byte budgets', does: tool('node', ['scripts/budgets.mjs']), needs: ['build', 'browser'], show: true },
  pace: { title: 'speed of browser', does: pace, needs: ['browser'] },
  e2e: { title: 'end-to-end tests', does: endToEndTests, needs: ['generated', 'types', 'build', 'pace'] },
};
// Stages, one after the other; the lanes of a stage beside each other. Packages of the machine are installed by one at a time.
const plans = {
  all: [
    [
      ['generated', 'types', 'lint', 'arrows', 'unused', 'format'],
      ['gateway', 'browser', 'build'],
    ],
    [['unit', 'budgets', 'pace', 'e2e']],
  ],
  quick: [
    [
      ['types', 'arrows'],
      ['format', 'lint', 'installedGateway'],
    ],
    [['unit']],
  ],
};

const plan = plans[process.argv[2] ?? 'all'];
if (!plan) {
  console.error(`There is no such plan: ${process.argv[2]}. There is ${Object.keys(plans).join(' and ')}.`);
  process.exit(1);
}

async function take(key) {
  const { title, does, needs = [], show = false } = steps[key];
  // Going on without them would take long and prove nothing.
  const missing = needs.find((need) => broken.has(need));
  const start = performance.now();
  const result = missing
    ? { passed: 0, failed: 1, output: `Not run: it needs the step "${steps[missing].title}".` }
    : await does().catch((error) => ({ passed: 0, failed: 1, output: error.stack ?? String(error) }));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${result.failed ? '✗' : '✓'} ${title.padEnd(18)}${`${seconds} s`.padStart(8)}${result.note ? `  ${result.note}` : ''}${result.failed > 1 ? `, ${result.failed} failed` : ''}`,
  );
  if (result.failed) broken.set(key, result);
  if (result.failed || show) console.log(`\n${result.output.trim()}\n`);
  total.passed += result.passed;
  total.failed += result.failed;
}

endWithNpm();
// Until the browser step nothing may look for one.
process.env.BROWSER_NOT_YET = '1';
const total = { passed: 0, failed: 0 };
const broken = new Map();
for (const lanes of plan) {
  await Promise.all(
    lanes.map(async (lane) => {
      for (const key of lane) await take(key);
    }),
  );
}
rmSync(reports, { recursive: true, force: true });
await gateway?.close();

for (const [key, { output, summary }] of broken) {
  const lines = summary?.length ? summary : output.trim().split('\n').slice(0, 3);
  console.log([`Failed: ${steps[key].title}`, ...lines.map((line) => `  ${line}`)].join('\n'));
}
console.log(`${total.passed} passed, ${total.failed} failed${withoutGateway}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
