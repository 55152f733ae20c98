import type { BillingAccount } from '@/api';
import { moduleOpen, useBrand } from '@/brand';
import { paysAhead } from '@/data/billing/accounts/accounts';
import { cardName } from '@/entities/logos';
import { parseTime, useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { CopyText, KeyValues, Link, Section, Time } from '@/ui';
import { AccountStatus } from '@/entities/accounts/AccountStatus';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What the platform says of an account and nobody edits here. */
export function AccountFacts({ account }: { account: BillingAccount }) {
  const t = useT();
  const format = useFormat();
  const brand = useBrand();
  const paths = usePaths();
  const card = account.primary_card;
  const primary = card
    ? [cardName(text(card.card_type) ?? ''), text(card.last4) && `•••• ${text(card.last4)}`].filter(Boolean).join(' ')
    : '';
  const flow = account.paying_by_invoice ? 'billing.flow.invoice' : paysAhead(account) ? 'billing.flow.ahead' : 'billing.flow.after';
  const chosen = { account: String(account.id) };
  return (
    <Section title={t('billing.facts')}>
      <KeyValues
        items={[
          { label: t('billing.facts.id'), value: <CopyText value={String(account.id)} label={t('billing.facts.id')} /> },
          { label: t('billing.facts.state'), value: <AccountStatus account={account} /> },
          ...(account.suspend_reason ? [{ label: t('billing.facts.reason'), value: <bdi>{account.suspend_reason}</bdi> }] : []),
          { label: t('billing.facts.default'), value: t(account.is_default ? 'billing.yes' : 'billing.no') },
          { label: t('billing.facts.flow'), value: t(flow) },
          {
            label: t('billing.facts.card'),
            value: (
              <>
                {primary || t('billing.facts.noCard')} <Link to={paths.paymentMethods(chosen)}>{t('shell.page.paymentMethods')}</Link>
              </>
            ),
          },
          {
            label: t('billing.facts.topUp'),
            value: account.is_recurring_payment_enabled
              ? t('billing.facts.topUp.on', {
                  amount: format.money(account.recurring_payment_amount ?? 0),
                  threshold: format.money(account.recurring_payment_threshold ?? 0),
                })
              : t('billing.facts.topUp.off'),
          },
          ...(typeof account.vat_percentage === 'number' ? [{ label: brand.vatLabel, value: format.percent(account.vat_percentage) }] : []),
          ...(account.discount_percentage
            ? [{ label: t('billing.facts.discount'), value: format.percent(account.discount_percentage) }]
            : []),
          { label: t('billing.facts.created'), value: <Time at={parseTime(account.created)} style="date" /> },
          ...(moduleOpen(brand, 'compute')
            ? [
                {
                  label: t('billing.facts.resources'),
                  value: <Link to={paths.resources(chosen)}>{t('billing.facts.resources.show')}</Link>,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
