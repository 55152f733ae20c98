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

/** The same for resources that have no page of their own: an entry of the row's menu, and the panel that it opens. */
export function useExplained(explain: (id: string) => Explained | undefined) {
  const t = useT();
  const [id, setId] = useState<string | null>(null);
  const explained = id === null ? undefined : explain(id);
  return {
    menuItem: (row: string): MenuItem => ({ key: 'explain', label: t('data.explain'), icon: InfoIcon, onSelect: () => setId(row) }),
    panel: explained ? (
      <Suspense>
        <StatePanel {...explained} onClose={() => setId(null)} />
      </Suspense>
    ) : null,
  };
}
