// Writes .br and .gz beside what `vite build` has made, so that serving costs no time and any static server can use them.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isMain, root } from './tools.mjs';

const worthIt = /\.(html|js|css|json|svg|txt|map|webmanifest|xml)$/;

export async function compress(folder) {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => worthIt.test(name));
  await Promise.all(
    files.map(async (name) => {
      const path = join(folder, name);
      const content = readFileSync(path);
      const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
      writeFileSync(`${path}.br`, await promisify(brotliCompress)(content, brotli));
      writeFileSync(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
    }),
  );
  return files.length;
}

if (isMain(import.meta)) {
  const dist = join(root, 'dist');
  if (!existsSync(join(dist, 'index.html'))) throw new Error('There is no dist to compress: run `vite build` first.');
  console.log(`${await compress(dist)} files compressed`);
}
