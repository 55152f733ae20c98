import { expect, it } from 'vitest';
import { browserData, browserDataFile, clearBrowserData, readBrowserData, restoreBrowserData } from './browserData';
import { memoryStorage } from '@/device/test-support';

const all = {
  'burrow.session': '{"token":"SECRET"}',
  'burrow.connections': '[{"token":"SECRET"}]',
  'burrow.vault': 'SECRET',
  'burrow.activity': '[{"input":{"name":"SECRET"}}]',
  'burrow.draft.vm': '{"name":"SECRET"}',
  'burrow.theme': 'dark',
  'burrow.labels.demo': '{"a":1}',
  'burrow.budgets.demo': '{"b":2}',
  other: 'SECRET',
};

it('exports what is kept beside the platform, and nothing else', () => {
  expect(Object.keys(browserData(memoryStorage(all)))).toEqual(['burrow.budgets.demo', 'burrow.labels.demo', 'burrow.theme']);
  expect(browserDataFile(memoryStorage(all))).not.toContain('SECRET');
});

it('reads its own file, with a mark of UTF-8, and leaves out what has no place in it', () => {
  const file = JSON.parse(browserDataFile(memoryStorage(all))) as { data: Record<string, string> };
  file.data['burrow.session'] = 'stolen';
  file.data['other'] = 'x';
  const read = readBrowserData(`\u{feff}${JSON.stringify(file)}`);
  expect(read).toEqual(browserData(memoryStorage(all)));
  const empty = memoryStorage({});
  restoreBrowserData(empty, read ?? {});
  expect(browserData(empty)).toEqual(browserData(memoryStorage(all)));
  expect(readBrowserData('{"kind":"burrow-labels"}')).toBeNull();
  expect(readBrowserData('no JSON')).toBeNull();
});

it('clears everything but who is signed in', () => {
  const cleared = memoryStorage(all);
  clearBrowserData(cleared);
  expect(Array.from({ length: cleared.length }, (_, index) => cleared.key(index))).toEqual([
    'burrow.session',
    'burrow.connections',
    'burrow.vault',
    'other',
  ]);
});
