import { useQuery } from '@tanstack/react-query';
import type { BillingAccount } from '@/api';
import { paysAhead } from '@/data/billing/accounts/accounts';
import { invoicesQuery } from '@/data/billing/queries';
import { standingsOf } from '@/data/billing/accounts/standing';
import { useUnpaid } from '@/data/billing/accounts/unpaid';
import { useT } from '@/i18n';
import { Columns, Notice, Section, useNow } from '@/ui';
import { BillingPage } from '../frame/BillingPage';
import { StandingNotice } from '../frame/StandingNotice';
import { Board } from './Board';
import { Money } from './Money';
import { Month } from './Month';
import { Owed } from './Owed';
import { RunwaySection } from './RunwaySection';
import shared from '@/ui/shared.module.css';
import { isOverdue } from '@/data/billing/documents/unpaid';

/** Am I fine: how an account stands, what it has, owes and has used, and how long that lasts; then all accounts side by side. */
export function BillingOverviewPage() {
  const t = useT();
  return (
    <BillingPage title={t('shell.page.billing')} tab="overview">
      {(account) => (
        <div className={shared.stack}>
          <Overview key={account.id} account={account} />
          <div>
            <Board chosen={account} />
          </div>
        </div>
      )}
    </BillingPage>
  );
}

function Overview({ account }: { account: BillingAccount }) {
  const t = useT();
  const now = useNow();
  const unpaid = useUnpaid([account])(account);
  const invoices = useQuery({ ...invoicesQuery(account.id), enabled: !account.is_deleted });
  const overdue = invoices.data?.some((invoice) => isOverdue(invoice, now)) ?? false;
  const standings = standingsOf(account, overdue);
  return (
    <>
      {standings.map((standing) => (
        <StandingNotice key={standing.kind} standing={standing} account={account} unpaid={unpaid ?? 0} />
      ))}
      {standings.length === 0 ? (
        <Notice tone="ok" title={t('billing.fine')}>
          {t((unpaid ?? 0) > 0 ? 'billing.fine.unpaid' : 'billing.fine.text')}
        </Notice>
      ) : null}
      <div>
        <Section title={t('billing.money')}>
          <Money account={account} unpaid={unpaid} />
        </Section>
      </div>
      <Columns>
        {account.is_deleted ? null : (
          <div>
            {paysAhead(account) ? <RunwaySection account={account} /> : <Owed account={account} unpaid={unpaid} invoices={invoices} />}
          </div>
        )}
        <div>
          <Month account={account} />
        </div>
      </Columns>
    </>
  );
}
