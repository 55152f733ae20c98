import type Big from 'big.js';
import type { BillingAccount, PriceRow } from '@/api';
import { useBrand } from '@/brand';
import { hoursPerMonth, perMonth, vmPrice, withVat, type PriceLine, type VmPrice } from '@/data/pricing/pricing';
import { useFormat, useT } from '@/i18n';
import type { Choices } from './choices';
import { Figures, Hidden } from '@/ui';
import shared from '@/ui/shared.module.css';
import classes from './create.module.css';

/** What a machine of the form costs by the hour, net. */
export const priceOfChoices = (policy: readonly PriceRow[], choices: Choices, publicIp: boolean): VmPrice =>
  vmPrice(policy, {
    vcpu: choices.vcpu.value,
    memory: choices.ram.value,
    bootDisk: choices.disk.value,
    windows: choices.windows,
    // A clone gets no address.
    addresses: publicIp && choices.source !== 'clone' ? 1 : 0,
  });

/** The estimate: by the hour and the month, running and stopped, net and with the account's tax. */
export function Prices({ price, count, account }: { price: VmPrice; count: number; account: BillingAccount | undefined }) {
  const t = useT();
  const format = useFormat();
  const { vatLabel } = useBrand();
  const percent = account?.vat_percentage;
  const gross = (net: Big) => withVat(net, percent);
  const both = [price.running.times(count), price.stopped.times(count)] as const;
  const rows: { label: string; say: (net: Big) => string; strong?: boolean }[] = [
    { label: t('create.price.hour'), say: (net) => format.hourly(net) },
    { label: t('create.price.month', { hours: hoursPerMonth }), say: (net) => format.money(perMonth(net)), strong: true },
  ];
  const taxed: typeof rows = percent
    ? [
        { label: t('create.price.hour'), say: (net) => format.hourly(gross(net)) },
        {
          label: t('create.price.month', { hours: hoursPerMonth }),
          say: (net) => format.money(perMonth(gross(net))),
          strong: true,
        },
      ]
    : [];
  const drawn = (all: typeof rows) =>
    all.map(({ label, say, strong }) => (
      <tr key={label} className={strong ? classes.strong : undefined}>
        <th scope="row">{label}</th>
        {both.map((net, column) => (
          // oxlint-disable-next-line react/no-array-index-key -- two columns that stay what they are
          <td key={column}>{say(net)}</td>
        ))}
      </tr>
    ));
  const [running] = both;
  const without = t('create.price.net', { vat: vatLabel });
  return (
    <>
      <Figures
        figures={[
          { label: t('create.price.month', { hours: hoursPerMonth }), value: format.money(perMonth(running)), note: without },
          { label: t('create.price.hour'), value: format.hourly(running), note: without },
        ]}
      />
      {price.incomplete ? <p className={classes.corrected}>{t('create.price.incomplete')}</p> : null}
      <details className={classes.lines}>
        <summary>{t('create.price.lines')}</summary>
        <table className={classes.prices}>
          <caption>{t('create.price.caption', { count })}</caption>
          <thead>
            <tr>
              <th scope="col">
                <Hidden>{t('create.price.per')}</Hidden>
              </th>
              <th scope="col">{t('create.price.running')}</th>
              <th scope="col">{t('create.price.stopped')}</th>
            </tr>
          </thead>
          <tbody>
            <tr className={classes.group}>
              <th colSpan={3} scope="rowgroup">
                {t('create.price.net', { vat: vatLabel })}
              </th>
            </tr>
            {drawn(rows)}
          </tbody>
          {taxed.length > 0 ? (
            <tbody>
              <tr className={classes.group}>
                <th colSpan={3} scope="rowgroup">
                  {t('create.price.gross', { vat: vatLabel, percent: format.percent(percent ?? 0) })}
                </th>
              </tr>
              {drawn(taxed)}
            </tbody>
          ) : null}
        </table>
        <ul>
          {price.lines.map((line) => (
            <li key={line.kind}>
              <Line line={line} />
            </li>
          ))}
        </ul>
        <p className={shared.quiet}>{t('create.price.estimate')}</p>
      </details>
    </>
  );
}

function Line({ line: { kind, quantity, price, stopped } }: { line: PriceLine }) {
  const t = useT();
  const format = useFormat();
  const words: Partial<Record<PriceLine['kind'], string>> = {
    cpu: t('create.line.cpu', { count: quantity }),
    ram: t('create.line.ram', { size: format.memory(quantity) }),
    main: t('create.line.disk', { size: format.disk(quantity) }),
    windows: t('create.line.windows', { count: quantity }),
    address: t('create.line.address'),
  };
  return (
    <>
      <span>
        {words[kind] ?? kind}
        {stopped ? <small> {t('create.line.always')}</small> : null}
      </span>
      <span>{price ? t('create.perMonth', { price: format.money(perMonth(price)) }) : t('create.line.unknown')}</span>
    </>
  );
}
