import { Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { preferences } from '@/data/core/preferences';
import { isOpen, onRecords, type OperationRecord } from '@/data/operations/records';
import { loadMessages, useT } from '@/i18n';
import { announce } from '@/ui';
import { lazyPart } from '@/ui/lazy';
import type { News } from './news';
import classes from './shell.module.css';

// Knows where every kind of resource is shown, which nobody needs before something has ended.
const load = () => Promise.all([import('./NewsList'), import('./news'), loadMessages('operations')]);
const NewsList = lazyPart(async () => ({ default: (await load())[0].NewsList }));

const shownFor = 8000;

/** By the browser's own notifications, for whoever has chosen so and is in another tab. */
function notify(title: string, body: string): void {
  if (!document.hidden || !preferences().notifications || !('Notification' in globalThis) || Notification.permission !== 'granted') return;
  const shown = new Notification(title, { body });
  shown.addEventListener('click', () => focus());
}

/** Says how operations ended, wherever one is by then. Failures stay until they are closed. */
export function OperationNews() {
  const t = useT();
  const [news, setNews] = useState<readonly News[]>([]);
  const latest = useRef(news);
  const put = (next: readonly News[]) => {
    latest.current = next;
    setNews(next);
  };
  const end = useEffectEvent(async (ended: readonly OperationRecord[]) => {
    const [, { newsOf, withEnded }] = await load();
    const before = new Set(latest.current.map(({ key }) => key));
    put(withEnded(latest.current, ended, Date.now()));
    // Of many alike the number grows, and the sentence is not said again with each of them.
    for (const each of latest.current.filter(({ key }) => !before.has(key))) {
      notify(t(each.record.title), newsOf(t, each));
      announce(newsOf(t, each));
    }
    setTimeout(() => put(latest.current.filter((each) => !passes(each) || Date.now() - each.at < shownFor)), shownFor);
  });

  useEffect(
    () =>
      onRecords((now, before) => {
        const wasOpen = new Set(before.filter(isOpen).map((record) => record.id));
        const ended = now.filter((record) => wasOpen.has(record.id) && !isOpen(record));
        if (ended.length > 0) void end(ended).catch(() => undefined);
      }),
    [],
  );

  return (
    <section className={classes.news} aria-label={t('shell.news')}>
      {news.length > 0 ? (
        <Suspense>
          <NewsList news={news} onClose={({ key }) => put(latest.current.filter((each) => each.key !== key))} />
        </Suspense>
      ) : null}
    </section>
  );
}

const passes = ({ record: { state, warning } }: News) => state === 'done' && !warning;
