import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { preferences } from '@/data/core/preferences';
import { isOpen, onRecords, type OperationRecord } from '@/data/operations';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { announce, Notice } from '@/ui';
import { pathOf } from './targets';
import classes from './shell.module.css';

const shownFor = 8000;

/** By the browser's own notifications, for whoever has chosen so and is in another tab. */
function notify(title: string, body: string): void {
  if (!document.hidden || !preferences().notifications || !('Notification' in globalThis) || Notification.permission !== 'granted') return;
  const shown = new Notification(title, { body });
  shown.addEventListener('click', () => focus());
}

/** Says how an operation ended, wherever one is by then. Failures stay until they are closed. */
export function OperationNews() {
  const t = useT();
  const paths = usePaths();
  const [news, setNews] = useState<readonly OperationRecord[]>([]);

  useEffect(
    () =>
      onRecords((now, before) => {
        const wasOpen = new Set(before.filter(isOpen).map((record) => record.id));
        const ended = now.filter((record) => wasOpen.has(record.id) && !isOpen(record));
        if (ended.length === 0) return;
        setNews((shown) => [...ended, ...shown].slice(0, 4));
        for (const record of ended) {
          notify(t(record.title), t(`shell.operation.${record.state}`));
          announce(`${t(record.title)}: ${t(`shell.operation.${record.state}`)}`);
          if (record.state === 'done') setTimeout(() => setNews((shown) => shown.filter((each) => each.id !== record.id)), shownFor);
        }
      }),
    [t],
  );

  return (
    <section className={classes.news} aria-label={t('shell.news')}>
      {news.map((record) => {
        const path = record.state === 'done' || record.state === 'interrupted' ? pathOf(paths, record.target) : null;
        return (
          <Notice
            key={record.id}
            tone={record.state === 'done' ? 'ok' : record.state === 'failed' ? 'bad' : 'warn'}
            title={`${t(record.title)}: ${t(`shell.operation.${record.state}`)}`}
            onClose={() => setNews((shown) => shown.filter((each) => each.id !== record.id))}
          >
            {record.outcome ? <p>{t(record.outcome)}</p> : null}
            {record.error?.text ? <p dir="auto">{record.error.text}</p> : null}
            {path ? <Link to={path}>{t('shell.news.show')}</Link> : null}
          </Notice>
        );
      })}
    </section>
  );
}
