import { useId, useState } from 'react';
import { titleOf } from '@/data/billing';
import { perMonth } from '@/data/pricing';
import { msg, useFormat, useT, type Message } from '@/i18n';
import { Button, ChevronDownIcon, ChevronUpIcon, IconButton, KeyValues, Name, SkeletonRows } from '@/ui';
import { FormError } from '@/ui/forms';
import classes from './create.module.css';
import { Unread } from './parts/Part';
import { Prices, priceOfChoices } from './Prices';
import { blocked, type Field } from './problems';
import { publicKeys } from './request';
import type { Create } from './useCreate';
import type { Submit } from './useSubmit';

/** The fields that something can be wrong with, from the top of the form down. */
const labelled: readonly (readonly [Field, Message])[] = [
  ['os_name', msg('create.image')],
  ['os_version', msg('create.version')],
  ['pool', msg('create.class')],
  ['vcpu', msg('create.vcpu')],
  ['ram', msg('create.ram')],
  ['disk', msg('create.disk')],
  ['network', msg('create.network')],
  ['publicIp', msg('create.publicIp')],
  ['username', msg('create.username')],
  ['password', msg('create.password')],
  ['publicKey', msg('create.publicKey')],
  ['name', msg('create.name')],
  ['count', msg('create.count')],
  ['description', msg('create.description')],
  ['backup', msg('create.backup')],
  ['account', msg('create.account')],
];

/** What it will be and what it costs, always in view: beside the form, on a phone at the bottom. */
export function Summary({ create, submit, onCurl }: { create: Create; submit: Submit; onCurl: () => void }) {
  const t = useT();
  const format = useFormat();
  const id = useId();
  // Only phones have it folded; elsewhere it is shown whatever this says.
  const [open, setOpen] = useState(false);
  const { values, choices, names, policy, reads, offer, form } = create;
  const count = values.count;
  const price = policy && priceOfChoices(policy, choices, values.publicIp);
  const reason = blocked(choices, offer);
  const credit = choices.account?.running_totals?.credit_available ?? choices.account?.credit_amount;
  const errors = labelled.flatMap(([field, label]) => {
    const text = form.errors[field];
    return typeof text === 'string' ? [{ id: `create-${field}`, text: t('create.problem.at', { field: t(label), problem: text }) }] : [];
  });

  const ways = [
    values.password === '' ? null : t('create.summary.password'),
    ...publicKeys(values, choices)
      .slice(0, 1)
      .map(() => t('create.summary.keys', { count: publicKeys(values, choices).length })),
  ];
  const facts = [
    {
      label: t('create.name'),
      value:
        names.length > 1 ? (
          t('create.summary.several', { first: names[0] ?? '', last: names.at(-1) ?? '' })
        ) : names[0] ? (
          <Name>{names[0]}</Name>
        ) : (
          '–'
        ),
    },
    { label: t('create.location'), value: choices.location?.display_name ?? '–' },
    {
      label: t('create.image'),
      value: choices.image
        ? [choices.image.display_name || choices.image.os_name, choices.version?.display_name || choices.version?.os_version]
            .filter(Boolean)
            .join(' ')
        : '–',
    },
    ...(choices.pools.length > 1 ? [{ label: t('create.class'), value: choices.pool?.name ?? '–' }] : []),
    {
      label: t('create.size'),
      value: t('create.summary.size', {
        vcpu: choices.vcpu.value,
        ram: format.memory(choices.ram.value),
        disk: format.disk(choices.disk.value),
      }),
    },
    { label: t('create.network'), value: choices.network?.name || choices.network?.subnet || t('create.summary.defaultNetwork') },
    { label: t('create.publicIp'), value: t(values.publicIp ? 'create.yes' : 'create.no') },
    { label: t('create.access'), value: ways.filter(Boolean).join(', ') || '–' },
    { label: t('create.backup'), value: t(values.backup ? 'create.yes' : 'create.no') },
    ...(choices.account ? [{ label: t('create.account'), value: titleOf(choices.account) }] : []),
  ];

  return (
    <aside className={classes.summary} aria-labelledby={id} data-open={open || undefined}>
      <div className={classes.summaryTop}>
        <h2 id={id} className={classes.summaryTitle}>
          {t('create.summary')}
        </h2>
        <span className={classes.summaryPrice}>
          {price ? t('create.perMonth', { price: format.money(perMonth(price.running.times(count)).toFixed()) }) : null}
        </span>
        <span className={classes.fold}>
          <IconButton
            label={t(open ? 'create.summary.less' : 'create.summary.more')}
            icon={open ? ChevronDownIcon : ChevronUpIcon}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          />
        </span>
      </div>
      <div className={classes.summaryBody}>
        <KeyValues items={facts} />
        <Unread read={reads.policy} />
        {reads.policy.isPending ? <SkeletonRows rows={4} /> : null}
        {price ? <Prices price={price} count={count} account={choices.account} /> : null}
        {values.backup ? <p className={classes.note}>{t('create.summary.backup')}</p> : null}
        {credit ? <p className={classes.note}>{t('create.summary.credit', { amount: format.money(credit) })}</p> : null}
      </div>
      <div className={classes.summaryBottom}>
        <FormError errors={errors} />
        {reason ? <p className={classes.corrected}>{t(reason)}</p> : null}
        <div className={classes.summaryButtons}>
          <Button type="submit" variant="primary" fullWidth loading={submit.checking} reason={reason && t(reason)}>
            {count > 1 ? t('create.submit.several', { count }) : t('create.submit')}
          </Button>
          <Button onClick={onCurl} reason={choices.location ? null : t('create.blocked.location')}>
            {t('create.curl')}
          </Button>
        </div>
      </div>
    </aside>
  );
}
