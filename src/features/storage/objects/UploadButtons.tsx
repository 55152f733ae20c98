import { useRef } from 'react';
import { useT } from '@/i18n';
import { Button, MenuButton, NewFolderIcon, TagsIcon, UploadIcon } from '@/ui';
import { pickedFiles, type PickedFile } from './picked';

interface Props {
  readonly onFiles: (files: readonly PickedFile[]) => void;
  readonly onFolder: () => void;
  readonly onOptions: () => void;
}

export function UploadButtons({ onFiles, onFolder, onOptions }: Props) {
  const t = useT();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    onFiles(pickedFiles(input.files ?? []));
    // The same file may be chosen again.
    input.value = '';
  };
  return (
    <>
      <Button size="small" variant="primary" icon={UploadIcon} onClick={() => files.current?.click()}>
        {t('objects.upload')}
      </Button>
      <MenuButton
        size="small"
        label={t('objects.add')}
        items={[
          { key: 'folder', label: t('objects.uploadFolder'), icon: UploadIcon, onSelect: () => folder.current?.click() },
          { key: 'new', label: t('objects.newFolder'), icon: NewFolderIcon, onSelect: onFolder },
          { key: 'options', label: t('objects.uploadOptions'), icon: TagsIcon, onSelect: onOptions },
        ]}
      />
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t('objects.upload')}
        onChange={({ currentTarget }) => take(currentTarget)}
      />
      <input
        ref={(element) => {
          folder.current = element;
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        hidden
        aria-label={t('objects.uploadFolder')}
        onChange={({ currentTarget }) => take(currentTarget)}
      />
    </>
  );
}
