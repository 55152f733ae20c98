import type { PriceRow } from '@/api';
import { run } from '@/data/operations';
import { idleAddressPrice, perMonth } from '@/data/pricing/pricing';
import { unassignAddress } from '@/data/resources/floating-ip/operations';
import type { Format, T } from '@/i18n';
import { confirm } from '@/ui';
import type { AddressRow } from './rows';

/** Takes an address off what has it. It stays the customer's and goes on costing: that is said first. */
export async function confirmUnassign(
  t: T,
  format: Format,
  { ip, owner, location }: Pick<AddressRow, 'ip' | 'owner' | 'location'>,
  policy: readonly PriceRow[] | null,
): Promise<void> {
  if (!owner) return;
  const price = policy && idleAddressPrice(policy);
  await confirm({
    title: t('network.address.unassign.title', { address: ip.address, name: owner.name }),
    body: (
      <>
        <p>{t('network.address.unassign.text', { name: owner.name })}</p>
        <p>
          {price ? t('network.address.unassign.cost', { month: format.money(perMonth(price)) }) : t('network.address.unassign.costUnknown')}
        </p>
      </>
    ),
    confirmLabel: t('network.address.unassign'),
    action: async () => {
      await run(unassignAddress, { location: location.slug, address: ip.address, ...owner }, undefined);
    },
  });
}
