import { useState } from 'react';
import type { FloatingIp, PriceRow } from '@/api';
import { run } from '@/data/operations';
import { idleAddressPrice, perMonth } from '@/data/pricing/pricing';
import { releaseAddress } from '@/data/resources/floating-ip/operations';
import { deleteLoadBalancer } from '@/data/resources/load-balancer/operations';
import { useFormat, useT } from '@/i18n';
import { confirm } from '@/ui';
import { Checkbox } from '@/ui/forms';
import { onBalancer, type BalancerRow } from './rows';

/** Deletes a load balancer, and with it those of its addresses that are ticked; the others go on costing. */
export function useDeleteBalancer(policy: readonly PriceRow[] | null): (row: BalancerRow) => Promise<boolean> {
  const t = useT();
  const format = useFormat();
  const price = policy && idleAddressPrice(policy);
  return (row) => {
    const ticked = new Set<string>();
    let gone = false;
    return confirm({
      title: t('network.balancer.delete.title', { name: row.name }),
      body: (
        <>
          <p>{t('network.balancer.delete.text')}</p>
          {row.floating.length > 0 ? (
            <p>
              {price
                ? t('network.balancer.delete.addresses', { count: row.floating.length, month: format.money(perMonth(price)) })
                : t('network.balancer.delete.addressesUnpriced', { count: row.floating.length })}
            </p>
          ) : null}
        </>
      ),
      extra: row.floating.map((ip) => (
        <Tick key={ip.address} ip={ip} onChange={(on) => (on ? ticked.add(ip.address) : ticked.delete(ip.address))} />
      )),
      confirmLabel: t('network.balancer.delete'),
      danger: true,
      typeName: row.name,
      action: async () => {
        // What is done stays done when a later one fails: only the rest is tried again.
        if (!gone) await run(deleteLoadBalancer, onBalancer(row), undefined);
        gone = true;
        for (const address of ticked) {
          await run(releaseAddress, { location: row.location.slug, address }, undefined);
          ticked.delete(address);
        }
      },
    });
  };
}

function Tick({ ip, onChange }: { ip: FloatingIp; onChange: (on: boolean) => void }) {
  const t = useT();
  const [on, setOn] = useState(false);
  return (
    <Checkbox
      label={t('network.balancer.delete.also', { address: ip.address })}
      checked={on}
      onChange={(event) => {
        setOn(event.currentTarget.checked);
        onChange(event.currentTarget.checked);
      }}
    />
  );
}
