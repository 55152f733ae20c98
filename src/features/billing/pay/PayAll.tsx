import { useQuery } from '@tanstack/react-query';
import type { BillingAccount } from '@/api';
import { canPay, noPrimary, primaryOf } from '@/data/billing/payments/cards';
import { payAll } from '@/data/billing/payments/operations/pay';
import { dueOf, openInvoices } from '@/data/billing/accounts/owed';
import { invoicesQuery, unpaidQuery } from '@/data/billing/queries';
import { run } from '@/data/operations';
import { useFormat, useT } from '@/i18n';
import { Failure, Notice, SkeletonRows } from '@/ui';
import { ChargeDialog } from './ChargeDialog';
import { nothingDone } from './useCharge';
import { Covered } from './Covered';
import { Unpaid } from './Unpaid';
import shared from '@/ui/shared.module.css';
import { Lines, onAccount, Payer, useChargeLabel, useMethods, useMoney } from './parts';
import { useMethodName } from './useMethodName';

/** Pays all that is unpaid of an account, as much as the platform says it is. */
export function PayAll({ account, onClose }: { account: BillingAccount; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const money = useMoney();
  const nameOf = useMethodName();
  const chargeLabel = useChargeLabel();
  const { methods, failure } = useMethods(account);
  const unpaid = useQuery(unpaidQuery(account.id));
  const invoices = useQuery(invoicesQuery(account.id));
  const card = methods && primaryOf(methods);
  const amount = unpaid.data?.message;
  const open = openInvoices(invoices.data ?? []);
  const verdict = canPay(account) ?? (methods ? noPrimary(methods) : null);
  const nothing = amount !== undefined && amount <= 0;
  const closed = nothing ? t('billing.pay.nothing') : verdict && t(verdict);

  const act = async () => {
    if (amount === undefined || !card) return nothingDone;
    await run(payAll, { ...onAccount(account), money, amount: String(amount) }, undefined);
    return { words: t('pay.all.done', { amount: format.money(amount), card: nameOf(card) }), more: <Unpaid account={account} /> };
  };
  return (
    <ChargeDialog
      title={t('pay.all.title')}
      account={account}
      confirmLabel={chargeLabel(amount && amount > 0 ? String(amount) : null, card)}
      reason={closed ?? (methods && amount !== undefined ? null : t('pay.reason.cards'))}
      act={act}
      onClose={onClose}
    >
      {closed ? <Notice tone={nothing ? 'ok' : 'warn'}>{closed}</Notice> : null}
      {failure}
      {unpaid.error ? <Failure compact error={unpaid.error} onRetry={() => void unpaid.refetch()} /> : null}
      <Payer account={account} card={card} />
      {invoices.isPending || unpaid.isPending ? <SkeletonRows rows={3} /> : null}
      <Covered parts={open.map((invoice) => ({ invoice, due: dueOf(invoice), pays: dueOf(invoice) }))} account={account} />
      {amount === undefined ? null : (
        <Lines rows={[{ label: t('pay.all.unpaid'), value: format.money(amount), note: t('pay.all.server') }]} />
      )}
      <p className={shared.quiet}>{t('pay.onceOnly')}</p>
    </ChargeDialog>
  );
}
