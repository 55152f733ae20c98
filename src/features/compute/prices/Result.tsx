import Big from 'big.js';
import type { PriceRow } from '@/api';
import { hoursPerMonth, perMonth, withVat, type PriceLine } from '@/data/pricing/pricing';
import { useFormat, useT, type Format, type T } from '@/i18n';
import { Figures, Notice } from '@/ui';
import { PlainTable } from '@/ui/PlainTable';
import classes from './prices.module.css';
import { estimate, type EstimateInput } from './estimate';

interface Props {
  readonly policy: readonly PriceRow[];
  readonly input: EstimateInput;
  readonly vat: { readonly label: string; readonly percent: number } | null;
}

interface Line {
  readonly key: string;
  readonly name: string;
  readonly quantity: string;
  readonly running: Big | null;
  readonly stopped: Big | null;
}

/** An estimate line by line, with its sum: running and stopped, net and with the account's tax. */
export function Result({ policy, input, vat }: Props) {
  const t = useT();
  const format = useFormat();
  const { machine, idle, balancers, running, stopped, incomplete } = estimate(policy, input);
  const month = (hourly: Big) => format.money(perMonth(hourly));
  const said = (price: Big | null, say: (price: Big) => string) => (price ? say(price) : t('prices.result.unknown'));
  const hour = (price: Big) => format.hourly(price);
  const lines: Line[] = [
    ...machine.lines.map((line, at) => machineLine(t, format, line, input.count, `${line.kind} ${at}`)),
    ...(input.addresses > 0 && !machine.lines.some(({ kind }) => kind === 'address')
      ? [
          {
            key: 'address',
            name: t('prices.thing.address'),
            quantity: format.number(input.addresses * input.count),
            running: null,
            stopped: null,
          },
        ]
      : []),
    ...(input.idle > 0
      ? [{ key: 'idle', name: t('prices.thing.idle'), quantity: format.number(input.idle), running: idle, stopped: idle }]
      : []),
    ...(input.balancers > 0
      ? [
          {
            key: 'balancers',
            name: t('prices.thing.balancer'),
            quantity: format.number(input.balancers),
            running: balancers,
            stopped: balancers,
          },
        ]
      : []),
  ];
  const free = (line: Line) => line.key === 'address';
  return (
    <>
      <Figures
        large
        figures={[
          { label: t('prices.figure.month'), value: month(running), note: t('prices.figure.stopped', { amount: month(stopped) }) },
          ...(vat
            ? [
                {
                  label: t('prices.figure.gross', { vat: vat.label, percent: format.percent(vat.percent) }),
                  value: month(withVat(running, vat.percent)),
                  note: t('prices.figure.stopped', { amount: month(withVat(stopped, vat.percent)) }),
                },
              ]
            : []),
        ]}
      />
      <PlainTable
        label={t('prices.result')}
        head={[
          t('prices.result.part'),
          t('prices.result.quantity'),
          t('prices.result.hour'),
          t('prices.result.month'),
          t('prices.result.stopped'),
        ]}
        rows={[
          ...lines.map((line) => ({
            key: line.key,
            name: line.name,
            cells: free(line)
              ? [line.quantity, t('prices.result.free'), t('prices.result.free'), t('prices.result.free')]
              : [line.quantity, said(line.running, hour), said(line.running, month), said(line.stopped, month)],
          })),
          {
            key: 'net',
            name: t('prices.result.total'),
            cells: [t('prices.result.machines', { count: input.count }), hour(running), month(running), month(stopped)],
            strong: true,
          },
          ...(vat
            ? [
                {
                  key: 'gross',
                  name: t('prices.result.gross', { vat: vat.label, percent: format.percent(vat.percent) }),
                  cells: [
                    '',
                    hour(withVat(running, vat.percent)),
                    month(withVat(running, vat.percent)),
                    month(withVat(stopped, vat.percent)),
                  ],
                  strong: true,
                },
              ]
            : []),
        ]}
      />
      <p className={classes.note}>{t('prices.result.about', { hours: hoursPerMonth })}</p>
      {incomplete ? <Notice tone="warn">{t('prices.result.incomplete')}</Notice> : null}
    </>
  );
}

function machineLine(t: T, format: Format, { kind, quantity, price, stopped }: PriceLine, count: number, key: string): Line {
  const names: Record<PriceLine['kind'], string> = {
    cpu: t('prices.thing.cpu'),
    ram: t('prices.thing.ram'),
    windows: t('prices.thing.windows'),
    main: t('prices.thing.main'),
    block: t('prices.thing.block'),
    snapshot: t('prices.thing.snapshot'),
    backup: t('prices.thing.backup'),
    address: t('prices.thing.address'),
    idleAddress: t('prices.thing.idle'),
  };
  const counted = kind === 'cpu' || kind === 'windows' || kind === 'address' || kind === 'idleAddress';
  const amount = counted ? format.number(quantity) : kind === 'ram' ? format.memory(quantity) : format.disk(quantity);
  const all = price && price.times(count);
  return {
    key,
    name: names[kind],
    quantity: count > 1 ? `${format.number(count)} × ${amount}` : amount,
    running: all,
    stopped: stopped ? all : new Big(0),
  };
}
