import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { lessStopped } from '@/data/billing/usage/schedule';
import { labelOf, useLabels } from '@/data/inventory/labels';
import type { Machine } from '@/data/resources/vm/machines';
import { useFormat, useT } from '@/i18n';
import { useParam } from '@/nav';
import { announce, ChartIcon, Empty, Section, ServerIcon, SkeletonRows } from '@/ui';
import { DataTable, type Column } from '@/ui/table';
import { tagsColumn } from './columns';
import { browserZone, mostPlanned, plannable, plannedIn, scheduleIn, writeSchedule } from './plan';
import type { TabProps } from './useMonth';
import classes from './usage.module.css';

const PlannedStops = lazy(async () => ({ default: (await import('./PlannedStops')).PlannedStops }));

const planId = 'usage-plan';
const idOf = (machine: Machine) => machine.id;
const nameOf = (machine: Machine) => machine.item.name;

/** What if machines were stopped at night: which ones, when, what it spares, and how it is set up. */
export function Plan({ account, month }: TabProps) {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const [, put] = useParam('plan');
  const columns = useColumns();
  const machines = plannable(month.resources, account.id);
  const planned = plannedIn(search, machines);
  const zone = browserZone();
  const plan = (chosen: readonly Machine[]) => put(chosen.length > 0 ? chosen.map(idOf).join(',') : null);
  return (
    <Section title={t('usage.plan.title')} id={planId}>
      <p className={classes.note}>{t('usage.plan.about')}</p>
      {planned.length > 0 ? (
        <Suspense fallback={<SkeletonRows rows={6} />}>
          <PlannedStops
            account={account}
            machines={planned}
            schedule={scheduleIn(search, zone)}
            zone={zone}
            now={month.now}
            onSchedule={(schedule) =>
              setSearch((before) => writeSchedule(schedule, before, zone), { replace: true, preventScrollReset: true })
            }
            onRemove={(gone) => plan(planned.filter(({ id }) => id !== gone.id))}
          />
        </Suspense>
      ) : null}
      <h3 className={classes.heading}>{t('usage.plan.choose')}</h3>
      <DataTable
        name="usage-plan"
        label={t('usage.plan.machines')}
        rows={machines}
        rowId={idOf}
        rowLabel={nameOf}
        columns={columns}
        offUrl
        initialSort={{ id: 'less', desc: true }}
        loading={month.things.pending}
        bulkActions={(rows) => [
          {
            key: 'plan',
            label: t('usage.plan.add'),
            icon: ChartIcon,
            reason: rows.length > mostPlanned ? t('usage.plan.most', { count: mostPlanned }) : null,
            onSelect: (chosen, onStarted) => {
              plan(chosen);
              onStarted();
              // What was asked for stands above the table.
              document.getElementById(planId)?.scrollIntoView();
              announce(t('usage.plan.planned', { count: chosen.length }));
            },
          },
        ]}
        empty={<Empty icon={ServerIcon} title={t('usage.plan.none')} text={t('usage.plan.none.text')} />}
      />
    </Section>
  );
}

function useColumns(): Column<Machine>[] {
  const t = useT();
  const format = useFormat();
  const labels = useLabels();
  const price = (which: 'running' | 'stopped'): Column<Machine> => ({
    id: which,
    header: t(`usage.plan.column.${which}`),
    text: ({ price }) => (price ? format.hourly(price[which]) : '–'),
    sort: ({ price }) => price?.[which].toNumber() ?? null,
    align: 'end',
    width: 130,
  });
  return [
    { id: 'name', header: t('usage.column.name'), text: nameOf, fixed: true, width: 220, minWidth: 150 },
    { id: 'location', header: t('usage.column.location'), text: ({ location }) => location.display_name, options: true, width: 120 },
    ...(Object.keys(labels).length === 0 ? [] : [tagsColumn(t, (machine: Machine) => labelOf(labels, machine.id).tags)]),
    price('running'),
    price('stopped'),
    {
      id: 'less',
      header: t('usage.plan.column.less'),
      text: (machine) => {
        const less = lessStopped(machine);
        return less ? format.hourly(less) : '–';
      },
      sort: (machine) => lessStopped(machine)?.toNumber() ?? null,
      align: 'end',
      width: 150,
    },
  ];
}
