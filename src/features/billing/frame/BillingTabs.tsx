import { useSearchParams } from 'react-router';
import { namedAccount } from '@/entities/accounts/chosen';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Tabs } from '@/ui';

export type BillingTab = 'overview' | 'usage' | 'invoices' | 'methods' | 'account';

/** The pages of a billing account, one beside the other; the account that the address names stays. */
export function BillingTabs({ current }: { current: BillingTab }) {
  const t = useT();
  const paths = usePaths();
  const [search] = useSearchParams();
  const kept = namedAccount(search);
  const tabs: readonly (readonly [BillingTab, string])[] = [
    ['overview', paths.billing(kept)],
    ['usage', paths.usage(undefined, kept)],
    ['invoices', paths.invoices(kept)],
    ['methods', paths.paymentMethods(kept)],
    ['account', paths.billingAccount(kept)],
  ];
  return <Tabs label={t('billing.tabs')} current={current} tabs={tabs.map(([key, to]) => ({ key, to, label: t(`billing.tab.${key}`) }))} />;
}
