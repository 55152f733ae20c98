import { useQuery } from '@tanstack/react-query';
import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { clock, minutesIn, savingPerMonth, savingThisMonth, stoppedPerWeek, type Schedule } from '@/data/billing/usage/schedule';
import { scheduleFiles, type ScheduleFiles } from '@/exports/scheduleFiles';
import type { Machine } from '@/data/resources/vm/machines';
import { hoursPerMonth, withVat } from '@/data/pricing/pricing';
import { useFormat, useT } from '@/i18n';
import { useParam } from '@/nav';
import { CodeBlock, Figures, IconButton, InlineSelect, Loading, Name, Notice, XIcon } from '@/ui';
import { Checkbox, TextInput } from '@/ui/forms';
import { badSchedule } from './plan';
import classes from './usage.module.css';

interface Props {
  readonly account: BillingAccount;
  readonly machines: readonly Machine[];
  readonly schedule: Schedule;
  /** The browser's. */
  readonly zone: string;
  readonly now: number;
  readonly onSchedule: (schedule: Schedule) => void;
  readonly onRemove: (machine: Machine) => void;
}

const kinds = ['cron', 'systemd', 'ci'] as const satisfies readonly (keyof ScheduleFiles)[];

/** Machines with a schedule: what it spares, and the files that carry it out while nobody has the panel open. */
export function PlannedStops({ account, machines, schedule, zone, now, onSchedule, onRemove }: Props) {
  const t = useT();
  const format = useFormat();
  const { vatLabel } = useBrand();
  const problem = badSchedule(schedule);
  const month = savingPerMonth(machines, schedule);
  const rest = savingThisMonth(machines, schedule, now);
  const percent = account.vat_percentage;
  const time = (field: 'stop' | 'start', label: string) => (
    <TextInput
      type="time"
      label={label}
      value={clock(schedule[field])}
      error={field === 'start' && problem ? t(problem) : null}
      onChange={(event) => {
        const minutes = minutesIn(event.currentTarget.value);
        if (minutes !== null) onSchedule({ ...schedule, [field]: minutes });
      }}
    />
  );
  return (
    <div className={classes.plan}>
      <ul className={classes.planned} aria-label={t('usage.plan.planned', { count: machines.length })}>
        {machines.map((machine) => (
          <li key={machine.id}>
            <Name>{machine.item.name}</Name>
            <IconButton label={t('usage.plan.remove', { name: machine.item.name })} icon={XIcon} onClick={() => onRemove(machine)} />
          </li>
        ))}
      </ul>
      <div className={classes.fields}>
        {time('stop', t('usage.plan.stop'))}
        {time('start', t('usage.plan.start'))}
        <div className={classes.check}>
          <Checkbox
            label={t('usage.plan.weekends')}
            checked={schedule.weekendsOff}
            onChange={(event) => onSchedule({ ...schedule, weekendsOff: event.currentTarget.checked })}
          />
        </div>
        {zone === 'UTC' ? null : (
          <div className={classes.check}>
            <InlineSelect
              label={t('usage.plan.zone')}
              value={schedule.zone}
              options={[zone, 'UTC'].map((value) => ({ value, label: value }))}
              onChange={(value) => onSchedule({ ...schedule, zone: value })}
            />
          </div>
        )}
      </div>
      {problem ? null : (
        <>
          <div className={classes.figures}>
            <Figures
              large
              figures={[
                {
                  label: t('usage.plan.saving'),
                  value: format.money(month),
                  note: percent
                    ? t('usage.plan.saving.gross', {
                        amount: format.money(withVat(month, percent)),
                        vat: vatLabel,
                        percent: format.percent(percent),
                      })
                    : null,
                },
                { label: t('usage.plan.rest'), value: format.money(rest), note: t('usage.plan.rest.note') },
                {
                  label: t('usage.plan.hours'),
                  value: format.number(stoppedPerWeek(schedule) / 60),
                  note: t('usage.plan.hours.note', { zone: schedule.zone }),
                },
              ]}
            />
          </div>
          <p className={classes.note}>{t('usage.plan.how', { hours: hoursPerMonth })}</p>
          <Files machines={machines} schedule={schedule} now={now} account={account} />
        </>
      )}
    </div>
  );
}

function Files({ machines, schedule, now, account }: Pick<Props, 'machines' | 'schedule' | 'now' | 'account'>) {
  const t = useT();
  const [asked, put] = useParam('as');
  const kind = kinds.find((each) => each === asked) ?? 'cron';
  const day = Math.floor(now / 86_400_000);
  const { data } = useQuery({
    queryKey: ['schedule-files', machines.map(({ id, item }) => [id, item.name]), schedule, day],
    queryFn: () => scheduleFiles(machines, schedule),
    staleTime: Infinity,
  });
  return (
    <>
      <div className={classes.controls}>
        <h3 className={classes.heading}>{t('usage.plan.files')}</h3>
        <InlineSelect
          label={t('usage.plan.as')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`usage.plan.as.${value}`) }))}
          onChange={(value) => put(value === 'cron' ? null : value)}
        />
      </div>
      <Notice tone="off" title={t('usage.plan.why')}>
        {t('usage.plan.token', { id: String(account.id) })}
      </Notice>
      <p className={classes.note}>{t(`usage.plan.zone.${kind}`, { zone: schedule.zone })}</p>
      {data ? null : <Loading />}
      {data?.[kind].map(({ name, language, text }) => (
        <CodeBlock key={name} code={text} label={name} language={language} />
      ))}
    </>
  );
}
