import { useState } from 'react';
import { useT } from '@/i18n';
import { confirm } from './confirm';
import { Later, LazyDialog, LazySidePanel } from './lazy';
import type { DialogProps } from './types';

function useLeaving({ dirty, onClose }: DialogProps) {
  const t = useT();
  return () => {
    if (!dirty) {
      onClose();
      return;
    }
    void confirm({ title: t('ui.discard.title'), body: t('ui.discard.body'), confirmLabel: t('ui.discard.confirm'), danger: true }).then(
      (yes) => yes && onClose(),
    );
  };
}

/** It is fetched when it is first opened, and stays in the page from then on, so that it can close in its own time. */
function useWanted(opened: boolean) {
  const [wanted, setWanted] = useState(opened);
  if (opened && !wanted) setWanted(true);
  return wanted || opened;
}

/** A dialog in the middle of the screen: focus stays inside, Escape leaves, the focus goes back to where it was. */
export function Dialog(props: DialogProps) {
  const leave = useLeaving(props);
  return useWanted(props.opened) ? (
    <Later>
      <LazyDialog {...props} onClose={leave} />
    </Later>
  ) : null;
}

/** The same at the side of the screen, for what is done beside a list. */
export function SidePanel(props: DialogProps) {
  const leave = useLeaving(props);
  return useWanted(props.opened) ? (
    <Later>
      <LazySidePanel {...props} onClose={leave} />
    </Later>
  ) : null;
}
