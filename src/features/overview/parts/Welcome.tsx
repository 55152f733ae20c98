import type { BillingAccount } from '@/api';
import { canCharge, nobodyPays } from '@/data/billing/accounts/accounts';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Link, LinkButton, PlusIcon, Section, Status } from '@/ui';
import shared from '@/ui/shared.module.css';
import classes from '../overview.module.css';

const canPay = (account: BillingAccount) =>
  (account.credit_amount ?? 0) > 0 || Boolean(account.primary_card) || account.paying_by_invoice === true || account.allow_debt === true;

/** The way from nothing to a first machine; what has been done already is seen from the accounts themselves. */
export function Welcome({ accounts }: { accounts: readonly BillingAccount[] | undefined }) {
  const t = useT();
  const paths = usePaths();
  const living = (accounts ?? []).filter((account) => !account.is_deleted);
  const usable = living.filter((account) => canCharge(account) === null);
  const [blocked] = living.map(canCharge).filter((verdict) => verdict !== null);
  const nobody = nobodyPays(accounts);
  const steps = [
    {
      key: 'account',
      done: usable.length > 0,
      title: t('overview.welcome.account'),
      text: usable.length > 0 ? null : blocked ? t(blocked) : t('overview.welcome.accountText'),
    },
    { key: 'credit', done: usable.some(canPay), title: t('overview.welcome.credit'), text: t('overview.welcome.creditText') },
    { key: 'machine', done: false, title: t('overview.welcome.machine'), text: t('overview.welcome.machineText') },
  ];
  return (
    <Section title={t('overview.welcome')}>
      <p className={shared.lead}>{t('overview.welcome.text')}</p>
      <ol className={classes.steps}>
        {steps.map(({ key, done, title, text }) => (
          <li key={key} data-done={done || undefined}>
            <span>
              <strong>{title}</strong>
              {text && !done ? <small>{text}</small> : null}
            </span>
            {accounts || key === 'machine' ? (
              <Status tone={done ? 'ok' : 'unknown'} label={t(done ? 'overview.welcome.done' : 'overview.welcome.open')} />
            ) : null}
          </li>
        ))}
      </ol>
      <div className={classes.row}>
        <LinkButton to={paths.vmCreate()} variant="primary" icon={PlusIcon} reason={nobody && t(nobody)}>
          {t('compute.create')}
        </LinkButton>
        <Link to={paths.offers()}>{t('overview.welcome.offers')}</Link>
      </div>
    </Section>
  );
}
