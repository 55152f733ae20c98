import { AddKeyDialog } from './AddKeyDialog';
import { MakeKeyDialog } from './MakeKeyDialog';
import { RenameKeyDialog } from './RenameKeyDialog';
import type { KeyDialog } from './dialog';

export function KeyDialogs({ dialog, onClose }: { dialog: KeyDialog; onClose: () => void }) {
  if (dialog.kind === 'add') return <AddKeyDialog onClose={onClose} />;
  if (dialog.kind === 'make') return <MakeKeyDialog onClose={onClose} />;
  return <RenameKeyDialog key={dialog.key.uuid} sshKey={dialog.key} onClose={onClose} />;
}
