// What the first pages need. The rest of a machine's life is imported from its own file, by what is loaded when it is wanted.
export * from './machine';
export type { OnVm } from './on';
