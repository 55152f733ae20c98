import { beforeEach, expect, it, vi } from 'vitest';
import { inherit } from './inherit';
import { memoryStorage } from '@/device/test-support';

const older = {
  'burrow.labels.cloud': 'tags',
  'burrow.budgets.cloud': 'budgets',
  'burrow.table.vms': 'table',
  'burrow.views.vms': 'views',
  'burrow.draft.vm': 'draft',
  'burrow.draft.account.cloud 12': 'edits',
  'burrow.uploads': 'uploads',
  'burrow.theme': 'dark',
};
let kept: Storage;
beforeEach(() => {
  kept = memoryStorage(older);
});

it('every account begins with the tags, views and budgets of before; the first with the drafts', () => {
  inherit(kept, '@7');
  inherit(kept, '@8');
  for (const key of ['burrow.labels.cloud', 'burrow.budgets.cloud', 'burrow.table.vms', 'burrow.views.vms'])
    expect([kept.getItem(`${key}@7`), kept.getItem(`${key}@8`)]).toEqual([kept.getItem(key), kept.getItem(key)]);
  for (const [key, text] of [
    ['burrow.draft.vm', 'draft'],
    ['burrow.draft.account.cloud 12', 'edits'],
    ['burrow.uploads', 'uploads'],
  ])
    expect([kept.getItem(`${key}@7`), kept.getItem(`${key}@8`), kept.getItem(key ?? '')]).toEqual([text, null, null]);
  expect(kept.getItem('burrow.theme@7')).toBeNull();
});

it('does it once, replaces nothing, and takes nothing of another account', () => {
  kept.setItem('burrow.views.vms@7', 'own');
  kept.setItem('burrow.labels.cloud@demo', 'of the demo');
  inherit(kept, '@7');
  expect(kept.getItem('burrow.views.vms@7')).toBe('own');
  expect(kept.getItem('burrow.labels.cloud@demo@7')).toBeNull();
  kept.removeItem('burrow.views.vms@7');
  inherit(kept, '@7');
  expect(kept.getItem('burrow.views.vms@7')).toBeNull();
});

it('a storage that is full loses no draft', () => {
  vi.spyOn(kept, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  inherit(kept, '@7');
  expect(kept.getItem('burrow.draft.vm')).toBe('draft');
});
