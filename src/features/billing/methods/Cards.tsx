import { lazyPart } from '@/ui/lazy';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import type { BillingAccount } from '@/api';
import { canBePrimary, expiry, failoverOf, methodsOf, type Method } from '@/data/billing/payments/cards';
import { cardQuery, cardsQuery } from '@/data/billing/queries';
import { refresh } from '@/data/core/reads';
import { logoIcon } from '@/entities/logos';
import { useT } from '@/i18n';
import { useAddress } from '@/nav';
import { Button, CardIcon, Empty, Failure, Glyph, Name, Notice, PlusIcon, Section, SkeletonRows, Status, useNow } from '@/ui';
import { useMethodName } from '../pay/useMethodName';
import { confirmPrimary, confirmRemove } from './confirmCard';
import shared from '@/ui/shared.module.css';
import classes from './methods.module.css';

const AddCard = lazyPart(async () => ({ default: (await import('./AddCard')).AddCard }));
const addParam = 'add';

/** The cards of an account: which is charged, which stands behind it, and what is wrong with any of them. */
export function Cards({ account }: { account: BillingAccount }) {
  const t = useT();
  const [search, put] = useAddress();
  const cards = useQuery(cardsQuery(account.id));
  const methods = methodsOf(cards.data ?? []);
  const shown = methods.filter(({ kind }) => kind === 'card');
  const failover = failoverOf(methods);
  const adding = search.get(addParam) === 'card';
  const add = (open: boolean) => put({ [addParam]: open ? 'card' : null }, { replace: !open });
  const button = (
    <Button icon={PlusIcon} size="small" reason={account.is_deleted ? t('data.account.deleted') : null} onClick={() => add(true)}>
      {t('pay.card.add')}
    </Button>
  );
  return (
    <Section title={t('pay.methods.cards')} actions={button} flush>
      {cards.error ? (
        <div className={classes.inner}>
          <Failure compact error={cards.error} onRetry={() => void cards.refetch()} />
        </div>
      ) : null}
      {cards.isPending ? (
        <div className={classes.inner}>
          <SkeletonRows rows={3} />
        </div>
      ) : null}
      {cards.data && shown.length === 0 ? <Empty icon={CardIcon} title={t('pay.methods.none')} text={t('pay.methods.noneText')} /> : null}
      {shown.length > 0 ? (
        <ul className={shared.lined}>
          {shown.map((method) => (
            <Row key={method.id} method={method} failover={method === failover} account={account} methods={methods} />
          ))}
        </ul>
      ) : null}
      {shown.length > 1 ? <p className={classes.foot}>{t('pay.methods.failover')}</p> : null}
      {adding ? (
        <Suspense>
          <AddCard account={account} onClose={() => add(false)} />
        </Suspense>
      ) : null}
    </Section>
  );
}

interface RowProps {
  method: Method;
  failover: boolean;
  account: BillingAccount;
  methods: readonly Method[];
}

function Row({ method, failover, account, methods }: RowProps) {
  const t = useT();
  const now = useNow();
  const nameOf = useMethodName();
  const name = nameOf(method);
  const state = expiry(method, now);
  const noPrimary = canBePrimary(method);
  return (
    <li className={classes.card}>
      <div className={classes.cardTop}>
        <Glyph icon={logoIcon(method.brand) ?? CardIcon} size={20} />
        <div className={classes.cardWords}>
          <strong>{name}</strong>
          {method.primary ? <span className={classes.badge}>{t('pay.method.primary')}</span> : null}
          {failover ? <span className={classes.badge}>{t('pay.method.failover')}</span> : null}
          {method.verified ? null : <Status tone="warn" label={t('pay.method.notVerified')} />}
          {state ? <Status tone={state === 'expired' ? 'bad' : 'warn'} label={t(`pay.method.${state}`)} /> : null}
          <small>
            {method.holder ? <Name>{method.holder}</Name> : null}
            {method.expires === null ? null : <span>{t('pay.method.validThrough', { month: monthOf(method.expires) })}</span>}
          </small>
        </div>
        <div className={shared.row}>
          <Button
            size="small"
            aria-label={t('pay.card.primaryOf', { card: name })}
            reason={noPrimary && t(noPrimary)}
            onClick={() => void confirmPrimary(t, account, method, name)}
          >
            {t('pay.card.primary')}
          </Button>
          <Button
            size="small"
            aria-label={t('pay.card.removeOf', { card: name })}
            onClick={() => void confirmRemove(t, account, method, name, methods)}
          >
            {t('pay.card.remove')}
          </Button>
        </div>
      </div>
      {method.verified ? null : <Unverified card={method.id} name={name} />}
      {state === 'expired' && method.primary ? <Notice tone="bad">{t('pay.method.expiredText')}</Notice> : null}
    </li>
  );
}

/** Verifying goes on at the processor's: the card alone is asked for, and the list only when there is news. */
function Unverified({ card, name }: { card: number; name: string }) {
  const t = useT();
  const { data, error, isFetching, refetch } = useQuery({ ...cardQuery(card), enabled: false });
  const check = async () => {
    const { data: found } = await refetch();
    if (found?.is_verified) await refresh(undefined, 'listCards');
  };
  return (
    <Notice
      tone="warn"
      actions={
        <Button size="small" loading={isFetching} aria-label={t('pay.card.checkOf', { card: name })} onClick={() => void check()}>
          {t('pay.card.check')}
        </Button>
      }
    >
      {t('pay.method.notVerifiedText')}
      {error ? <Failure compact error={error} /> : null}
      <span role="status">{data && !data.is_verified && !isFetching ? ` ${t('pay.card.stillNot')}` : null}</span>
    </Notice>
  );
}

/** As it is embossed on a card: "12/2029". It is good to the end of that month. */
function monthOf(expires: number): string {
  const last = new Date(expires - 1);
  return `${String(last.getUTCMonth() + 1).padStart(2, '0')}/${last.getUTCFullYear()}`;
}
