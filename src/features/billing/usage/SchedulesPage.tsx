import { lazyPart } from '@/ui/lazy';
import { Suspense } from 'react';
import type { BillingAccount } from '@/api';
import { lessStopped } from '@/data/billing/usage/schedule';
import { labelOf, useLabels } from '@/data/inventory/labels';
import type { Machine } from '@/data/resources/vm/machines';
import { useCommonColumns } from '@/entities/columns';
import { useFormat, useT } from '@/i18n';
import { useAddress } from '@/nav';
import { announce, ChartIcon, Empty, Section, ServerIcon, SkeletonRows } from '@/ui';
import { DataTable, type Column } from '@/ui/table';
import { BillingPage } from '../frame/BillingPage';
import { tagsColumn } from './columns';
import { MonthBody } from './MonthBody';
import { browserZone, mostPlanned, plannable, plannedIn, scheduleIn, writeSchedule } from './plan';
import { useMonth } from './useMonth';

const PlannedStops = lazyPart(async () => ({ default: (await import('./PlannedStops')).PlannedStops }));

const planId = 'usage-plan';
const idOf = (machine: Machine) => machine.id;
const nameOf = (machine: Machine) => machine.item.name;

/** What stopping VMs outside working hours saves: which ones, when, and the job that does it. */
export function SchedulesPage() {
  const t = useT();
  return (
    <BillingPage title={t('shell.page.schedules')} lead={t('usage.plan.about')}>
      {(account) => <Schedules key={account.id} account={account} />}
    </BillingPage>
  );
}

function Schedules({ account }: { account: BillingAccount }) {
  const t = useT();
  const month = useMonth(account);
  const [search, put] = useAddress();
  const columns = useColumns();
  const machines = plannable(month.resources, account.id);
  const planned = plannedIn(search, machines);
  const zone = browserZone();
  const plan = (chosen: readonly Machine[]) => put({ plan: chosen.length > 0 ? chosen.map(idOf).join(',') : null });
  return (
    <MonthBody month={month} priced>
      {planned.length > 0 ? (
        <Section title={t('usage.plan.planned', { count: planned.length })} id={planId}>
          <Suspense fallback={<SkeletonRows rows={6} />}>
            <PlannedStops
              account={account}
              machines={planned}
              schedule={scheduleIn(search, zone)}
              zone={zone}
              now={month.now}
              onSchedule={(schedule) => put((before) => writeSchedule(schedule, before, zone))}
              onRemove={(gone) => plan(planned.filter(({ id }) => id !== gone.id))}
            />
          </Suspense>
        </Section>
      ) : null}
      <DataTable
        name="usage-plan"
        label={t('usage.plan.machines')}
        rows={machines}
        rowId={idOf}
        rowLabel={nameOf}
        columns={columns}
        offUrl
        initialSort={{ id: 'less', desc: true }}
        loading={month.accountCosts.pending}
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
    </MonthBody>
  );
}

function useColumns(): Column<Machine>[] {
  const t = useT();
  const format = useFormat();
  const labels = useLabels();
  const common = useCommonColumns();
  const price = (which: 'running' | 'stopped'): Column<Machine> => ({
    id: which,
    header: t(`usage.plan.column.${which}`),
    text: ({ price }) => (price ? format.hourly(price[which]) : '–'),
    sort: ({ price }) => price?.[which].toNumber() ?? null,
    align: 'end',
    width: 130,
  });
  return [
    common.name({ text: nameOf }),
    common.location<Machine>(true),
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
