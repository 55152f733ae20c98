import { isUnaddressable } from '@/data/objects';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { announce, CopyIcon, copyText, DownloadIcon, FolderIcon, InfoIcon, LinkIcon, PencilIcon, TrashIcon, type MenuItem } from '@/ui';
import { prefixParam } from './columns';
import type { ObjectDialog } from './dialog';
import type { ObjectRow } from './useObjects';

interface Acts {
  readonly bucket: string;
  readonly show: (dialog: ObjectDialog) => void;
  readonly details: (row: ObjectRow) => void;
  readonly download: (row: ObjectRow) => void;
}

/** What can be done with an object or a folder. Objects that no URL can hold can be renamed and deleted. */
export function useObjectMenu({ bucket, show, details, download }: Acts): (row: ObjectRow) => MenuItem[] {
  const t = useT();
  const paths = usePaths();
  const copyKey =
    ({ key }: ObjectRow) =>
    () =>
      void copyText(key).then((ok) => announce(t(ok ? 'ui.copied' : 'ui.copyFailed')));
  return (row) => {
    const remove: MenuItem[] = [
      { divider: true, key: 'line' },
      {
        key: 'delete',
        label: t('objects.act.delete'),
        icon: TrashIcon,
        danger: true,
        onSelect: () => show({ kind: 'delete', rows: [row] }),
      },
    ];
    if (!row.object) {
      return [
        { key: 'open', label: t('objects.act.open'), icon: FolderIcon, to: paths.bucket(bucket, undefined, { [prefixParam]: row.key }) },
        { key: 'zip', label: t('objects.act.zip'), icon: DownloadIcon, onSelect: () => download(row) },
        {
          key: 'rename',
          label: t('objects.act.rename'),
          icon: PencilIcon,
          onSelect: () => show({ kind: 'transfer', rows: [row], copy: false }),
        },
        { key: 'copy', label: t('objects.act.copy'), icon: CopyIcon, onSelect: () => show({ kind: 'transfer', rows: [row], copy: true }) },
        { key: 'key', label: t('objects.act.copyKey'), icon: CopyIcon, onSelect: copyKey(row) },
        ...remove,
      ];
    }
    const reason = isUnaddressable(row.key) ? t('objects.error.unaddressable') : null;
    return [
      { key: 'details', label: t('objects.act.details'), icon: InfoIcon, reason, onSelect: () => details(row) },
      { key: 'download', label: t('objects.act.download'), icon: DownloadIcon, reason, onSelect: () => download(row) },
      { key: 'link', label: t('objects.act.link'), icon: LinkIcon, reason, onSelect: () => show({ kind: 'link', row }) },
      { key: 'rename', label: t('objects.act.rename'), icon: PencilIcon, onSelect: () => show({ kind: 'move', row, copy: false }) },
      { key: 'copy', label: t('objects.act.copy'), icon: CopyIcon, onSelect: () => show({ kind: 'move', row, copy: true }) },
      { key: 'key', label: t('objects.act.copyKey'), icon: CopyIcon, onSelect: copyKey(row) },
      ...remove,
    ];
  };
}
