import type { BillingAccount } from '@/api';
import { discounted } from '@/data/billing/runway';
import type { Burn } from '@/data/billing/used';
import { perMonth } from '@/data/pricing';
import { useFormat, useT } from '@/i18n';
import classes from './overview.module.css';

/** What takes from the credit, kind by kind. */
export function BurnTable({ burn, account }: { burn: Burn; account: BillingAccount }) {
  const t = useT();
  const format = useFormat();
  if (burn.lines.length === 0) return null;
  const labels: Record<Burn['lines'][number]['kind'], (count: number) => string> = {
    running: (count) => t('billing.burn.running', { count }),
    attached: (count) => t('billing.burn.attached', { count }),
    stopped: (count) => t('billing.burn.stopped', { count }),
    disks: (count) => t('billing.burn.disks', { count }),
    media: (count) => t('billing.burn.media', { count }),
    idleAddresses: (count) => t('billing.burn.idleAddresses', { count }),
    addresses: (count) => t('billing.burn.addresses', { count }),
    balancers: (count) => t('billing.burn.balancers', { count }),
    services: (count) => t('billing.burn.services', { count }),
    buckets: (count) => t('billing.burn.buckets', { count }),
  };
  const say = (amount: string, unknown: number) => (unknown > 0 ? t('billing.burn.atLeast', { amount }) : amount);
  const net = discounted(burn.hourly, account);
  return (
    <details className={classes.details}>
      <summary>{t('billing.burn')}</summary>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('billing.burn.what')}</th>
            <th scope="col">{t('billing.burn.hour')}</th>
            <th scope="col">{t('billing.burn.month')}</th>
          </tr>
        </thead>
        <tbody>
          {burn.lines.map(({ kind, count, hourly, unknown }) => (
            <tr key={kind}>
              <th scope="row">{labels[kind](count)}</th>
              <td>{hourly ? say(format.hourly(hourly), unknown) : t('billing.burn.noPrice')}</td>
              <td>{hourly ? say(format.money(perMonth(hourly)), unknown) : ''}</td>
            </tr>
          ))}
          {account.discount_percentage ? (
            <>
              <tr>
                <th scope="row">{t('billing.burn.sum')}</th>
                <td>{format.hourly(burn.hourly)}</td>
                <td>{format.money(perMonth(burn.hourly))}</td>
              </tr>
              <tr>
                <th scope="row">{t('billing.burn.discount', { percent: format.percent(account.discount_percentage) })}</th>
                <td>{format.hourly(net.minus(burn.hourly))}</td>
                <td>{format.money(perMonth(net.minus(burn.hourly)))}</td>
              </tr>
            </>
          ) : null}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('billing.burn.total')}</th>
            <td>{format.hourly(net)}</td>
            <td>{format.money(perMonth(net))}</td>
          </tr>
        </tfoot>
      </table>
    </details>
  );
}
