import { addressesOf } from '@/data/resources/floating-ip/rules';
import { names } from './text';
import type { AddressKind, Exported } from './types';

/** A name for each that every resolver and SSH client takes. */
export const hostNames = (items: readonly Exported[]): Map<Exported, string> =>
  names(items, {
    preferred: ({ machine }) => machine.item.name,
    id: ({ machine }) => machine.item.uuid,
    sign: '-',
    substitute: 'vm',
    dots: true,
  });

/** The address of the chosen kind (IPv4 before IPv6), else one of the other kind. */
export function reachedAt({ machine }: Exported, kind: AddressKind): string | undefined {
  const all = addressesOf(machine.item, machine.floating);
  const chosen = [...all[kind], ...all[kind === 'public' ? 'private' : 'public']].filter((address) => /^[0-9a-fA-F.:]+$/.test(address));
  return chosen.find((address) => !address.includes(':')) ?? chosen[0];
}
