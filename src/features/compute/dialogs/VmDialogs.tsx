import type { Machine } from '@/data/machines';
import type { OpenDialog } from '../actions';
import { ExportDialog } from '../estate/lazy';
import { CurlDialog } from './CurlDialog';
import { RenameDialog } from './RenameDialog';

/** The dialogs of one machine, for its page and for the list. */
export function VmDialogs({ dialog, machine, onClose }: { dialog: OpenDialog; machine: Machine; onClose: () => void }) {
  if (dialog === 'export') return <ExportDialog machines={[machine]} onClose={onClose} />;
  return dialog === 'rename' ? <RenameDialog machine={machine} onClose={onClose} /> : <CurlDialog machine={machine} onClose={onClose} />;
}
