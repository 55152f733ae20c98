import type Big from 'big.js';
import type { BillingAccount } from '@/api';
import { hourlyOf, prepaidCredit, runwayOf } from '@/data/billing/runway';
import { useFormat, useT } from '@/i18n';
import { everywhere } from '@/nav';
import { useMachines } from '../useMachines';
import classes from './create.module.css';

/** For how long the credit is enough, now and with the new machine. Nothing where that cannot be told. */
export function Runway({ account, more }: { account: BillingAccount; more: Big }) {
  const credit = prepaidCredit(account);
  return credit ? <Estimate accountId={account.id} credit={credit} more={more} /> : null;
}

const longest = 3650;

function Estimate({ accountId, credit, more }: { accountId: number; credit: Big; more: Big }) {
  const t = useT();
  const format = useFormat();
  const { locations, vms, machines } = useMachines(everywhere);
  // A sum that lacks a location would promise too much.
  if (vms.answered < locations.all.length || locations.all.length === 0) return null;
  const hourly = hourlyOf(accountId, machines);
  if (!hourly) return null;
  const days = runwayOf(credit, hourly, more);
  const say = (days: number | null) =>
    days === null || days > longest ? t('create.runway.long') : t('create.runway.days', { count: days });
  return (
    <p className={classes.note}>
      {t('create.runway', { amount: format.money(credit.toFixed()), before: say(days.without), after: say(days.with) })}{' '}
      {t('create.runway.estimate')}
    </p>
  );
}
