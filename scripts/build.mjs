// Builds the panel into dist. With --if-stale only when dist was not made from the sources as they are now.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compress } from './compress.mjs';
import { isMain, plain, root } from './tools.mjs';

const dist = join(root, 'dist');
const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];
// Beside the built files, so that it goes when they go. Servers leave dot files alone.
const noteFile = join(dist, '.build.json');

export function readBuildNote() {
  return existsSync(noteFile) ? JSON.parse(readFileSync(noteFile, 'utf8')) : null;
}

/** What the sources are, by content: a checkout of older files counts as a change, a touched file does not. */
function fingerprint() {
  const hash = createHash('sha256').update(process.env.BASE_PATH ?? '/');
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).toSorted()) add(join(path, name));
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(relative(root, path)).update(readFileSync(path));
    }
  };
  for (const source of sources) add(join(root, source));
  return hash.digest('hex');
}

export async function build() {
  // Taken before, so that what is changed during the build makes the result stale.
  const madeFrom = fingerprint();
  const { build: viteBuild } = await import('vite');
  const chunks = {};
  const noteChunks = {
    name: 'burrow-note-chunks',
    writeBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') chunks[file.fileName] = Object.keys(file.modules).map((id) => relative(root, id.replaceAll('\0', '')));
      }
    },
  };
  await viteBuild({ root, logLevel: 'warn', plugins: [noteChunks] });
  await compress(dist);
  writeFileSync(noteFile, JSON.stringify({ madeFrom, chunks }));
}

export async function buildIfStale() {
  if (readBuildNote()?.madeFrom === fingerprint()) return;
  console.log('Building the panel …');
  await build();
}

if (isMain(import.meta)) {
  const start = performance.now();
  try {
    await (process.argv.includes('--if-stale') ? buildIfStale() : build());
    const files = Object.keys(readBuildNote()?.chunks ?? {}).length;
    console.log(`dist is built: ${files} chunks, ${((performance.now() - start) / 1000).toFixed(1)} s`);
  } catch (error) {
    // What a bundler has to say is in its message; its own stack helps nobody.
    console.error(plain(error.message));
    process.exitCode = 1;
  }
}
