import { useState } from 'react';
import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { titleOf } from '@/data/billing/accounts/accounts';
import { calendarOf, download, fileName } from '@/files';
import { useT } from '@/i18n';
import { pathsIn, everywhere } from '@/nav';
import { Button, DownloadIcon, InlineSelect, useNow } from '@/ui';
import classes from './overview.module.css';

const day = 86_400_000;
const choices = ['1', '3', '7', '14'] as const;

interface Props {
  readonly account: BillingAccount;
  readonly until: Date;
  /** As written on the page. */
  readonly amount: string;
  readonly hourly: string;
}

/** A file for a calendar that reminds of the day on which the credit is used up, some days before. */
export function Reminder({ account, until, amount, hourly }: Props) {
  const t = useT();
  const now = useNow();
  const { brand } = useBrand();
  const [wanted, setWanted] = useState<(typeof choices)[number]>('3');
  const possible = choices.filter((days) => until.getTime() - Number(days) * day > now);
  const days = possible.includes(wanted) ? wanted : possible[0];
  if (!days) return null;
  const save = async () => {
    const path = pathsIn(everywhere).billing({ account: String(account.id), pay: 'credit' });
    const text = await calendarOf({
      id: `burrow-credit-${account.id}`,
      at: until,
      title: t('billing.reminder.event', { brand: brand.name, name: titleOf(account) }),
      text: t('billing.reminder.text', { amount, hourly }),
      url: new URL(import.meta.env.BASE_URL.replace(/\/$/, '') + path, location.origin).href,
      alarm: Number(days),
    });
    download(text, fileName('credit-reminder', 'ics', new Date()), 'text/calendar');
  };
  return (
    <div className={classes.row}>
      <InlineSelect
        label={t('billing.reminder')}
        value={days}
        options={possible.map((value) => ({ value, label: t('billing.reminder.days', { count: Number(value) }) }))}
        onChange={setWanted}
      />
      <Button size="small" icon={DownloadIcon} onClick={() => void save()}>
        {t('billing.reminder.save')}
      </Button>
    </div>
  );
}
