import { Suspense, useState, type ReactNode } from 'react';
import type { Machine } from '@/data/resources/vm/machines';
import { useT } from '@/i18n';
import { CodeIcon, IconButton, TagsIcon } from '@/ui';
import type { BulkAction } from '@/ui/table';
import { ExportDialog, LabelsDialog, TagsDialog } from './lazy';

type Open =
  | { readonly kind: 'export'; readonly machines: readonly Machine[] }
  | { readonly kind: 'tags'; readonly machines: readonly Machine[]; readonly onStarted: () => void }
  | { readonly kind: 'labels' };

/** What can be done with many machines without asking anything of the platform: files of them, tags and notes. */
export function useEstate(machines: readonly Machine[], answered: readonly string[]) {
  const t = useT();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const bulk: BulkAction<Machine>[] = [
    {
      key: 'tags',
      label: t('compute.labels.tags'),
      icon: TagsIcon,
      onSelect: (rows, onStarted) => setOpen({ kind: 'tags', machines: rows, onStarted }),
    },
    { key: 'export', label: t('compute.action.export'), icon: CodeIcon, onSelect: (rows) => setOpen({ kind: 'export', machines: rows }) },
  ];
  return {
    bulk,
    tools: (shown: readonly Machine[]): ReactNode => (
      <>
        <IconButton label={t('compute.labels.manage')} icon={TagsIcon} onClick={() => setOpen({ kind: 'labels' })} />
        <IconButton
          label={t('compute.export.shown')}
          icon={CodeIcon}
          reason={shown.length === 0 ? t('compute.export.nothing') : null}
          onClick={() => setOpen({ kind: 'export', machines: shown })}
        />
      </>
    ),
    dialogs: open ? (
      <Suspense>
        {open.kind === 'export' ? <ExportDialog machines={open.machines} onClose={close} /> : null}
        {open.kind === 'tags' ? <TagsDialog machines={open.machines} onDone={open.onStarted} onClose={close} /> : null}
        {open.kind === 'labels' ? <LabelsDialog machines={machines} answered={answered} onClose={close} /> : null}
      </Suspense>
    ) : null,
  };
}
