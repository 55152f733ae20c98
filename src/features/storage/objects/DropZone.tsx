import { useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useT } from '@/i18n';
import classes from './objects.module.css';
import { droppedFiles, pickedFiles, type PickedFile } from './picked';

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** Takes files and folders that are dropped on it, and files that are pasted into the page. */
export function DropZone({ onFiles, children }: { onFiles: (files: readonly PickedFile[]) => void; children: ReactNode }) {
  const t = useT();
  // Entering a child comes before leaving its parent.
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = pickedFiles(event.clipboardData?.files ?? []);
      // What is pasted into a field or over a dialog is meant for that.
      const elsewhere = event.target instanceof Element && event.target.closest('input, textarea, [role=dialog]') !== null;
      if (files.length > 0 && !elsewhere) latest.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
  const enter = (by: number) => (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  return (
    // What is dropped here can be chosen with the buttons as well.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes.zone}
      onDragEnter={enter(1)}
      onDragLeave={enter(-1)}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        void droppedFiles(event.dataTransfer).then(onFiles);
      }}
    >
      {children}
      {over ? <div className={classes.over}>{t('objects.drop')}</div> : null}
    </div>
  );
}
