import { useQuery } from '@tanstack/react-query';
import type { BillingAccount } from '@/api';
import { billingAccountsQuery, ongoingOf, titleOf } from '@/data/billing/accounts/accounts';
import { allAccountsQuery } from '@/data/billing/queries';
import { useUnpaid } from '@/data/billing/accounts/unpaid';
import { useFormat, useT } from '@/i18n';
import { useParam, usePaths } from '@/nav';
import { Failure, Figures, InlineCheckbox, Link, Name, Section } from '@/ui';
import { AccountStatus } from '@/entities/accounts/AccountStatus';
import shared from '@/ui/shared.module.css';
import classes from './overview.module.css';

const deletedParam = 'deleted';

/** All accounts side by side; each leads to its own overview. Deleted ones are asked for when somebody wants to see them. */
export function Board({ chosen }: { chosen: BillingAccount }) {
  const t = useT();
  const [deleted, put] = useParam(deletedParam);
  const withDeleted = deleted !== null;
  const living = useQuery(billingAccountsQuery());
  const all = useQuery({ ...allAccountsQuery(), enabled: withDeleted });
  const accounts = (withDeleted ? all.data : undefined) ?? living.data ?? [];
  const unpaid = useUnpaid(accounts);
  const none = withDeleted && all.isSuccess && !all.data.some((account) => account.is_deleted);
  const show = (on: boolean) => put(on ? '1' : null);
  const toggle = <InlineCheckbox label={t('billing.board.deleted')} checked={withDeleted} onChange={show} />;
  // One account alone is the page itself.
  if (!withDeleted && accounts.length === 1 && accounts[0]?.id === chosen.id) return <div className={classes.row}>{toggle}</div>;
  return (
    <Section title={t('billing.board', { count: accounts.length })} actions={toggle}>
      {withDeleted && all.error ? <Failure compact tone="warn" error={all.error} onRetry={() => void all.refetch()} /> : null}
      {none ? <p className={shared.lead}>{t('billing.board.noDeleted')}</p> : null}
      <ul className={classes.board}>
        {accounts.map((account) => (
          <li key={account.id} data-chosen={account.id === chosen.id || undefined}>
            <Card
              account={account}
              unpaid={unpaid(account)}
              chosen={account.id === chosen.id}
              search={withDeleted ? { [deletedParam]: '1' } : {}}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface CardProps {
  readonly account: BillingAccount;
  readonly unpaid: number | undefined;
  readonly chosen: boolean;
  readonly search: Record<string, string>;
}

function Card({ account, unpaid, chosen, search }: CardProps) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const totals = account.running_totals;
  const figures: [string, number | null | undefined, boolean][] = [
    [t('billing.credit'), account.credit_amount, false],
    [t('billing.ongoing'), ongoingOf(account), false],
    [t('billing.unpaid'), unpaid, (unpaid ?? 0) > 0],
    [t('billing.month.total'), totals?.total, false],
  ];
  return (
    <>
      <div className={classes.cardTop}>
        <h3>
          <Link to={paths.billing({ account: String(account.id), ...search })} aria-current={chosen ? 'true' : undefined}>
            <Name>{titleOf(account)}</Name>
          </Link>
        </h3>
        <AccountStatus account={account} />
      </div>
      <p className={classes.facts}>
        {[String(account.id), account.is_default ? t('billing.board.default') : null].filter((fact) => fact !== null).join(' · ')}
      </p>
      <Figures
        figures={figures.flatMap(([label, amount, bad]) =>
          typeof amount === 'number' ? [{ label, value: format.money(amount), tone: bad ? ('bad' as const) : undefined }] : [],
        )}
      />
    </>
  );
}
