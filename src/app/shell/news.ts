import type { OperationRecord } from '@/data/operations';
import type { T } from '@/i18n';

/** How an operation has ended; or several of one kind that ended alike, of which `record` is the first. */
export interface News {
  readonly key: string;
  readonly record: OperationRecord;
  readonly count: number;
  /** When the last of them ended. */
  readonly at: number;
}

/** More of a kind than this are one piece of news. */
const apart = 3;

const kindOf = ({ kind, state }: OperationRecord) => `${kind} ${state}`;

/** The news with what has ended now, the newest first. What needs reading, such as a charge made twice, always stands alone. */
export function withEnded(news: readonly News[], ended: readonly OperationRecord[], at: number): readonly News[] {
  let all = news;
  for (const record of ended) {
    const alike = record.warning ? [] : all.filter((each) => !each.record.warning && kindOf(each.record) === kindOf(record));
    const [last] = alike;
    if (last && (alike.length >= apart || last.count > 1)) {
      const count = alike.reduce((sum, each) => sum + each.count, 1);
      all = [{ ...last, count, at }, ...all.filter((each) => !alike.includes(each))];
    } else all = [{ key: record.id, record, count: 1, at }, ...all];
  }
  return all.slice(0, 4);
}

/** In one sentence. */
export function newsOf(t: T, { record, count }: Pick<News, 'record' | 'count'>): string {
  if (count > 1)
    return t('operations.news.many', { title: t(record.title), more: count - 1, state: t(`operations.state.${record.state}`) });
  return record.done && !record.warning ? t(record.done) : `${t(record.title)}: ${t(`operations.state.${record.state}`)}`;
}
