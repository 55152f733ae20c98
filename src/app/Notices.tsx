import { useState } from 'react';
import { create } from 'zustand';
import { onClockOffset } from '@/api';
import { isStorageBlocked } from '@/device/storage';
import { useT, useWordProblems } from '@/i18n';
import { Notice, setClock } from '@/ui';

const useClock = create<number>(() => 0);
onClockOffset((offset) => {
  setClock(offset);
  useClock.setState(offset, true);
});

/** What is the matter with this browser, this computer or the brand's file, above every page. */
export function Notices() {
  const t = useT();
  const offset = useClock();
  const words = useWordProblems();
  const [closed, setClosed] = useState<readonly string[]>([]);
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const notices = [
    ...(isStorageBlocked() ? [{ key: 'storage', title: t('shell.notice.storage'), text: t('shell.notice.storageText') }] : []),
    ...(offset === 0
      ? []
      : [
          {
            key: 'clock',
            title: t(offset > 0 ? 'shell.notice.clockSlow' : 'shell.notice.clockFast', { minutes }),
            text: t('shell.notice.clockText'),
          },
        ]),
    ...(words.length > 0
      ? [{ key: 'words', title: t('shell.notice.words'), text: words.map(({ path, text }) => `${path}: ${text}`).join(' · ') }]
      : []),
  ].filter(({ key }) => !closed.includes(key));
  return notices.map(({ key, title, text }) => (
    <Notice key={key} tone="warn" title={title} onClose={() => setClosed([...closed, key])}>
      {text}
    </Notice>
  ));
}
