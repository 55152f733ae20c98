import { Link } from 'react-router';
import type { OperationRecord } from '@/data/operations';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Notice } from '@/ui';
import { pathOf } from './targets';

/** How operations have ended, each with the way to what it was done on. */
export function NewsList({ news, onClose }: { news: readonly OperationRecord[]; onClose: (record: OperationRecord) => void }) {
  const t = useT();
  const paths = usePaths();
  return news.map((record) => {
    const path = record.state === 'done' || record.state === 'interrupted' ? pathOf(paths, record.target) : null;
    return (
      <Notice
        key={record.id}
        tone={record.state === 'done' && !record.warning ? 'ok' : record.state === 'failed' ? 'bad' : 'warn'}
        title={`${t(record.title)}: ${t(`shell.operation.${record.state}`)}`}
        onClose={() => onClose(record)}
      >
        {record.outcome ? <p>{t(record.outcome)}</p> : null}
        {record.error?.text ? <p dir="auto">{record.error.text}</p> : null}
        {path ? <Link to={path}>{t('shell.news.show')}</Link> : null}
      </Notice>
    );
  });
}
