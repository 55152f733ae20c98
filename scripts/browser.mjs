// Finds a Chromium for the tests and the measurements; with `ensureBrowser` also fetches one when the machine has none.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { isMain, run } from './tools.mjs';

// The headless shell is the fastest of them.
const names = ['chromium-headless-shell', 'chromium', 'google-chrome', 'google-chrome-stable'];

/** Root, as in a container, may not use Chromium's sandbox; the rest saves memory on small machines. */
export const browserArgs = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];

function inPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** Playwright's own, if it was downloaded and this machine has the libraries that it needs. */
function playwrightsOwn() {
  const path = chromium.executablePath();
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0 ? path : undefined;
}

/**
 * The path of a browser that is here already. While `BROWSER_NOT_YET` is set nothing may ask for one: `npm test` sets it until
 * its browser step, so that a step before it that needs a browser fails on every machine and not only on a fresh one.
 */
export function findBrowser() {
  if (process.env.BROWSER_NOT_YET) throw new Error('A browser is needed here, and this step runs before the one that installs it.');
  const wished = process.env.CHROMIUM_PATH;
  if (wished) {
    if (!existsSync(wished)) throw new Error(`CHROMIUM_PATH is "${wished}", and there is no such file.`);
    return wished;
  }
  for (const name of names) {
    const path = inPath(name);
    if (path) return path;
  }
  return playwrightsOwn();
}

/** The path of a browser; throws with what to do when there is none. */
export function requireBrowser() {
  const path = findBrowser();
  if (path) return path;
  throw new Error(
    'No Chromium found. Install the package chromium or chromium-headless-shell (Debian, Ubuntu, Fedora …), or Google Chrome, ' +
      'or run `npx playwright install --with-deps chromium`, or set CHROMIUM_PATH to the path of one.',
  );
}

/** Debian's packages; answers what went wrong. Mirrors fail now and then, and lists are half an update apart: all is tried again. */
async function installPackages() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const tries = ['-o', 'Acquire::Retries=3'];
  // Chromium only recommends a font.
  const packages = ['chromium', 'fonts-dejavu-core'];
  let output = '';
  for (let turn = 0; turn < 3; turn += 1) {
    if (turn > 0) await setTimeout(5000);
    const updated = await run('apt-get', [...tries, 'update', '-q'], { env });
    const installed = await run('apt-get', [...tries, 'install', '-y', '-q', '--no-install-recommends', ...packages], { env });
    if (installed.code === 0) return '';
    output = updated.output + installed.output;
  }
  return output;
}

/** As `requireBrowser`, but tries to install one first: root on Debian by apt-get, anybody by Playwright's download. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && inPath('apt-get')) {
    console.log('No Chromium here: apt-get install chromium …');
    const problem = await installPackages();
    if (problem) console.log(problem);
  }
  if (!findBrowser()) {
    console.log("No Chromium here: Playwright's download …");
    const downloaded = await run('playwright', ['install', 'chromium']);
    if (downloaded.code !== 0) console.log(downloaded.output);
  }
  return requireBrowser();
}

if (isMain(import.meta)) {
  try {
    console.log(await ensureBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
