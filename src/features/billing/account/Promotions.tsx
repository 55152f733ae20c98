import { useQuery } from '@tanstack/react-query';
import type { BillingAccount, EligiblePromotion } from '@/api';
import { useBrand } from '@/brand';
import { campaignsQuery } from '@/data/billing/queries';
import { useFormat, useT } from '@/i18n';
import { Button, CopyText, ExternalIcon, Section } from '@/ui';
import classes from './account.module.css';

/** What topping up brings beside credit, campaigns of the provider, and the code that brings both sides credit. */
export function Promotions({ account }: { account: BillingAccount }) {
  const t = useT();
  const { links } = useBrand();
  const campaigns = useQuery(campaignsQuery());
  const promotions = (account.eligible_promotions ?? []).filter((each) => (each.amount ?? 0) > 0);
  const code = account.referral_share_code;
  const running = campaigns.data?.success === true;
  if (promotions.length === 0 && !code && !running) return null;
  return (
    <Section title={t('billing.promotions')}>
      {promotions.length > 0 ? (
        <ul className={classes.promotions}>
          {promotions.map((promotion, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the platform gives them no name
            <li key={index}>
              <Promotion promotion={promotion} />
            </li>
          ))}
        </ul>
      ) : null}
      {running ? (
        <p className={classes.lead}>
          {t('billing.campaigns')} {links.support ? <a href={links.support}>{t('billing.campaigns.support')}</a> : null}
        </p>
      ) : null}
      {code ? <Referral code={code} /> : null}
    </Section>
  );
}

function Promotion({ promotion }: { promotion: EligiblePromotion }) {
  const t = useT();
  const format = useFormat();
  const required = promotion.top_up_requirement ?? 0;
  const done = promotion.top_up_done ?? 0;
  const reached = done >= required && (required > 0 || done > 0);
  const kind =
    promotion.credit_type === 'referral_receiver' ? t('billing.promotion.referral') : promotion.credit_type || t('billing.promotion');
  const values = { done: format.money(done), required: format.money(required), amount: format.money(promotion.amount ?? 0) };
  const words = reached
    ? t('billing.promotion.reached', { amount: values.amount })
    : required > 0
      ? t('billing.promotion.open', values)
      : t('billing.promotion.any', { amount: values.amount });
  return (
    <>
      <strong>
        <bdi>{kind}</bdi>
      </strong>
      {required > 0 ? <progress className={classes.progress} aria-label={kind} max={required} value={Math.min(done, required)} /> : null}
      <span>{words}</span>
    </>
  );
}

function Referral({ code }: { code: string }) {
  const t = useT();
  const { billing, brand } = useBrand();
  const link = billing.referralUrl?.replace('{code}', encodeURIComponent(code));
  const share = () => {
    // Closing the system's own dialog is a refusal, and no failure.
    void navigator
      .share({ title: brand.name, text: t('billing.referral.share.text', { brand: brand.name }), url: link ?? '' })
      .catch(() => undefined);
  };
  return (
    <div className={classes.referral}>
      <h3 className={classes.heading}>{t('billing.referral')}</h3>
      <p className={classes.lead}>{t('billing.referral.text')}</p>
      <dl className={classes.pairs}>
        <dt>{t('billing.referral.code')}</dt>
        <dd>
          <CopyText value={code} label={t('billing.referral.code')} />
        </dd>
        {link ? (
          <>
            <dt>{t('billing.referral.link')}</dt>
            <dd>
              <CopyText value={link} label={t('billing.referral.link')} />
              {typeof navigator.share === 'function' ? (
                <Button size="small" icon={ExternalIcon} onClick={share}>
                  {t('billing.referral.share')}
                </Button>
              ) : null}
            </dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}
