import { lazyPart } from '@/ui/lazy';
import Big from 'big.js';
import { Suspense } from 'react';
import { costOf } from '@/data/billing/usage/usage';
import type { Resource } from '@/data/inventory/accountCosts';
import { useLabels } from '@/data/inventory/labels';
import { useFormat, useT } from '@/i18n';
import { useParam, usePaths } from '@/nav';
import { ChartIcon, Empty, InfoIcon, Section, ServerIcon, type MenuItem } from '@/ui';
import { DataTable } from '@/ui/table';
import { useColumns } from './columns';
import { exportsOf } from './exports';
import { MonthFigures } from './MonthFigures';
import type { TabProps } from './useMonth';
import classes from './usage.module.css';

const RowsDialog = lazyPart(async () => ({ default: (await import('./RowsDialog')).RowsDialog }));

const idOf = (resource: Resource) => resource.key;
const nameOf = (resource: Resource) => resource.name;
const nowSum = (resources: readonly Resource[]) => resources.reduce((sum, { now }) => sum.plus(now ?? 0), new Big(0));

/** Every resource of the month with its share, the dearest first. */
export function ResourcesTab({ account, month }: TabProps) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const labels = useLabels();
  const [asked, show] = useParam('rows');
  const { usage, rows, resources, soFar, accountCosts } = month;
  const columns = useColumns(labels, soFar ?? new Big(0));
  const opened = resources.find(({ key }) => key === asked);

  const menu = ({ key, machine, lines }: Resource): MenuItem[] => [
    {
      key: 'rows',
      label: t('usage.rows.open'),
      icon: InfoIcon,
      reason: lines.length === 0 ? t('usage.rows.none') : null,
      onSelect: () => show(key),
    },
    ...(machine
      ? [
          { key: 'machine', label: t('usage.openMachine'), icon: ServerIcon, to: paths.vm(machine.location.slug, machine.item.uuid) },
          {
            key: 'plan',
            label: t('usage.planStops'),
            icon: ChartIcon,
            to: paths.schedules({ account: String(account.id), plan: machine.id }),
          },
        ]
      : []),
  ];
  return (
    <>
      <Section title={t('usage.month')}>
        <MonthFigures account={account} month={month} />
        <p className={classes.note}>{t('usage.about')}</p>
      </Section>
      <DataTable
        name="usage"
        label={t('usage.resources')}
        rows={resources}
        rowId={idOf}
        rowLabel={nameOf}
        columns={columns}
        rowActions={menu}
        initialSort={{ id: 'cost', desc: true }}
        updatedAt={usage.dataUpdatedAt}
        onRefresh={() => void usage.refetch()}
        refreshing={usage.isFetching}
        loading={accountCosts.pending && resources.length === 0}
        groupNote={(members) => format.money(costOf(members))}
        exports={exportsOf(t, { account: account.id, rows, labels })}
        footer={(shown) =>
          t('usage.sum', {
            count: shown.length,
            cost: format.money(costOf(shown)),
            now: format.hourly(nowSum(shown)),
          })
        }
        empty={<Empty icon={ChartIcon} title={t('usage.empty')} text={t('usage.empty.text')} />}
      />
      {opened ? (
        <Suspense>
          <RowsDialog resource={opened} onClose={() => show(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
