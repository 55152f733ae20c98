// How fast a browser is on this machine, measured before the end-to-end tests: their time limits and the number of workers
// follow from it, so that the speed of a machine decides nothing but how long it takes.
import { availableParallelism, totalmem } from 'node:os';
import { chromium } from '@playwright/test';
import { browserArgs } from './browser.mjs';

/** Milliseconds that the workload takes on a machine with a pace of 1. */
const reference = 120;
const memoryOfWorker = 1_500_000_000;

/** Runs in the page: the kinds of work that the panel's pages are made of. Answers the middle of several rounds. */
function workload() {
  const round = () => {
    const start = performance.now();
    const rows = Array.from({ length: 3000 }, (_, index) => ({ id: index, name: `vm-${(index * 7919) % 3000}`, tags: [index, index + 1] }));
    const sorted = JSON.parse(JSON.stringify(rows)).toSorted((a, b) => a.name.localeCompare(b.name));
    const list = document.createElement('ul');
    document.body.replaceChildren(list);
    for (const row of sorted.slice(0, 1500)) {
      const item = document.createElement('li');
      item.textContent = row.name;
      list.append(item);
    }
    // Asking for its size makes the browser lay all of it out.
    list.getBoundingClientRect();
    return performance.now() - start;
  };
  round();
  return Array.from({ length: 7 }, round).toSorted((a, b) => a - b)[3];
}

async function timeOf(browser, pages) {
  const contexts = await Promise.all(Array.from({ length: pages }, () => browser.newContext()));
  const opened = await Promise.all(contexts.map((context) => context.newPage()));
  const times = await Promise.all(opened.map((page) => page.evaluate(workload)));
  await Promise.all(contexts.map((context) => context.close()));
  return Math.max(...times);
}

/** `pace` is how many times slower than usual the browser is, from 1 to 10; `workers` is how many at once are worth it. */
export async function calibrate(executablePath) {
  const most = Math.max(1, Math.min(6, availableParallelism(), Math.floor(totalmem() / memoryOfWorker)));
  const browser = await chromium.launch({ executablePath, args: browserArgs, timeout: 180_000 });
  try {
    const alone = await timeOf(browser, 1);
    const together = await timeOf(browser, most);
    // Two on two cores pay even where something else runs beside them: each waits half of its time.
    const workers = Math.max(Math.min(2, most), Math.min(most, Math.round((most * alone) / together)));
    return { workers, pace: Math.min(10, Math.max(1, Math.max(alone, together) / reference)) };
  } finally {
    await browser.close();
  }
}
