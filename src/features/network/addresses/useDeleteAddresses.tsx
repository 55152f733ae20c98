import type { PriceRow } from '@/api';
import { run } from '@/data/operations';
import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { releaseAddress } from '@/data/resources/floating-ip/operations';
import { useFormat, useT } from '@/i18n';
import { confirm } from '@/ui';
import { BatchDialog, ItemList, useBatch } from '@/ui/batch';
import type { AddressRow } from './rows';

/** Deletes addresses, one or many, after their names have been shown. The addresses are lost. */
export function useDeleteAddresses(policy: readonly PriceRow[] | null) {
  const t = useT();
  const batch = useBatch<AddressRow>();
  const start = async (rows: readonly AddressRow[], taken?: () => void) => {
    const count = rows.length;
    const [first] = rows;
    if (!first) return;
    const yes = await confirm({
      title: t('network.address.delete.title', { count, address: first.ip.address }),
      body: <Review rows={rows} priced={policy !== null} />,
      confirmLabel: t('network.address.deleteMany', { count }),
      danger: true,
      typeName: count === 1 ? first.ip.address : t('network.address.delete.word', { count }),
    });
    if (!yes) return;
    taken?.();
    await batch.go(rows, async ({ location, ip }) => {
      await run(releaseAddress, { location: location.slug, address: ip.address }, undefined);
    });
  };
  return { ...batch, start };
}

function Review({ rows, priced }: { rows: readonly AddressRow[]; priced: boolean }) {
  const t = useT();
  const format = useFormat();
  const owners = rows.flatMap(({ owner }) => owner ?? []);
  const [first] = owners;
  const saved = perMonth(sumHourly(rows));
  return (
    <>
      <p>{t('network.address.delete.text', { count: rows.length })}</p>
      {first ? (
        <p>
          {rows.length === 1
            ? t('network.address.unassign.text', { name: first.name })
            : t('network.address.delete.inUse', { count: owners.length })}
        </p>
      ) : null}
      {priced && saved.gt(0) ? <p>{t('network.address.delete.saves', { month: format.money(saved) })}</p> : null}
      <ItemList
        items={rows.map(({ id, ip, owner, location }) => ({
          key: id,
          name: ip.address,
          notes: [ip.name || null, owner?.name ?? t('network.address.unassigned'), location.display_name],
          end: null,
        }))}
      />
    </>
  );
}

/** What became of each address. */
export function DeleteAddressesDialog({ deletion }: { deletion: ReturnType<typeof useDeleteAddresses> }) {
  const t = useT();
  return (
    <BatchDialog
      title={(count) => t('network.address.deleting', { count })}
      batch={deletion}
      name={({ ip }) => ip.address}
      note={({ location }) => location.display_name}
    />
  );
}
