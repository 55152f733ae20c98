// Reached only by `import()`, see ui/lazy: this is what keeps floating-ui and the dialogs out of the first load.
import './styles';
export { ActionMenu } from './ActionMenu';
export { ChoiceList } from './ChoiceList';
export { ConfirmDialog } from './ConfirmDialog';
export { DialogFrame, SideFrame } from './frames';
export { HintBubble } from './HintBubble';
export { Panel } from './Panel';
