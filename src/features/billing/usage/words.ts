import type { Grouping } from '@/data/billing/usage/groups';
import type { Resource } from '@/data/inventory/accountCosts';
import { kindNamed } from '@/data/inventory/registry';
import { vmStatus } from '@/data/resources/vm/rules';
import { msg, type T } from '@/i18n';

/** What a share is called: a kind, a part, a place, a tag. */
export function shareName(t: T, by: Grouping, key: string, placeOf: (slug: string) => string): string {
  if (by === 'tag') return key || t('usage.none.tag');
  if (by === 'location') return key ? placeOf(key) : t('usage.none.location');
  return by === 'kind' ? kindName(t, key) : partName(t, key);
}

const parts = ['running', 'stopped', 'snapshots', 'backups', 'other'] as const;

export function kindName(t: T, key: string): string {
  return t(kindNamed(key)?.title ?? msg('inventory.kind.other'));
}

export function partName(t: T, key: string): string {
  const part = parts.find((each) => each === key) ?? 'other';
  return t(`usage.part.${part}`);
}

/** The state that something is in now, as far as the lists tell. */
export function stateName(t: T, { machine, there }: Resource): string {
  if (there === 'gone') return t('usage.state.gone');
  if (there === 'unknown') return '';
  if (!machine) return t('usage.state.there');
  const { name } = vmStatus(machine.item.status);
  return typeof name === 'string' ? name : t(name);
}
