import { useId, useState } from 'react';
import { titleOf } from '@/data/billing/accounts/accounts';
import { hasUsers } from '@/data/resources/vm/cloudInit';
import { perMonth } from '@/data/pricing/pricing';
import { msg, parseTime, useFormat, useT, type Format, type Message, type T } from '@/i18n';
import { imageName, versionName } from '@/data/resources/catalogue/names';
import type { Choices } from './choices';
import { Button, ChevronDownIcon, ChevronUpIcon, IconButton, KeyValues, Name, SkeletonRows } from '@/ui';
import { Checkbox, FormError } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import classes from './create.module.css';
import { Unread } from './parts/Part';
import { useNumbersPending } from '@/ui/forms';
import { Prices, priceOfChoices } from './Prices';
import { blocked, type Field } from './problems';
import { publicKeys } from './request';
import { Runway } from './Runway';
import { installs } from './sources';
import type { Create } from './useCreate';
import type { Submit } from './useSubmit';

/** The fields that something can be wrong with, from the top of the form down. */
const labelled: readonly (readonly [Field, Message])[] = [
  ['origin', msg('create.origin')],
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
  ['keys', msg('create.keys')],
  ['publicKey', msg('create.publicKey')],
  ['name', msg('create.name')],
  ['count', msg('create.count')],
  ['description', msg('create.description')],
  ['backup', msg('create.backup')],
  ['cloudInit', msg('create.cloudInit.short')],
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
  const pending = useNumbersPending();
  const reason = blocked(choices, offer);
  const errors = labelled.flatMap(([field, label]) => {
    const text = form.errors[field];
    return typeof text === 'string' ? [{ id: `create-${field}`, text: t('create.problem.at', { field: t(label), problem: text }) }] : [];
  });

  const cloned = choices.source === 'clone';
  const users = hasUsers(create.cloudInit?.value);
  const ways = [
    users ? t('create.summary.cloudInit') : null,
    values.password === '' || users ? null : t('create.summary.password'),
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
    { label: t(installs(choices.source) ? 'create.image' : 'create.origin'), value: beginning(t, format, choices) },
    ...(choices.pools.length > 1 && !cloned ? [{ label: t('create.class'), value: choices.pool?.name ?? '–' }] : []),
    {
      label: t('create.size'),
      value: t('create.summary.size', {
        vcpu: choices.vcpu.value,
        ram: format.memory(choices.ram.value),
        disk: format.disk(choices.disk.value),
      }),
    },
    ...(cloned
      ? []
      : [
          { label: t('create.network'), value: choices.network?.name || choices.network?.subnet || t('create.summary.defaultNetwork') },
          { label: t('create.publicIp'), value: t(values.publicIp ? 'create.yes' : 'create.no') },
        ]),
    ...(installs(choices.source) ? [{ label: t('create.access'), value: ways.filter(Boolean).join(', ') || '–' }] : []),
    ...(cloned ? [] : [{ label: t('create.backup'), value: t(values.backup ? 'create.yes' : 'create.no') }]),
    ...(choices.account ? [{ label: t('create.account'), value: titleOf(choices.account) }] : []),
  ];

  return (
    <aside className={classes.summary} aria-labelledby={id} data-open={open || undefined}>
      <div className={classes.summaryTop}>
        <h2 id={id} className={classes.summaryTitle}>
          {t('create.summary')}
        </h2>
        <span className={classes.summaryPrice}>
          {price ? t('create.perMonth', { price: format.money(perMonth(price.running.times(count))) }) : null}
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
        {price && !pending ? <Prices price={price} count={count} account={choices.account} /> : null}
        {values.backup ? <p className={shared.quiet}>{t('create.summary.backup')}</p> : null}
        {price && choices.account ? <Runway account={choices.account} more={price.running.times(count)} /> : null}
      </div>
      <div className={classes.summaryBottom}>
        <FormError errors={errors} />
        {reason ? <p className={classes.corrected}>{t(reason)}</p> : null}
        {count === 1 ? (
          <Checkbox
            size="xs"
            label={t('create.stay')}
            checked={submit.stay}
            onChange={(event) => submit.setStay(event.currentTarget.checked)}
          />
        ) : null}
        <div className={classes.summaryButtons}>
          <Button type="submit" variant="primary" fullWidth loading={submit.checking} reason={reason && t(reason)}>
            {price && !pending
              ? t('create.submit.price', { count, price: format.money(perMonth(price.running.times(count))) })
              : t('create.submit', { count })}
          </Button>
          <Button onClick={onCurl} reason={choices.location ? null : t('create.blocked.location')}>
            {t('create.curl')}
          </Button>
        </div>
      </div>
    </aside>
  );
}

/** What the machine begins with, in one line. */
function beginning(t: T, format: Format, { source, image, version, machine, point, existing }: Choices): string {
  if (source === 'iso') return t('create.summary.empty');
  if (source === 'disk') return existing ? existing.display_name || existing.uuid : '–';
  if (installs(source)) {
    if (!image) return '–';
    return [imageName(image), version && versionName(version)].filter(Boolean).join(' ');
  }
  if (!machine) return '–';
  const moment = parseTime(point?.created_at);
  return source === 'clone' || !moment ? machine.name : t('create.summary.copy', { name: machine.name, when: format.dateTime(moment) });
}
