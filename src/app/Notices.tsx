import { Suspense } from 'react';
import { create } from 'zustand';
import { onClockOffset } from '@/api';
import { isStorageBlocked } from '@/device/storage';
import { loadMessages, useWordProblems } from '@/i18n';
import { setClock } from '@/ui';
import { lazyPart } from '@/ui/lazy';

const NoticeList = lazyPart(async () => ({
  default: (await Promise.all([import('./NoticeList'), loadMessages('notices')]))[0].NoticeList,
}));

const useClock = create<number>(() => 0);
onClockOffset((offset) => {
  setClock(offset);
  useClock.setState(offset, true);
});

/** What is the matter with this browser, this computer or the brand's file, above every page. */
export function Notices() {
  const offset = useClock();
  const words = useWordProblems();
  const storageBlocked = isStorageBlocked();
  return storageBlocked || offset !== 0 || words.length > 0 ? (
    <Suspense>
      <NoticeList storage={storageBlocked} offset={offset} words={words} />
    </Suspense>
  ) : null;
}
