import Big from 'big.js';
import { useBrand } from '@/brand';
import { sumOf } from '@/data/billing/documents/amounts';
import { byMonth, hasReports, type Basis } from '@/data/billing/documents/byMonth';
import { monthStart, type Entry } from '@/data/billing/documents/documents';
import type { LineKind } from '@/data/billing/documents/lines';
import { useFormat, useT } from '@/i18n';
import { useParam } from '@/nav';
import { InlineSelect, Section } from '@/ui';
import { BarChart } from '@/ui/charts';
import { useMonths } from './MonthFilter';
import classes from './documents.module.css';

/** A picture of more months than these says less than one of the last of them. */
const most = 24;
/** There are no more colours that everybody tells apart. */
const colours = 8;

/** What the months came to, by what the lines are for. */
export function Months({ entries }: { entries: readonly Entry[] }) {
  const t = useT();
  const format = useFormat();
  const { vatLabel } = useBrand();
  const [asked, put] = useParam('chart');
  const { choose } = useMonths();
  const two = hasReports(entries);
  const basis: Basis = two && asked === 'asked' ? 'asked' : 'used';
  const { months, kinds } = byMonth(entries, basis);
  const shown = months.slice(-most);
  const weight = (kind: LineKind) => sumOf(shown.flatMap(({ sums }) => sums.get(kind)?.abs() ?? [])).toNumber();
  const named = new Set(kinds.length <= colours ? kinds : kinds.toSorted((a, b) => weight(b) - weight(a)).slice(0, colours - 1));
  const series = kinds.filter((kind) => named.has(kind) && kind !== 'other');
  const rest = kinds.filter((kind) => !series.includes(kind));
  return (
    <Section
      title={t('documents.chart')}
      actions={
        two ? (
          <InlineSelect
            label={t('documents.chart.basis')}
            value={basis}
            options={[
              { value: 'used', label: t('documents.chart.used') },
              { value: 'asked', label: t('documents.chart.asked') },
            ]}
            onChange={(value) => put(value === 'used' ? null : value)}
          />
        ) : null
      }
    >
      {kinds.length === 0 ? (
        <p className={classes.small}>{t('documents.chart.none')}</p>
      ) : (
        <>
          <BarChart
            stacked
            label={t(`documents.chart.${basis}.label`)}
            columnLabel={t('documents.chart.month')}
            rows={shown.map(({ month, sums }) => ({
              key: month,
              label: format.month(monthStart(month)),
              values: {
                ...Object.fromEntries(series.map((kind) => [kind, (sums.get(kind) ?? new Big(0)).toNumber()])),
                ...(rest.length > 0 ? { other: sumOf(rest.flatMap((kind) => sums.get(kind) ?? [])).toNumber() } : {}),
              },
            }))}
            series={[
              ...series.map((kind) => ({ key: kind, label: t(`documents.line.${kind}`) })),
              ...(rest.length > 0 ? [{ key: 'other', label: t('documents.line.other') }] : []),
            ]}
            format={(value) => format.money(value)}
            onSelect={(month) => choose(month, month)}
          />
          <p className={classes.small}>{t('documents.chart.note', { vat: vatLabel })}</p>
        </>
      )}
    </Section>
  );
}
