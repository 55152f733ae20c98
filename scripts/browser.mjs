// Finds a Chromium for the tests and the measurements; with `ensureBrowser` also fetches one when the machine has none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { canInstall, inPath, installPackages } from './packages.mjs';
import { isMain, run } from './tools.mjs';

// The headless shell is the fastest of them.
const names = ['chromium-headless-shell', 'chromium', 'google-chrome', 'google-chrome-stable'];

/** Root, as in a container, may not use Chromium's sandbox; the rest saves memory on small machines. */
export const browserArgs = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];

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
  const configured = process.env.CHROMIUM_PATH;
  if (configured) {
    if (!existsSync(configured)) throw new Error(`CHROMIUM_PATH is "${configured}", and there is no such file.`);
    return configured;
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

/** As `requireBrowser`, but tries to install one first: root on Debian by apt-get, anybody by Playwright's download. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  // Older releases of Debian have the whole browser only.
  for (const name of canInstall() ? names.slice(0, 2) : []) {
    console.log(`No Chromium here: apt-get install ${name} …`);
    // It only recommends a font.
    await installPackages([name, 'fonts-dejavu-core']).catch((error) => console.log(error.message));
    if (findBrowser()) break;
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
