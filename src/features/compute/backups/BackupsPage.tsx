import { useQuery } from '@tanstack/react-query';
import type Big from 'big.js';
import { run } from '@/data/operations';
import { perMonth, priceOf, rowsOf, sumHourly } from '@/data/pricing/pricing';
import { policyQuery } from '@/data/pricing/queries';
import { setBackup } from '@/data/resources/snapshot/operations';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { disksOf } from '@/data/resources/vm/parts';
import { useCommonColumns } from '@/entities/columns';
import { ResourceList } from '@/entities/list';
import { useFormat, useT } from '@/i18n';
import { everywhere, useParam, usePaths, useScope } from '@/nav';
import { confirm, Figures, HistoryIcon, InlineSelect, Section, Status, type MenuItem } from '@/ui';
import { BatchDialog, ItemList, useBatch } from '@/ui/batch';
import { moneyColumn, numberColumn, type Column } from '@/ui/table';
import { useReason } from '../actions';
import { useMachines } from '../useMachines';

const idOf = ({ id }: Machine) => id;
const nameOf = ({ item }: Machine) => item.name;
const sizeOf = ({ item }: Machine) => disksOf(item).reduce((sum, disk) => sum + disk.size, 0);

/** Which VMs have automatic backups, which don't, and what turning them on costs. */
export function BackupsPage() {
  const t = useT();
  const format = useFormat();
  const scope = useScope();
  const { vms, machines } = useMachines(scope);
  const policy = useQuery(policyQuery());
  const prices = policy.data ? rowsOf(policy.data) : null;
  const costOf = (machine: Machine) => prices && priceOf(prices, 'backup', sizeOf(machine));
  const month = (chosen: readonly Machine[]) => format.money(perMonth(sumHourly(chosen.map((each) => ({ hourly: costOf(each) })))));
  const reason = useReason();
  const batch = useBatch<Machine>();
  const [shown, show] = useParam('show');
  const columns = useColumns(scope === everywhere, costOf);
  const without = machines.filter(({ item }) => !item.backup);

  const turnOn = async (chosen: readonly Machine[], onStarted?: () => void) => {
    const wanted = chosen.filter((machine) => !machine.item.backup && reason('backup', machine) === null);
    const yes = await confirm({
      title: t('life.backups.ask', { count: wanted.length }),
      body: (
        <>
          <p>{t('life.backups.cost', { count: wanted.length, month: month(wanted) })}</p>
          <ItemList items={wanted.map((machine) => ({ key: machine.id, name: nameOf(machine), notes: [machine.location.display_name] }))} />
        </>
      ),
      confirmLabel: t('life.backups.action', { count: wanted.length }),
    });
    if (!yes) return;
    onStarted?.();
    await batch.go(wanted, async (machine) => {
      await run(setBackup, { ...onVm(machine), on: true }, undefined);
    });
  };
  const reasonOf = (machine: Machine) => (machine.item.backup ? t('life.backups.already') : reason('backup', machine));
  const item = (machine: Machine): MenuItem => ({
    key: 'on',
    label: t('life.backups.turnOn'),
    icon: HistoryIcon,
    reason: reasonOf(machine),
    onSelect: () => void turnOn([machine]),
  });
  return (
    <ResourceList
      name="backup-coverage"
      title={t('shell.page.backups')}
      lead={t('life.backups.lead')}
      read={vms}
      rows={shown === 'all' ? machines : without}
      rowId={idOf}
      rowLabel={nameOf}
      columns={columns}
      initialSort={{ id: 'size', desc: true }}
      menu={(machine) => [item(machine)]}
      bulk={(chosen) => [
        {
          key: 'on',
          label: t('life.backups.turnOn'),
          icon: HistoryIcon,
          reason: chosen.some((machine) => reasonOf(machine) === null) ? null : chosen[0] ? reasonOf(chosen[0]) : null,
          onSelect: (picked, onStarted) => void turnOn(picked, onStarted),
        },
      ]}
      toolbar={
        <InlineSelect
          label={t('life.backups.show')}
          value={shown === 'all' ? 'all' : 'without'}
          options={[
            { value: 'without', label: t('life.backups.show.without') },
            { value: 'all', label: t('life.backups.show.all') },
          ]}
          onChange={(value) => show(value === 'all' ? 'all' : null)}
        />
      }
      above={
        machines.length === 0 ? null : (
          <Section title={t('life.backups.coverage')}>
            <Figures
              figures={[
                {
                  label: t('life.backups.protected'),
                  value: t('life.backups.of', {
                    count: format.number(machines.length - without.length),
                    all: format.number(machines.length),
                  }),
                },
                { label: t('life.backups.without'), value: format.number(without.length) },
                { label: t('life.backups.forAll'), value: month(without), note: t('life.backups.perCopy') },
              ]}
            />
          </Section>
        )
      }
      empty={{ icon: HistoryIcon, title: t('life.backups.none'), text: t('life.backups.noneText') }}
      summary={(rows) => t('life.backups.sum', { count: rows.length, month: month(rows) })}
    >
      <BatchDialog
        title={(count) => t('life.backups.going', { count })}
        batch={batch}
        name={nameOf}
        note={({ location }) => location.display_name}
      />
    </ResourceList>
  );
}

function useColumns(several: boolean, costOf: (machine: Machine) => Big | null): Column<Machine>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const common = useCommonColumns();
  return [
    common.name<Machine>({ text: nameOf, to: ({ item, location }) => paths.vm(location.slug, item.uuid, 'snapshots') }),
    {
      id: 'backup',
      header: t('life.backups.column'),
      text: ({ item }) => t(item.backup ? 'life.backups.on' : 'life.backups.off'),
      cell: ({ item }) => <Status tone={item.backup ? 'ok' : 'warn'} label={t(item.backup ? 'life.backups.on' : 'life.backups.off')} />,
      width: 130,
    },
    common.location<Machine>(several),
    numberColumn<Machine>({ id: 'size', header: t('life.backups.size'), value: sizeOf, format: format.disk, width: 110 }),
    moneyColumn<Machine>({
      id: 'cost',
      header: t('life.backups.costColumn'),
      value: (machine) => {
        const hourly = costOf(machine);
        return hourly && perMonth(hourly);
      },
      format: format.money,
      width: 150,
    }),
  ];
}
