import { useNavigate } from 'react-router';
import { groupings, sharesOf, topOf, type Grouping } from '@/data/billing/usage/groups';
import { useLabels } from '@/data/inventory/labels';
import { useFormat, useT } from '@/i18n';
import { useParam, usePaths } from '@/nav';
import { Columns, InlineSelect, Section } from '@/ui';
import { BarChart, ShareChart } from '@/ui/charts';
import type { TabProps } from './useMonth';
import { shareName } from './words';
import classes from './usage.module.css';

const most = 12;
/** More parts than this are no ring that anybody can read. */
const mostParts = 8;

/** The dearest resources as bars, and who has which share: of the month so far, or of what each hour costs now. */
export function ChartsTab({ account, month }: TabProps) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const navigate = useNavigate();
  const labels = useLabels();
  const [askedMeasure, putMeasure] = useParam('measure');
  const [askedBy, putBy] = useParam('by');
  const measure = askedMeasure === 'now' ? 'now' : 'cost';
  const by: Grouping = groupings.find((each) => each === askedBy) ?? 'kind';
  const { resources, accountCosts } = month;
  const { top, rest: others, others: count } = topOf(resources, measure, most);
  const placeOf = (slug: string) => accountCosts.locations.find((each) => each.slug === slug)?.display_name ?? slug;
  // What a machine costs now is not told apart by its states: it is in one of them.
  const shared = by === 'part' ? 'cost' : measure;
  const parts = sharesOf(resources, by, labels)
    .filter((share) => share[shared].gt(0))
    .map((share) => ({ key: share.key, label: shareName(t, by, share.key, placeOf), value: share[shared].toNumber() }));
  const money = (value: number) => format.money(value);
  const hourly = (value: number) => format.hourly(Number(value.toFixed()));
  const say = measure === 'now' ? hourly : money;
  const saidShare = shared === 'now' ? hourly : money;
  const bars = top.map((each) => ({ key: each.key, label: each.name, values: { value: (each[measure] ?? others).toNumber() } }));
  const shareLabel = t(shared === 'now' ? 'usage.chart.shareNow' : 'usage.chart.share', { by: t(`usage.by.${by}`) });
  return (
    <>
      <div className={classes.controls}>
        <InlineSelect
          label={t('usage.chart.measure')}
          value={measure}
          options={[
            { value: 'cost', label: t('usage.chart.cost') },
            { value: 'now', label: t('usage.chart.now') },
          ]}
          onChange={(value) => putMeasure(value === 'cost' ? null : value)}
        />
      </div>
      <Columns>
        <div>
          <Section title={t(measure === 'now' ? 'usage.chart.hourly' : 'usage.chart.top')}>
            {bars.length === 0 ? (
              <p className={classes.note}>{t('usage.chart.nothing')}</p>
            ) : (
              <BarChart
                horizontal
                label={t(measure === 'now' ? 'usage.chart.nowLabel' : 'usage.chart.costLabel')}
                columnLabel={t('usage.column.name')}
                rows={bars}
                series={[{ key: 'value', label: t(measure === 'now' ? 'usage.column.now' : 'usage.column.cost') }]}
                format={say}
                onSelect={(key) => void navigate(paths.usage(undefined, { account: String(account.id), rows: key }))}
              />
            )}
            {/* Not a bar: thousands of others would leave nothing to be seen of the top ones. */}
            {count > 0 ? <p className={classes.note}>{t('usage.chart.rest', { count, amount: say(others.toNumber()) })}</p> : null}
            <p className={classes.note}>{t(measure === 'now' ? 'usage.chart.hourly.about' : 'usage.chart.top.about')}</p>
          </Section>
        </div>
        <div>
          <Section
            title={t('usage.chart.shares')}
            actions={
              <InlineSelect
                label={t('usage.chart.by')}
                value={by}
                options={groupings.map((value) => ({ value, label: t(`usage.by.${value}`) }))}
                onChange={(value) => putBy(value === 'kind' ? null : value)}
              />
            }
          >
            {parts.length === 0 ? (
              <p className={classes.note}>{t('usage.chart.nothing')}</p>
            ) : by === 'tag' || parts.length > mostParts ? (
              <BarChart
                horizontal
                label={shareLabel}
                columnLabel={t(`usage.by.${by}`)}
                rows={parts.slice(0, 2 * most).map(({ key, label, value }) => ({ key, label, values: { value } }))}
                series={[{ key: 'value', label: t(shared === 'now' ? 'usage.column.now' : 'usage.column.cost') }]}
                format={saidShare}
              />
            ) : (
              <ShareChart
                label={shareLabel}
                columnLabel={t(`usage.by.${by}`)}
                valueLabel={t(shared === 'now' ? 'usage.column.now' : 'usage.column.cost')}
                parts={parts}
                format={saidShare}
              />
            )}
            {by === 'tag' ? <p className={classes.note}>{t('usage.chart.tags')}</p> : null}
            {by === 'part' && measure === 'now' ? <p className={classes.note}>{t('usage.chart.partNow')}</p> : null}
          </Section>
        </div>
      </Columns>
    </>
  );
}
