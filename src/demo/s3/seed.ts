import { createRandom } from '../cloud/random';
import type { Bucket } from '../cloud/state';
import { day } from '../cloud/times';

/** What the buckets of the simulated company hold. */
export type Contents = NonNullable<Bucket['seed']>['contents'];

/** An object that exists without being stored: its bytes are made when they are asked for. */
export interface SeededObject {
  readonly key: string;
  readonly size: number;
  readonly modified: number;
  readonly type: string;
}

const types: Record<string, string> = {
  css: 'text/css',
  csv: 'text/csv',
  gz: 'application/gzip',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  parquet: 'application/vnd.apache.parquet',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  zst: 'application/zstd',
};

const two = (number: number): string => String(number).padStart(2, '0');

/** Keys of a kind of bucket, the newest last. */
function* keysOf(contents: Contents, count: number): Generator<string> {
  if (contents === 'invoices') {
    for (let index = 0; index < count; index += 1) {
      const month = Math.floor((index * 48) / count);
      yield `${2023 + Math.floor(month / 12)}/${two((month % 12) + 1)}/INV-${String(index + 1).padStart(6, '0')}.pdf`;
    }
    return;
  }
  if (contents === 'backups') {
    const sources = ['db-primary/customers.sql.gz', 'db-primary/orders.sql.gz', 'files/home.tar.zst', 'mail/mailboxes.tar.zst'];
    for (let index = 0; index < count; index += 1) {
      const date = new Date(Date.UTC(2025, 4, 1) + Math.floor(index / sources.length) * day).toISOString().slice(0, 10);
      const [folder, file] = (sources[index % sources.length] ?? '').split('/');
      yield `${folder}/${date}/${file}`;
    }
    return;
  }
  if (contents === 'measurements') {
    for (let index = 0; index < count; index += 1)
      yield `sensor-${two(1 + (index % 24))}/${2024 + (Math.floor(index / 24) % 2)}/run-${String(Math.floor(index / 24) + 1).padStart(4, '0')}.${index % 3 === 0 ? 'parquet' : 'csv'}`;
    return;
  }
  const pages = [
    'index.html',
    'about.html',
    'prices.html',
    'robots.txt',
    'css/site.css',
    'js/app.js',
    'README.md',
    'data/offices.json',
    'data/prices.csv',
    'docs/Terms & Conditions (2026).pdf',
    'docs/Überblick – Preise.pdf',
  ];
  for (let index = 0; index < count; index += 1)
    yield pages[index] ?? `img/${['products', 'team', 'offices'][index % 3]}/${String(index).padStart(4, '0')}.svg`;
}

/** The objects of a seeded bucket: `count` of them, `size` bytes in all, none younger than `until`. The same each time. */
export function seededObjects(contents: Contents, count: number, size: number, until: number): SeededObject[] {
  const random = createRandom({ seed: count });
  const weights = Array.from({ length: count }, () => 0.2 + random.next());
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let left = size;
  const oldest = contents === 'static' ? 200 : 700;
  return [...keysOf(contents, count)].map((key, index) => {
    const bytes = index === count - 1 ? left : Math.floor((size * (weights[index] ?? 0)) / sum);
    left -= bytes;
    return {
      key,
      size: bytes,
      modified: Math.floor(until - ((count - index) / count) * oldest * day),
      type: types[key.slice(key.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    };
  });
}

const encoder = new TextEncoder();

/** The beginning of an object's content, as a file of its type begins. */
function head({ key, type }: SeededObject): string {
  const name = key.slice(key.lastIndexOf('/') + 1);
  if (type === 'image/svg+xml') {
    const hue = Array.from(key).reduce((sum, sign) => sum + sign.charCodeAt(0) * 7, 0) % 360;
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="320" height="200" fill="hsl(${hue} 55% 88%)"/><circle cx="${80 + (hue % 160)}" cy="110" r="56" fill="hsl(${hue} 60% 52%)"/><text x="16" y="32" font-family="sans-serif" font-size="16">${name}</text></svg>\n`;
  }
  if (type === 'text/csv') return `time,sensor,celsius,humidity\n${rows(key)}`;
  if (type === 'application/json')
    return `${JSON.stringify(
      [
        { city: 'Tallinn', people: 42 },
        { city: 'Tartu', people: 17 },
      ],
      null,
      2,
    )}\n`;
  if (type === 'text/html') return `<!doctype html>\n<html lang="en">\n<title>Northwind</title>\n<h1>${name}</h1>\n</html>\n`;
  if (type === 'text/css') return 'body {\n  font-family: system-ui, sans-serif;\n  margin: 2rem;\n}\n';
  if (type === 'text/javascript') return "document.title = 'Northwind';\n";
  if (type === 'text/markdown') return '# Static files\n\nEverything here is public and served as it is.\n';
  if (type === 'text/plain') return 'User-agent: *\nAllow: /\n';
  return '';
}

const rows = (key: string): string => {
  const random = createRandom({ seed: key.length });
  return Array.from(
    { length: 200 },
    (_, index) =>
      `2025-03-01T${two(Math.floor(index / 12) % 24)}:${two((index * 5) % 60)}:00Z,${key.split('/')[0]},${(18 + random.next() * 6).toFixed(2)},${random.whole(38, 61)}\n`,
  ).join('');
};

/** A page with a line on it. The padding is a comment inside the file, so that programs find its end where they look for it. */
function pdf(name: string, size: number): string {
  const line = name.replace(/[^\x20-\x7e]/g, '?').replace(/[()\\]/g, '\\$&');
  const stream = `BT /F1 20 Tf 60 760 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const make = (padding: number) => {
    let text = '%PDF-1.4\n';
    const offsets = objects.map((object, index) => {
      const at = text.length;
      text += `${index + 1} 0 obj\n${object}\nendobj\n`;
      return at;
    });
    if (padding > 1) text += `%${' '.repeat(padding - 2)}\n`;
    const start = String(text.length).padStart(10, '0');
    const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
    return `${text}xref\n0 6\n0000000000 65535 f \n${entries}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  };
  return make(Math.max(0, size - make(0).length));
}

/** Backups that broke off and that nobody has missed: their parts are stored, and nothing shows them. */
export const seededUploads = (contents: Contents, until: number) =>
  contents === 'backups'
    ? [
        { key: 'files/home.tar.zst', age: 46, count: 96 },
        { key: 'db-primary/orders.sql.gz', age: 12, count: 17 },
      ].map(({ key, age, count }) => ({
        uploadId: `2~seeded-${age}`,
        key,
        started: until - age * day,
        headers: {},
        isPublic: false,
        parts: new Map(
          Array.from({ length: count }, (_, index) => [
            index + 1,
            { id: '', etag: '9e107d9d372bb6826bd81d3542a419d6', size: 64 * 2 ** 20, modified: until - age * day },
          ]),
        ),
      }))
    : [];

const block = 2 ** 20;

/** The bytes of a seeded object from `start` to `end` (not included), made piece by piece. */
export function seededBytes(object: SeededObject, start: number, end: number): ReadableStream<Uint8Array> {
  const beginning = encoder.encode(
    object.type === 'application/pdf' ? pdf(object.key.slice(object.key.lastIndexOf('/') + 1), object.size) : head(object),
  );
  // Text is filled up with what readers skip.
  const filler = /^text\/|json|svg|pdf/.test(object.type) ? 0x20 : 0;
  let at = start;
  return new ReadableStream({
    pull(controller) {
      const stop = Math.min(end, at + block);
      if (stop <= at) {
        controller.close();
        return;
      }
      const piece = new Uint8Array(stop - at).fill(filler);
      if (at < beginning.length) piece.set(beginning.subarray(at, Math.min(stop, beginning.length)));
      at = stop;
      controller.enqueue(piece);
    },
  });
}
