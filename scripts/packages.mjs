// Programs of the machine: where they are, and how to get those that a fresh one has not.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { run } from './tools.mjs';

export function inPath(name) {
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

export const canInstall = () => process.getuid?.() === 0 && inPath('apt-get') !== undefined;

/** Debian's packages. Mirrors fail now and then, and lists are half an update old: all of it is tried again. Throws what was said. */
export async function installPackages(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const retries = ['-o', 'Acquire::Retries=3'];
  let output = '';
  for (let turn = 0; turn < 3; turn += 1) {
    if (turn > 0) await setTimeout(5000);
    const updated = await run('apt-get', [...retries, 'update', '-q'], { env });
    const installed = await run('apt-get', [...retries, 'install', '-y', '-q', '--no-install-recommends', ...packages], { env });
    if (installed.code === 0) return;
    output = updated.output + installed.output;
  }
  throw new Error(output);
}
