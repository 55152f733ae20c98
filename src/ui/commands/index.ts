// The list of commands behind Ctrl-K. Not in ui/index: it is fetched when it is first opened.
export { CommandDialog, CommandList } from './CommandDialog';
export { rank } from './rank';
