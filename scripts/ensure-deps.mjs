// Installs what is missing before `npm start`, `npm test` and their like, so that a fresh clone needs one command only.
// Runs on the machine's own Node (20 or newer) and imports no package: there may be none yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) fail(`Node 20 or newer is needed; this is ${process.version}.`);

// npm notes in node_modules what it has put there. That note is compared with the lock file, so an install made by hand
// counts too, and one that broke off (npm writes the note last) does not.
if (!upToDate()) {
  console.log(
    existsSync(join(root, 'node_modules'))
      ? 'The installed packages are not those of the lock file: npm ci …'
      : 'Installing packages: npm ci …',
  );
  // Under `npm run` this is the npm and the Node that the person started.
  const npm = process.env.npm_execpath;
  const done = npm
    ? spawnSync(process.env.npm_node_execpath ?? process.execPath, [npm, 'ci'], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) fail('npm ci failed.', done.status ?? 1);
}

// The pinned Node comes as an optional package, which npm leaves out silently when it cannot be had.
if (!existsSync(join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node')) && major < 24) {
  console.warn(
    `There is no pinned Node for ${process.platform}-${process.arch}; some commands need Node 24 or newer, this is ${process.version}.`,
  );
}

function upToDate() {
  const [wanted, found] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) => {
    const path = join(root, file);
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null;
  });
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const installed = found[path];
    if (installed) return installed.version === entry.version && installed.integrity === entry.integrity;
    return entry.optional === true && !meantForThisMachine(entry);
  });
}

/** Whether an optional package is one that npm would have installed here. Of C libraries npm knows, this does not. */
function meantForThisMachine({ os, cpu, libc }) {
  return os !== undefined && cpu !== undefined && libc === undefined && os.includes(process.platform) && cpu.includes(process.arch);
}

function fail(text, status = 1) {
  console.error(text);
  process.exit(status);
}
