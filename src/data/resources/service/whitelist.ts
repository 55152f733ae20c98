import { isBlock, readBlock, sameBlock } from '@/data/core/cidr';
import { msg, type Message } from '@/i18n';

/** An empty whitelist is no restriction; a block of all addresses is none either. */
export const isOpenToAll = (whitelist: readonly string[]): boolean =>
  whitelist.length === 0 ||
  whitelist.some((entry) => {
    const block = readBlock(entry);
    return isBlock(block) && block.prefix === 0;
  });

/** What is wrong with an entry that is to be added, as typed. */
export function entryProblem(text: string, present: readonly string[]): Message | null {
  const block = readBlock(text);
  if (block === 'empty') return msg('services.entry.problem.empty');
  if (block === 'ipv6') return msg('services.entry.problem.ipv6');
  if (block === 'prefix') return msg('services.entry.problem.prefix');
  if (!isBlock(block)) return msg('services.entry.problem.format');
  return present.some((entry) => sameBlock(entry, block.cidr)) ? msg('services.entry.problem.present') : null;
}

export interface WhitelistChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** What has to be sent to get from one list to another. Entries keep the spelling that the platform has for them. */
export const changeBetween = (before: readonly string[], after: readonly string[]): WhitelistChange => ({
  add: after.filter((entry) => !before.some((each) => sameBlock(each, entry))),
  remove: before.filter((entry) => !after.some((each) => sameBlock(each, entry))),
});

/** A change that lets everybody in where not everybody was let in. */
export const opens = (before: readonly string[], after: readonly string[]): boolean => !isOpenToAll(before) && isOpenToAll(after);
