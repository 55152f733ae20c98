import { useState } from 'react';
import { useT, type useWordProblems } from '@/i18n';
import { Notice } from '@/ui';

interface Props {
  /** The browser keeps nothing. */
  readonly storage: boolean;
  /** Milliseconds that the server's clock is ahead of this computer's. */
  readonly offset: number;
  readonly words: ReturnType<typeof useWordProblems>;
}

/** Each of them until it is closed. */
export function NoticeList({ storage, offset, words }: Props) {
  const t = useT();
  const [closed, setClosed] = useState<readonly string[]>([]);
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const notices = [
    ...(storage ? [{ key: 'storage', title: t('notices.storage'), text: t('notices.storageText') }] : []),
    ...(offset === 0
      ? []
      : [{ key: 'clock', title: t(offset > 0 ? 'notices.clockSlow' : 'notices.clockFast', { minutes }), text: t('notices.clockText') }]),
    ...(words.length > 0
      ? [{ key: 'words', title: t('notices.words'), text: words.map(({ path, text }) => `${path}: ${text}`).join(' · ') }]
      : []),
  ].filter(({ key }) => !closed.includes(key));
  return notices.map(({ key, title, text }) => (
    <Notice key={key} tone="warn" title={title} onClose={() => setClosed([...closed, key])}>
      {text}
    </Notice>
  ));
}
