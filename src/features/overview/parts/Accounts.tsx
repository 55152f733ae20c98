import type { UseQueryResult } from '@tanstack/react-query';
import type { BillingAccount } from '@/api';
import { canCharge, ongoingOf, titleOf } from '@/data/billing/accounts/accounts';
import { useUnpaid } from '@/data/billing/accounts/unpaid';
import { AccountStatus } from '@/entities/accounts/AccountStatus';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Failure, Figures, Link, Name, Section, SkeletonRows } from '@/ui';
import shared from '@/ui/shared.module.css';
import classes from '../overview.module.css';

/** The billing accounts with the platform's own figures, under its own names. They are not added up. */
export function Accounts({ accounts }: { accounts: UseQueryResult<BillingAccount[]> }) {
  const t = useT();
  const living = (accounts.data ?? []).filter((account) => !account.is_deleted);
  return (
    <Section title={t('overview.accounts')}>
      {accounts.isPending ? <SkeletonRows rows={2} /> : null}
      {accounts.error ? <Failure compact tone="warn" error={accounts.error} onRetry={() => void accounts.refetch()} /> : null}
      {accounts.isSuccess && living.length === 0 ? <p className={shared.lead}>{t('overview.accounts.none')}</p> : null}
      <ul className={classes.accounts}>
        {living.map((account) => (
          <li key={account.id}>
            <Account account={account} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Account({ account }: { account: BillingAccount }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const unpaid = useUnpaid([account])(account);
  const verdict = canCharge(account);
  const totals = account.running_totals;
  const figures: [string, number | null | undefined][] = [
    [t('overview.account.credit'), account.credit_amount],
    [t('overview.account.ongoing'), ongoingOf(account)],
    [t('overview.account.usage'), totals?.subtotal],
    [t('overview.account.unpaid'), unpaid],
  ];
  return (
    <>
      <div className={classes.accountTop}>
        <h3>
          <Link to={paths.billing({ account: String(account.id) })}>
            <Name>{titleOf(account)}</Name>
          </Link>
        </h3>
        <AccountStatus account={account} />
      </div>
      {verdict ? <p className={classes.small}>{t(verdict)}</p> : null}
      <Figures
        figures={figures.flatMap(([label, amount]) => (typeof amount === 'number' ? [{ label, value: format.money(amount) }] : []))}
      />
    </>
  );
}
