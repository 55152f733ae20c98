// A page of a browser that nobody inspects. What drives a browser otherwise is told of every request, which takes a page that
// sends thousands of them more time than the requests do; people's browsers tell nobody.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { browserArgs, ensureBrowser } from './browser.mjs';

const firstMatch = (stream, pattern) =>
  new Promise((resolve, reject) => {
    let text = '';
    stream.setEncoding('utf8').on('data', (some) => {
      text += some;
      const found = pattern.exec(text);
      if (found) resolve(found[0]);
    });
    stream.on('close', () => reject(new Error(`The browser did not start: ${text.slice(-500)}`)));
  });

/** `begin` drives a new page and ends with what is to go on by itself; `rest` only gets to know how large the page's heap is. */
export async function withUninspectedPage(begin, rest) {
  const profile = mkdtempSync(join(tmpdir(), 'burrow-browser-'));
  const args = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...browserArgs];
  const child = spawn(await ensureBrowser(), args, { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const address = await firstMatch(child.stderr, /ws:\/\/\S+/);
    const browser = await chromium.connectOverCDP(address, { isLocal: true });
    const page = await browser.contexts()[0].newPage();
    await begin(page);
    await browser.close();
    const pages = await (await fetch(`http://${new URL(address).host}/json/list`)).json();
    const heap = await heapOf(pages.find(({ type, url }) => type === 'page' && url.startsWith('http')).webSocketDebuggerUrl);
    try {
      return await rest(() => heap.bytes());
    } finally {
      heap.close();
    }
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function heapOf(address) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error('The page can’t be asked')));
  });
  const waiting = new Map();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(data);
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let count = 0;
  const ask = (method) =>
    new Promise((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      socket.send(JSON.stringify({ id: count, method }));
    });
  await ask('Performance.enable');
  return {
    async bytes() {
      const { metrics } = await ask('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
    },
    close: () => socket.close(),
  };
}
