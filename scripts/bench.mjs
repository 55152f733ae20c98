// How fast the built panel is, printed and never asserted: times depend on the machine, which byte budgets do not.
//   npm run bench                     the list and object storage, 5 runs of the list
//   npm run bench -- --runs 9
//   npm run bench -- --only storage   object storage alone, against rclone; --size in MB, --files
import { parseArgs } from 'node:util';
import { benchStorage, storageBenchProblem } from './bench-storage.mjs';
import { buildIfStale } from './build.mjs';
import { endWithNpm, table } from './tools.mjs';
import { list, watchNetwork, withSignedInPanel } from './visit.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string' },
    size: { type: 'string', default: '1024' },
    files: { type: 'string', default: '10000' },
  },
});
const runs = Math.max(1, Number(values.runs) || 5);

const conditions = {
  'as it is': null,
  // Slow 4G and a phone's processor.
  'slow 4G, CPU ÷ 4': { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, cpu: 4 },
};

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const summary = (numbers, digits = 0) =>
  numbers.length === 0
    ? '–'
    : `${middle(numbers).toFixed(digits)} (${Math.min(...numbers).toFixed(digits)}–${Math.max(...numbers).toFixed(digits)})`;

/** Runs in the page, before anything of the panel: notes paints, long tasks, slow events and the first row that is shown. */
function observe() {
  const seen = { fcp: 0, lcp: 0, rows: 0, tasks: [], events: [] };
  Object.assign(globalThis, { benchSeen: seen });
  const watch = (type, note, options = {}) =>
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) note(entry);
    }).observe({ type, buffered: true, ...options });
  watch('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') seen.fcp = entry.startTime;
  });
  watch('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
  watch('longtask', (entry) => seen.tasks.push({ start: entry.startTime, duration: entry.duration }));
  watch('event', (entry) => seen.events.push({ name: entry.name, start: entry.startTime, duration: entry.duration }), {
    durationThreshold: 16,
  });

  // A row of data, not one that stands in while it loads: it has a link to what it shows.
  const look = () => {
    if (document.querySelector('[role="row"] a[href], tbody tr a[href]')) requestAnimationFrame(() => (seen.rows = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function firstLoad({ panel, open }, condition) {
  const page = await open();
  await page.addInitScript(observe);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  if (condition) {
    const { cpu, ...network } = condition;
    await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  }
  let bytes = 0;
  session.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
  const network = watchNetwork(page);
  await page.goto(panel.url + list, { waitUntil: 'commit', timeout: 120_000 });
  await page.waitForFunction(() => globalThis.benchSeen.rows > 0, undefined, { timeout: 120_000 });
  await network.rest();
  const seen = await page.evaluate(() => globalThis.benchSeen);
  await page.context().close();
  const blocking = seen.tasks
    .filter((task) => task.start + task.duration > seen.fcp)
    .reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0);
  return {
    FCP: seen.fcp,
    LCP: seen.lcp,
    'rows shown': seen.rows,
    'blocked (TBT)': blocking,
    requests: network.requests.length,
    KB: bytes / 1000,
  };
}

/** Does something in the page and answers the longest event of it in milliseconds (16 and less are not told: 0). */
async function longestEvent(page, act) {
  const from = await page.evaluate(() => performance.now());
  await act();
  // Events are told after the frame that they led to.
  await page.waitForTimeout(400);
  const events = await page.evaluate(
    (start) => globalThis.benchSeen.events.filter((event) => event.start >= start).map((event) => event.duration),
    from,
  );
  return Math.max(0, ...events);
}

/** Scrolling is no event that browsers time, so its frames are counted: the longest gap between two of them. */
async function longestFrame(page, act) {
  await page.evaluate(() => {
    const frames = { running: true, longest: 0 };
    Object.assign(globalThis, { benchFrames: frames });
    let before = performance.now();
    const next = (now) => {
      frames.longest = Math.max(frames.longest, now - before);
      before = now;
      if (frames.running) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await act();
  return page.evaluate(() => {
    globalThis.benchFrames.running = false;
    return globalThis.benchFrames.longest;
  });
}

async function bigTable({ panel, open }) {
  const page = await open();
  await page.addInitScript(observe);
  await page.goto(panel.url + list);
  await page.waitForFunction(() => globalThis.benchSeen.rows > 0, undefined, { timeout: 120_000 });
  await watchNetwork(page).rest();
  const shown = await page.evaluate(() => globalThis.benchSeen.rows);

  const grid = page.getByRole('table').first();
  const filter = page.getByRole('searchbox').first();
  await filter.focus();
  const keys = [];
  for (const key of ['w', 'e', 'b', 'Backspace', 'Backspace', 'Backspace'])
    keys.push(await longestEvent(page, () => page.keyboard.press(key)));

  const sorts = [];
  const header = grid.getByRole('columnheader').getByRole('button').first();
  for (let turn = 0; turn < 3; turn += 1) sorts.push(await longestEvent(page, () => header.click()));

  const scrolls = [];
  await grid.getByRole('row').nth(3).hover();
  for (let turn = 0; turn < 5; turn += 1) {
    scrolls.push(
      await longestFrame(page, async () => {
        for (let step = 0; step < 10; step += 1) {
          await page.mouse.wheel(0, 600);
          await page.waitForTimeout(30);
        }
      }),
    );
  }
  const domRows = await page.getByRole('row').count();
  await page.context().close();
  return { shown, domRows, keys, sorts, scrolls };
}

endWithNpm();
await buildIfStale();

if (values.only !== 'storage') await benchList();
const problem = await storageBenchProblem();
if (problem) console.log(`\nObject storage was not measured: ${problem}.`);
else await benchStorage({ size: Number(values.size) * 2 ** 20, count: Number(values.files) });

async function benchList() {
  const results = [];
  await withSignedInPanel({ scenario: 'company', latency: 35 }, async (visit) => {
    for (const [title, condition] of Object.entries(conditions)) {
      const found = [];
      for (let turn = 0; turn < runs; turn += 1) found.push(await firstLoad(visit, condition));
      results.push([title, found]);
    }
  });
  const measures = Object.keys(results[0][1][0]);
  console.log(`\nFirst load of the virtual machine list: cold cache, signed in, 35 ms per API call. Median of ${runs} (min–max), ms.\n`);
  console.log(
    table([
      ['', ...results.map(([title]) => title)],
      ...measures.map((name) => [name, ...results.map(([, found]) => summary(found.map((one) => one[name])))]),
    ]),
  );

  await withSignedInPanel({ scenario: 'huge' }, async (visit) => {
    const found = [];
    for (let turn = 0; turn < Math.min(runs, 3); turn += 1) found.push(await bigTable(visit));
    console.log('\n10,000 virtual machines. Longest event or frame of each interaction, median (min–max), ms; 0 is within one frame.\n');
    console.log(
      table([
        ['', ''],
        ['rows shown after', summary(found.map((one) => one.shown))],
        ['rows in the page', summary(found.map((one) => one.domRows))],
        ['a key in the filter', summary(found.flatMap((one) => one.keys))],
        ['sort', summary(found.flatMap((one) => one.sorts))],
        ['frame while scrolling', summary(found.flatMap((one) => one.scrolls))],
      ]).trimStart(),
    );
  });
}
