import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { creditLeft, discounted, lastsUntil, topUpExpected, type Left } from '@/data/billing/usage/runway';
import { useAccountCosts, type AccountCosts } from '@/data/inventory/useAccountCosts';
import type { HourlyCost } from '@/data/inventory/costs';
import { ongoingOf } from '@/data/billing/accounts/accounts';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Failure, Link, Section, SkeletonRows, Time, useNow } from '@/ui';
import { HourlyCostTable } from './HourlyCostTable';
import { Longer } from './Longer';
import { Reminder } from './Reminder';
import shared from '@/ui/shared.module.css';
import classes from './overview.module.css';

/** How long the credit of an account that pays in advance is enough for what is on it now. */
export function RunwaySection({ account }: { account: BillingAccount }) {
  const t = useT();
  const format = useFormat();
  const { vatLabel } = useBrand();
  const left = creditLeft(account);
  const ongoing = ongoingOf(account);
  return (
    <Section title={t('billing.runway')}>
      {left ? (
        <Estimated account={account} left={left} />
      ) : (
        <p className={shared.lead}>
          {t('billing.runway.noCredit')}{' '}
          <span>
            {typeof ongoing === 'number' && ongoing < 0
              ? t('billing.runway.short', { amount: format.money(-ongoing), vat: vatLabel })
              : null}
          </span>
        </p>
      )}
    </Section>
  );
}

function Estimated({ account, left }: { account: BillingAccount; left: Left }) {
  const t = useT();
  const accountCosts = useAccountCosts(account);
  if (accountCosts.failed) {
    const { names, error, retry } = accountCosts.failed;
    const title = names.length > 0 ? t('billing.runway.silent', { names: names.join(', ') }) : undefined;
    return <Failure compact tone="warn" error={error} title={title} onRetry={retry} />;
  }
  // A figure that changes under somebody's eyes is none.
  if (!accountCosts.costs || accountCosts.usage === 'pending') return <SkeletonRows rows={4} />;
  return <Answer account={account} left={left} accountCosts={accountCosts} costs={accountCosts.costs} />;
}

interface Props {
  readonly account: BillingAccount;
  readonly left: Left;
  readonly accountCosts: AccountCosts;
  readonly costs: HourlyCost;
}

function Answer({ account, left, accountCosts, costs }: Props) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const now = useNow();
  const { vatLabel } = useBrand();
  const hourly = discounted(costs.hourly, account);
  const until = lastsUntil(left.amount, hourly, now);
  const topUp = topUpExpected(account, left.amount, hourly, now);
  const amount = format.money(left.amount);
  // Each figure of the platform is named as it is on this page.
  const from = { ongoing: t('billing.ongoing'), available: t('billing.available'), credit: t('billing.credit') }[left.basis];
  if (costs.unknown > 0) {
    return (
      <>
        <p className={shared.lead}>{t('billing.runway.incomplete')}</p>
        <HourlyCostTable costs={costs} account={account} />
      </>
    );
  }
  return (
    <>
      <p className={classes.answer}>
        {until ? (
          <>
            {t('billing.runway.until')} <Time at={until} style="dayTime" />
          </>
        ) : (
          t(hourly.gt(0) ? 'billing.runway.long' : 'billing.runway.nothing')
        )}
      </p>
      <p className={classes.lead}>
        {hourly.gt(0)
          ? account.discount_percentage
            ? t('billing.runway.howDiscount', {
                amount,
                from,
                hourly: format.hourly(hourly),
                before: format.hourly(costs.hourly),
                percent: format.percent(account.discount_percentage),
              })
            : t('billing.runway.how', { amount, from, hourly: format.hourly(hourly) })
          : t('billing.runway.left', { amount, from })}
      </p>
      {topUp ? (
        <p className={classes.lead}>
          <span>
            {t('billing.runway.topUp', {
              amount: format.money(account.recurring_payment_amount ?? 0),
              threshold: format.money(account.recurring_payment_threshold ?? 0),
              when: format.dayTime(topUp, now),
            })}
          </span>{' '}
          <Link to={paths.paymentMethods({ account: String(account.id) })}>{t('billing.runway.topUp.change')}</Link>
        </p>
      ) : null}
      <HourlyCostTable costs={costs} account={account} />
      {hourly.gt(0) ? (
        <Longer account={account} left={left.amount} hourly={hourly} costs={costs} resources={accountCosts.resources} />
      ) : null}
      {until ? <Reminder account={account} until={until} amount={amount} hourly={format.hourly(hourly)} /> : null}
      <p className={classes.note}>
        {t(accountCosts.usage === 'known' ? 'billing.runway.note' : 'billing.runway.noteList', { vat: vatLabel })}
      </p>
    </>
  );
}
