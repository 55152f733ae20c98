import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { PriceRow } from '@/api';
import { useBrand } from '@/brand';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { rowsOf } from '@/data/pricing/pricing';
import { policyQuery } from '@/data/pricing/queries';
import { useT } from '@/i18n';
import { useTitle } from '@/nav';
import { CoinsIcon, Empty, Failure, PageHeader, SkeletonRows } from '@/ui';
import { AccountChoice } from '@/entities/accounts/AccountChoice';
import { chosenAccount } from '@/entities/accounts/chosen';
import { OfferTabs } from '../offers/OfferTabs';
import { Calculator } from './Calculator';
import { PriceList } from './PriceList';
import classes from './prices.module.css';

/** What things cost here, for everybody: also for those who have no billing account, or a token that may not read any. */
export function PricesPage() {
  const t = useT();
  const { vatLabel } = useBrand();
  const [search] = useSearchParams();
  const policy = useQuery(policyQuery());
  const accounts = useQuery(billingAccountsQuery());
  const account = accounts.data && chosenAccount(accounts.data, search);
  const percent = account?.vat_percentage;
  const vat = percent ? { label: vatLabel, percent } : null;
  const title = t('shell.page.prices');
  useTitle(title);
  return (
    <>
      <PageHeader
        title={title}
        lead={t(vat ? 'prices.lead' : 'prices.leadNet', { vat: vatLabel })}
        actions={account ? <AccountChoice account={account} accounts={accounts.data ?? []} /> : null}
      />
      <OfferTabs current="prices" />
      {policy.error ? <Failure compact={policy.data !== undefined} error={policy.error} onRetry={() => void policy.refetch()} /> : null}
      {policy.isPending ? <SkeletonRows rows={8} /> : null}
      {policy.data ? <Prices policy={rowsOf(policy.data)} vat={vat} /> : null}
    </>
  );
}

function Prices({ policy, vat }: { policy: readonly PriceRow[]; vat: { label: string; percent: number } | null }) {
  const t = useT();
  if (policy.length === 0) return <Empty icon={CoinsIcon} title={t('prices.empty')} text={t('prices.empty.text')} />;
  return (
    <div className={classes.page}>
      <div>
        <PriceList policy={policy} vat={vat} />
      </div>
      <div>
        <Calculator policy={policy} vat={vat} />
      </div>
    </div>
  );
}
