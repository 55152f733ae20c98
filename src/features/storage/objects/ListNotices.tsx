import { useT } from '@/i18n';
import { Button, Notice } from '@/ui';
import type { useObjects } from './useObjects';

interface Props {
  readonly list: ReturnType<typeof useObjects>;
  /** Only names that start with it are listed. */
  readonly start: string;
  /** What the table is filtered by. */
  readonly typed: string;
  readonly onStart: (start: string | null) => void;
}

/** What a list leaves out: names that nobody asked for, and what the gateway has beyond the pages that are here. */
export function ListNotices({ list, start, typed, onStart }: Props) {
  const t = useT();
  return (
    <>
      {start ? (
        <Notice tone="off" onClose={() => onStart(null)}>
          {t('objects.start.on', { start })}
        </Notice>
      ) : null}
      {list.more ? (
        <Notice
          tone="off"
          actions={
            list.loadingAll ? (
              <Button size="small" onClick={list.stopLoading}>
                {t('objects.more.stop')}
              </Button>
            ) : (
              <>
                <Button size="small" onClick={list.loadMore} loading={list.fetching}>
                  {t('objects.more')}
                </Button>
                <Button size="small" onClick={list.loadAll}>
                  {t('objects.more.all')}
                </Button>
                {typed ? (
                  <Button size="small" onClick={() => onStart(typed)}>
                    {t('objects.start', { start: typed })}
                  </Button>
                ) : null}
              </>
            )
          }
        >
          {t('objects.more.text', { count: list.rows.length })}
        </Notice>
      ) : null}
    </>
  );
}
