import type { Machine } from '@/data/resources/vm/machines';
import type { OpenDialog } from '../actions';
import { BillingDialog } from './BillingDialog';
import { BootDialog } from './BootDialog';
import { CloneDialog } from './CloneDialog';
import { ExportDialog } from '../estate/lazy';
import { CurlDialog } from './CurlDialog';
import { PasswordDialog } from './PasswordDialog';
import { ReinstallDialog } from './ReinstallDialog';
import { RenameDialog } from './RenameDialog';
import { ResizeDialog } from './ResizeDialog';

const dialogs = {
  rename: RenameDialog,
  curl: CurlDialog,
  resize: ResizeDialog,
  clone: CloneDialog,
  password: PasswordDialog,
  boot: BootDialog,
  reinstall: ReinstallDialog,
  export: ({ machine, onClose }: { machine: Machine; onClose: () => void }) => <ExportDialog machines={[machine]} onClose={onClose} />,
  billing: ({ machine, onClose }: { machine: Machine; onClose: () => void }) => <BillingDialog machines={[machine]} onClose={onClose} />,
};

/** The dialogs of one machine, for its page and for the list. */
export function VmDialogs({ dialog, machine, onClose }: { dialog: OpenDialog; machine: Machine; onClose: () => void }) {
  const Shown = dialogs[dialog];
  return <Shown machine={machine} onClose={onClose} />;
}
