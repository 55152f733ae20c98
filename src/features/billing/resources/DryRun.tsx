import Big from 'big.js';
import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { restriction, titleOf } from '@/data/billing/accounts/accounts';
import type { MovePlan, Side } from '@/data/inventory/movePlan';
import type { Resource } from '@/data/inventory/resources';
import { perMonth } from '@/data/pricing/pricing';
import { useFormat, useT } from '@/i18n';
import { Notice } from '@/ui';
import { ItemList } from '@/ui/batch';
import { Checkbox } from '@/ui/forms';
import { PlainTable } from '@/ui/PlainTable';
import classes from './resources.module.css';

interface Props {
  readonly plan: MovePlan;
  readonly target: BillingAccount;
  readonly withAddresses: boolean;
  readonly onWithAddresses: (on: boolean) => void;
}

/** What would move, what cannot and why, and what changes in money. Nothing has been sent yet. */
export function DryRun({ plan, target, withAddresses, onWithAddresses }: Props) {
  const t = useT();
  const format = useFormat();
  const { going, left, followers } = plan;
  const month = (hourly: Big) => format.money(perMonth(hourly));
  const note = ({ entry, location }: Resource) => [t(entry.title), location?.display_name].filter(Boolean).join(' · ');
  const level = restriction(target);
  return (
    <div className={classes.dry}>
      {going.length > 0 ? <Money plan={plan} target={target} month={month} /> : null}
      {level ? <Notice tone="warn">{t('resources.dry.level', { name: titleOf(target), level })}</Notice> : null}
      {followers.length > 0 ? (
        <Checkbox
          label={t('resources.dry.addresses', { count: followers.length })}
          description={followers.map(({ name, owner }) => `${name} → ${owner?.name ?? ''}`).join(', ')}
          checked={withAddresses}
          onChange={(event) => onWithAddresses(event.currentTarget.checked)}
        />
      ) : null}
      {going.length > 0 ? (
        <section>
          <h3>{t('resources.dry.going', { count: going.length })}</h3>
          <ItemList
            items={going.map((resource) => ({
              key: resource.id,
              name: resource.name,
              notes: [note(resource)],
              end: resource.hourly ? month(resource.hourly) : null,
            }))}
          />
        </section>
      ) : null}
      {left.length > 0 ? (
        <section>
          <h3>{t('resources.dry.left', { count: left.length })}</h3>
          <ItemList
            items={left.map(({ resource, reason }) => ({ key: resource.id, name: resource.name, notes: [note(resource), t(reason)] }))}
          />
        </section>
      ) : null}
    </div>
  );
}

function Money({ plan: { before, after, unpriced }, target, month }: Pick<Props, 'plan' | 'target'> & { month: (hourly: Big) => string }) {
  const t = useT();
  const format = useFormat();
  const { vatLabel, currency } = useBrand();
  const percent = (value: number | null) =>
    value === null ? t(before.gross ? 'resources.dry.several' : 'resources.dry.notKnown') : format.percent(value);
  // Of the two amounts as they are written, so that the three agree to the cent.
  const written = (gross: Big) => perMonth(gross).round(currency.decimals);
  const difference = before.gross && after.gross && written(after.gross).minus(written(before.gross));
  const rows: { label: string; of: (side: Side) => string; strong?: boolean }[] = [
    { label: t('resources.dry.net'), of: ({ net }) => month(net) },
    { label: t('resources.dry.discount'), of: ({ discount }) => percent(discount) },
    { label: vatLabel, of: ({ vat }) => percent(vat) },
    {
      label: t('resources.dry.gross', { vat: vatLabel }),
      of: ({ gross }) => (gross ? month(gross) : t('resources.dry.notKnown')),
      strong: true,
    },
  ];
  return (
    <section>
      <PlainTable
        label={t('resources.dry.caption')}
        captioned
        head={[t('resources.dry.what'), t('resources.dry.now'), t('resources.dry.then', { name: titleOf(target) })]}
        rows={rows.map(({ label, of, strong }) => ({ key: label, name: label, cells: [of(before), of(after)], strong }))}
      />
      <p>
        {!difference
          ? t('resources.dry.noDifference')
          : difference.eq(0)
            ? t('resources.dry.same')
            : t(difference.gt(0) ? 'resources.dry.more' : 'resources.dry.less', { amount: format.money(difference.abs()) })}{' '}
        {unpriced > 0 ? t('resources.dry.unpriced', { count: unpriced }) : null}
      </p>
    </section>
  );
}
