import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { ApiError, type BillingAccount } from '@/api';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { allAccountsQuery } from '@/data/billing/queries';
import { useT } from '@/i18n';
import { accountParam, usePaths, useTitle } from '@/nav';
import { BillIcon, Empty, Failure, LinkButton, PageHeader, SkeletonRows, type Crumb } from '@/ui';
import { AccountChoice } from '@/entities/accounts/AccountChoice';
import { AccountStatus } from '@/entities/accounts/AccountStatus';
import { BillingTabs, type BillingTab } from './BillingTabs';
import { chosenAccount } from '@/entities/accounts/chosen';
import { PayActions } from './PayActions';
import { PayDialogs } from './PayDialogs';

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly crumbs?: Crumb[];
  /** Which of the billing pages this is; none of them, and their tabs are left out. */
  readonly tab?: BillingTab;
  /** Beside the title instead of the account's own state. */
  readonly status?: ReactNode;
  /** About one thing of the account, with its own way of paying: neither another account nor paying in general is offered. */
  readonly single?: boolean;
  /** Beside the choice of account. */
  readonly actions?: (account: BillingAccount) => ReactNode;
  readonly children: (account: BillingAccount, accounts: readonly BillingAccount[]) => ReactNode;
}

/** A page about one billing account: which one, how it stands, and what there is when there is none. */
export function BillingPage({ title, lead, crumbs, tab, status, single = false, actions, children }: Props) {
  const t = useT();
  const paths = usePaths();
  const [search] = useSearchParams();
  const accounts = useQuery(billingAccountsQuery());
  useTitle(title);
  const living = accounts.data && chosenAccount(accounts.data, search);
  // An address may name one that has been deleted since; only the list of all has it.
  const absent = accounts.data !== undefined && living === undefined && search.has(accountParam);
  const all = useQuery({ ...allAccountsQuery(), enabled: absent });
  const account = living ?? (absent && all.data ? chosenAccount(all.data, search) : undefined);
  const refused = accounts.error instanceof ApiError && accounts.error.kind === 'forbidden';
  return (
    <>
      <PageHeader
        title={title}
        lead={lead}
        {...(crumbs ? { crumbs } : {})}
        status={status ?? (account ? <AccountStatus account={account} /> : null)}
        actions={
          account ? (
            <>
              {single ? null : <AccountChoice account={account} accounts={accounts.data ?? []} />}
              {actions?.(account)}
              {single ? null : <PayActions account={account} />}
            </>
          ) : null
        }
      />
      {tab ? <BillingTabs current={tab} /> : null}
      {refused && !accounts.data ? <Empty icon={BillIcon} title={t('billing.refused')} text={t('billing.refused.text')} /> : null}
      {accounts.error && !refused ? (
        <Failure compact={account !== undefined} error={accounts.error} onRetry={() => void accounts.refetch()} />
      ) : null}
      {accounts.isPending || (absent && all.isPending) ? <SkeletonRows rows={6} /> : null}
      {accounts.data && !account && !(absent && all.isPending) ? (
        search.has(accountParam) ? (
          <Failure
            title={t('billing.noSuchAccount', { id: search.get(accountParam) ?? '' })}
            tone="warn"
            actions={<LinkButton to={paths.billing()}>{t('shell.page.billing')}</LinkButton>}
          />
        ) : (
          <Empty icon={BillIcon} title={t('billing.noAccounts')} text={t('billing.noAccounts.text')} />
        )
      ) : null}
      {account ? children(account, accounts.data ?? []) : null}
      {account ? <PayDialogs account={account} accounts={accounts.data ?? []} /> : null}
    </>
  );
}
