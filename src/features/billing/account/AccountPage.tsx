import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { BillingAccount } from '@/api';
import { titleOf } from '@/data/billing/accounts/accounts';
import { setDefaultAccount } from '@/data/billing/accounts/operations';
import { wholeAccountQuery } from '@/data/billing/queries';
import { standingsOf } from '@/data/billing/accounts/standing';
import { run } from '@/data/operations';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { confirm, DotsIcon, Failure, MenuButton, Section, SkeletonRows, StarIcon, TrashIcon, type MenuItem } from '@/ui';
import { BillingPage } from '../frame/BillingPage';
import { StandingNotice } from '../frame/StandingNotice';
import shared from '@/ui/shared.module.css';
import { AccountFacts } from './AccountFacts';
import { AccountForm } from './AccountForm';
import { Promotions } from './Promotions';

const actionsOf = (account: BillingAccount) => (account.is_deleted ? null : <Actions account={account} />);

/** One billing account: what it is, its details to be changed, and its promotions. */
export function AccountPage() {
  const t = useT();
  return (
    <BillingPage title={t('shell.page.billingAccount')} tab="account" actions={actionsOf}>
      {(account) => (
        <div className={shared.stack}>
          {account.is_deleted
            ? standingsOf(account).map((standing) => (
                <StandingNotice key={standing.kind} standing={standing} account={account} unpaid={account.unpaid_amount ?? 0} />
              ))
            : null}
          <AccountFacts account={account} />
          {account.is_deleted ? null : <Details key={account.id} account={account} />}
          {account.is_deleted ? null : <Promotions account={account} />}
        </div>
      )}
    </BillingPage>
  );
}

/** The form begins with everything that the account has, past what the lists are checked for. */
function Details({ account }: { account: BillingAccount }) {
  const t = useT();
  const whole = useQuery(wholeAccountQuery(account.id));
  return (
    <Section title={t('billing.details')}>
      {whole.isPending ? <SkeletonRows rows={8} /> : null}
      {whole.error ? <Failure compact={whole.data !== undefined} error={whole.error} onRetry={() => void whole.refetch()} /> : null}
      {whole.data ? <AccountForm account={account} whole={whole.data} /> : null}
    </Section>
  );
}

function Actions({ account }: { account: BillingAccount }) {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const on = { id: account.id, name: titleOf(account) };
  const makeDefault = () =>
    void confirm({
      title: t('billing.default.title', { name: on.name }),
      body: t('billing.default.text'),
      confirmLabel: t('billing.default'),
      action: async () => {
        await run(setDefaultAccount, on, undefined);
      },
    });
  const remove = async () => {
    const { confirmDelete } = await import('./confirmDelete');
    if (await confirmDelete(t, account)) void navigate(paths.billing());
  };
  const items: MenuItem[] = [
    {
      key: 'default',
      label: t('billing.default'),
      icon: StarIcon,
      onSelect: makeDefault,
      reason: account.is_default ? t('billing.default.already') : null,
    },
    { divider: true, key: 'line' },
    { key: 'delete', label: t('billing.delete'), icon: TrashIcon, danger: true, onSelect: () => void remove() },
  ];
  return <MenuButton label={t('billing.actions', { name: on.name })} icon={DotsIcon} items={items} iconOnly />;
}
