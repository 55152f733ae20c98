import { priceOf } from '@/data/pricing/pricing';
import { useFormat, useT } from '@/i18n';
import { Notice, SkeletonRows } from '@/ui';
import { Checkbox, Select } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import classes from '../create.module.css';
import type { Create } from '../useCreate';
import { Part, Unread } from './Part';

export function NetworkPart({ create }: { create: Create }) {
  const t = useT();
  const format = useFormat();
  const { offer, reads, policy, choices, values, form, set } = create;
  const networks = offer.networks ?? [];
  const price = policy && priceOf(policy, 'address', 1);
  return (
    <Part title={t('create.networking')}>
      <Unread read={reads.networks} note={t('create.network.unread')} />
      {reads.networks.isPending ? <SkeletonRows rows={1} /> : null}
      {networks.length > 0 ? (
        <Select
          id="create-network"
          className={classes.middle}
          label={t('create.network')}
          data={networks.map((network) => ({
            value: network.uuid,
            label: [network.name || network.uuid, network.subnet, network.is_default ? t('create.network.default') : null]
              .filter(Boolean)
              .join(' · '),
          }))}
          value={choices.network?.uuid ?? null}
          onChange={(uuid) => set('network', uuid)}
          allowDeselect={false}
          searchable={networks.length > 8}
          error={form.errors.network}
        />
      ) : offer.networks ? (
        <p className={shared.quiet}>{t('create.network.none')}</p>
      ) : null}
      <Checkbox
        id="create-publicIp"
        label={t('create.publicIp')}
        description={price ? t('create.perHour', { price: format.hourly(price) }) : undefined}
        checked={values.publicIp}
        onChange={(event) => set('publicIp', event.currentTarget.checked)}
        error={form.errors.publicIp}
      />
      {values.publicIp ? null : <Notice tone="warn">{t('create.publicIp.off')}</Notice>}
    </Part>
  );
}
