import { Suspense, useState } from 'react';
import { loadMessages, useT } from '@/i18n';
import { IconButton, InfoIcon, type MenuItem } from '@/ui';
import { lazyPart } from '@/ui/lazy';
import type { Explained } from './explained';

const StatePanel = lazyPart(async () => {
  const [{ StatePanel: panel }] = await Promise.all([import('./StatePanel'), ...['state', 'operations', 'inventory'].map(loadMessages)]);
  return { default: panel };
});

/** "Explain this state" for the head of a resource's page. */
export function StateButton(explained: Explained) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <IconButton icon={InfoIcon} size="small" label={t('data.explain')} aria-haspopup="dialog" onClick={() => setOpened(true)} />
      {opened ? (
        <Suspense>
          <StatePanel {...explained} onClose={() => setOpened(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly menu?: ((row: Row) => MenuItem[]) | undefined;
  /** Null for a row that no list of its own tells of. */
  readonly explain?: ((row: Row) => Explained | null) | undefined;
}

/** The same for a list: its rows' menu with one more entry, above what deletes, and the panel that it opens. */
export function useExplained<Row>({ rows, rowId, menu, explain }: Listed<Row>) {
  const t = useT();
  const [id, setId] = useState<string | null>(null);
  const row = id === null ? undefined : rows.find((each) => rowId(each) === id);
  const explained = row && explain?.(row);
  const entry = (of: Row): MenuItem => ({
    key: 'explain',
    label: t('data.explain'),
    icon: InfoIcon,
    onSelect: () => setId(rowId(of)),
  });
  return {
    menu:
      menu &&
      ((of: Row) => {
        const items = menu(of);
        const end = items.findLastIndex((item) => 'divider' in item);
        return explain?.(of) ? items.toSpliced(end < 0 ? items.length : end, 0, entry(of)) : items;
      }),
    panel: explained ? (
      <Suspense>
        <StatePanel {...explained} onClose={() => setId(null)} />
      </Suspense>
    ) : null,
  };
}
