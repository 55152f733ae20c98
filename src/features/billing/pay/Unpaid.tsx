import { useQuery } from '@tanstack/react-query';
import type { BillingAccount } from '@/api';
import { unpaidQuery } from '@/data/billing/queries';
import { useFormat, useT } from '@/i18n';
import { Lines } from './parts';

/** What the platform says is unpaid now, as it changes. */
export function Unpaid({ account }: { account: BillingAccount }) {
  const t = useT();
  const format = useFormat();
  const { data } = useQuery(unpaidQuery(account.id));
  return data ? <Lines rows={[{ label: t('pay.unpaidNow'), value: format.money(data.message) }]} /> : null;
}
