import type { CommandSource } from '@/nav';
import { useMachineCommands } from './palette';

/** The palette's machines; see `useMachineCommands`. */
const Commands: CommandSource = ({ query, children }) => children(useMachineCommands(query));
export default Commands;
