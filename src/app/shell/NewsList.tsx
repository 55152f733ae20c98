import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Link, Notice } from '@/ui';
import { newsOf, type News } from './news';
import { pathOf } from './targets';

/** How operations have ended, each with the way to what it was done on; of many alike, how many they are. */
export function NewsList({ news, onClose }: { news: readonly News[]; onClose: (news: News) => void }) {
  const t = useT();
  const paths = usePaths();
  return news.map((each) => {
    const { record, count } = each;
    const { state, warning, done, lostAt, outcome, error, target } = record;
    const path = count === 1 && (state === 'done' || state === 'interrupted') ? pathOf(paths, target) : null;
    return (
      <Notice
        key={each.key}
        tone={state === 'done' && !warning ? 'ok' : state === 'failed' ? 'bad' : 'warn'}
        title={newsOf(t, each)}
        onClose={() => onClose(each)}
      >
        {count > 1 ? null : lostAt && done ? <p>{t('data.operation.confirmed')}</p> : outcome ? <p>{t(outcome)}</p> : null}
        {count === 1 && error?.text ? <p dir="auto">{error.text}</p> : null}
        {path ? <Link to={path}>{t('operations.news.show')}</Link> : null}
      </Notice>
    );
  });
}
