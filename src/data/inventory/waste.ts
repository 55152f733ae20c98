import type { Vm } from '@/api';
import type { Message } from '@/i18n';
import type { Policy, Thresholds, UnusedGroup } from '../core/resourceKind';
import { vmRunning } from '../resources/vm/rules';
import { joinInventory, type InventoryItem, type Place } from './join';
import { registry } from './registry';
import { searchedKinds } from './searchedKinds';

export type { Thresholds } from '../core/resourceKind';

export const usualThresholds: Thresholds = { stopped: 14, snapshots: 30 };

/** Something that costs and that nothing uses, as far as can be told from the lists. */
export interface Finding extends InventoryItem {
  /** One of its kind's `unusedGroups`. */
  readonly group: string;
  readonly reason: Message;
  /** Since when nothing has been done with it, as far as the platform says. */
  readonly since: Date | null;
  /** Addresses that stay when it goes. */
  readonly leaves: readonly string[];
}

/** Everything of a location, or of what is in none, that looks unused; `now` in milliseconds. */
export const wasteIn = (place: Place, policy: Policy, now: number, thresholds: Thresholds = usualThresholds): Finding[] =>
  joinInventory([place], [], policy).flatMap((item) => {
    const unused = item.entry.unused?.(item.item as never, { ...item.around, now, thresholds });
    return unused ? [{ ...item, leaves: [], ...unused }] : [];
  });

/** Ways of being unused of all kinds, by their names. */
export const unusedGroups: ReadonlyMap<string, UnusedGroup> = new Map(
  [...registry, ...searchedKinds].flatMap((entry) => Object.entries(entry.unusedGroups ?? {})),
);

/** What is deleted of what was chosen: parts of a VM that is deleted itself go with it. */
export function deletedOf(chosen: readonly Finding[]): readonly Finding[] {
  const vms = new Set(chosen.filter(({ kind }) => kind === 'vm').map(({ key }) => key));
  return chosen.filter(({ owner }) => owner?.kind !== 'vm' || !vms.has(owner.key));
}

/** The VM that it is, or is a part of. */
export const vmOf = ({ kind, key, name, owner }: InventoryItem): { readonly uuid: string; readonly name: string } | null =>
  kind === 'vm' ? { uuid: key, name } : owner?.kind === 'vm' ? { uuid: owner.key, name: owner.name } : null;

/** VMs that run without automatic backups; `null` and missing count as without. */
export const withoutBackup = (vms: readonly Vm[]): readonly Vm[] => vms.filter((vm) => vmRunning(vm) && vm.backup !== true);
