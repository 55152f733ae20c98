import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { asksHolder, methodsOf, type Method } from '@/data/billing/payments/cards';
import { titleOf } from '@/data/billing/accounts/accounts';
import { cardsQuery } from '@/data/billing/queries';
import { amountProblem, readAmount } from '@/data/billing/payments/topUp';
import { useFormat, useT, type MoneyStyle } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, Failure, Link, Name, Notice, useErrorWords } from '@/ui';
import { TextInput } from '@/ui/forms';
import { useMethodName } from './useMethodName';
import shared from '@/ui/shared.module.css';
import classes from './pay.module.css';

export function useMoney(): MoneyStyle {
  const { code, decimals } = useBrand().currency;
  return { currency: code, decimals };
}

/** What every operation on the account is told about it. */
export const onAccount = (account: BillingAccount) => ({ account: account.id, accountName: titleOf(account) });

export interface Methods {
  /** Undefined until they are known. */
  readonly methods: readonly Method[] | undefined;
  readonly failure: ReactNode;
}

export function useMethods(account: BillingAccount): Methods {
  const cards = useQuery(cardsQuery(account.id));
  return {
    methods: cards.data && methodsOf(cards.data),
    failure: cards.error ? <Failure compact error={cards.error} onRetry={() => void cards.refetch()} /> : null,
  };
}

/** Why a card was refused; and when its bank wants to be asked by its holder, that. */
export function CardFailure({ error, title }: { error: unknown; title?: string | undefined }) {
  const t = useT();
  const { text } = useErrorWords()(error);
  return (
    <>
      <Failure compact error={error} title={title} />
      {asksHolder(text ?? null) ? <Notice tone="warn">{t('pay.asksHolder')}</Notice> : null}
    </>
  );
}

/** Sums with their names, the last one what counts. */
export function Lines({ rows }: { rows: readonly { label: string; value: string; note?: string | undefined }[] }) {
  return (
    <dl className={classes.lines}>
      {rows.map(({ label, value, note }) => (
        <div key={label}>
          <dt>
            {label}
            {note ? <small>{note}</small> : null}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface AmountFieldProps {
  label: string;
  description: string;
  value: string;
  onChange: (text: string) => void;
  presets: readonly { readonly value: string; readonly label: string }[];
}

/** An amount of money: a few to choose from, and any other. */
export function AmountField({ label, description, value, onChange, presets }: AmountFieldProps) {
  const t = useT();
  const { code, decimals } = useBrand().currency;
  const problem = value.trim() === '' ? null : amountProblem(value, decimals);
  const now = readAmount(value);
  return (
    <div className={classes.amount}>
      <TextInput
        label={label}
        description={description}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={problem && t(problem)}
        inputMode="decimal"
        autoComplete="off"
        rightSection={<span className={classes.unit}>{code}</span>}
        rightSectionWidth={52}
        data-autofocus
      />
      {presets.length > 0 ? (
        <div className={classes.presets}>
          {presets.map((preset) => (
            <Button
              key={preset.label}
              size="small"
              variant={now?.eq(preset.value) ? 'active' : 'default'}
              aria-pressed={now?.eq(preset.value) ?? false}
              onClick={() => onChange(preset.value)}
            >
              {preset.label}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** Who pays with what, and the way to other cards. */
export function Payer({ account, card }: { account: BillingAccount; card?: Method | undefined }) {
  const t = useT();
  const paths = usePaths();
  const nameOf = useMethodName();
  return (
    <p className={classes.payer}>
      <span className={classes.who}>
        <span className={shared.quiet}>{t('pay.account')}</span> <Name>{titleOf(account)}</Name>
      </span>
      {card ? <span>{t('pay.charges', { card: nameOf(card) })}</span> : null}
      <Link to={paths.paymentMethods({ account: String(account.id) })}>{t('pay.toMethods')}</Link>
    </p>
  );
}

/** "Charge €62.40 to Visa ···· 4242", as far as both are known. */
export function useChargeLabel() {
  const t = useT();
  const format = useFormat();
  const nameOf = useMethodName();
  return (amount: string | null, card: Method | undefined): string => {
    if (!amount) return t('pay.confirm');
    const words = { amount: format.money(amount) };
    return card ? t('pay.confirm.card', { ...words, card: nameOf(card) }) : t('pay.confirm.amount', words);
  };
}
