import { lazyPart } from '@/ui/lazy';
import { Suspense } from 'react';
import { hour, hourStart, dayStart, monthStart } from '@/data/billing/documents/month';
import { daysSeen, forgetSamples, monthsSeen, useSamples, type Day } from '@/data/billing/usage/samples';
import { titleOf } from '@/data/billing/accounts/accounts';
import { useFormat, useT } from '@/i18n';
import { useParam } from '@/nav';
import { Button, confirm, InlineSelect, Section, SkeletonRows, TrashIcon } from '@/ui';
import type { Month, TabProps } from './useMonth';
import classes from './usage.module.css';

const LineChart = lazyPart(async () => ({ default: (await import('@/ui/charts')).LineChart }));

const day = 24 * hour;

/** What the month will have cost at the end of a day, from today on. */
function estimateOf(at: number, { soFar, costs, now }: Month): number | null {
  if (!soFar || !costs || at < dayStart(now)) return null;
  return soFar.plus(costs.hourly.times((at + day - hourStart(now)) / hour)).toNumber();
}

/** The month so far as a line of what was really seen, and from today on what is to be expected. */
export function DaysTab({ account, month }: TabProps) {
  const t = useT();
  const format = useFormat();
  const [asked, put] = useParam('month');
  const samples = useSamples(account.id);
  const known = samples.data ?? [];
  const current = monthStart(month.now);
  const months = monthsSeen(known, month.now);
  const chosen = months.find((each) => each === Date.parse(`${asked}-01T00:00:00Z`)) ?? current;
  const days = daysSeen(known, chosen);
  const looks = days.filter(({ cost }) => cost !== null).length;
  const isCurrent = chosen === current;

  const forget = () =>
    void confirm({
      title: t('usage.days.forget.title', { name: titleOf(account) }),
      body: t('usage.days.forget.text', { count: known.length }),
      confirmLabel: t('usage.days.forget'),
      danger: true,
      action: () => forgetSamples(account.id),
    });
  const series = [
    { key: 'seen', label: t('usage.days.seen') },
    ...(isCurrent ? [{ key: 'estimate', label: t('usage.days.estimate') }] : []),
  ];
  const row = ({ at, cost }: Day) => ({
    key: String(at),
    label: format.number(new Date(at).getUTCDate()),
    values: { seen: cost?.toNumber() ?? null, estimate: isCurrent ? estimateOf(at, month) : null },
  });
  return (
    <Section
      title={t('usage.days.title', { month: format.month(new Date(chosen)) })}
      actions={
        <>
          {months.length > 1 ? (
            <InlineSelect
              label={t('usage.days.month')}
              value={String(chosen)}
              options={months.map((each) => ({ value: String(each), label: format.month(new Date(each)) }))}
              onChange={(value) => put(Number(value) === current ? null : new Date(Number(value)).toISOString().slice(0, 7))}
            />
          ) : null}
          <Button size="small" icon={TrashIcon} reason={known.length === 0 ? t('usage.days.none') : null} onClick={forget}>
            {t('usage.days.forget')}
          </Button>
        </>
      }
    >
      {samples.isPending ? (
        <SkeletonRows rows={5} />
      ) : (
        <Suspense fallback={<SkeletonRows rows={5} />}>
          <LineChart
            label={t('usage.days.label')}
            columnLabel={t('usage.days.day')}
            rows={days.map(row)}
            series={series}
            format={(value) => format.money(value)}
          />
        </Suspense>
      )}
      <p className={classes.note}>{t('usage.days.looks', { count: looks })}</p>
      <p className={classes.note}>{t('usage.days.about')}</p>
    </Section>
  );
}
